-- Links by which an organization without an account says once how much room it has. A token is made from id, end and a
-- key of the installation, and stored nowhere. The address is of the organization's own mailbox.
create table directory_links (
  id text primary key,
  organization text not null,
  email text not null,
  agency text not null,
  issued_at integer not null,
  expires_at integer not null,
  ended text
) strict;
create index directory_links_of on directory_links (organization, issued_at);
create index directory_links_open on directory_links (ended, expires_at);

create table directory_letters (
  id text primary key,
  link text not null references directory_links (id),
  queued_at integer not null,
  attempts integer not null,
  next_attempt integer not null
) strict;
create index directory_letters_of on directory_letters (link);
create index directory_letters_due on directory_letters (next_attempt);
