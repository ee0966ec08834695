create table access_tables (
  id text primary key,
  name_en text not null,
  name_fr text not null,
  names_policy text not null check (names_policy in ('ontario', 'kenora', 'massachusetts')),
  version integer not null
) strict;

create table access_members (
  id text primary key,
  login text not null unique,
  name text not null,
  language text not null check (language in ('en', 'fr')),
  password_hash text not null,
  password_is_temporary integer not null check (password_is_temporary in (0, 1)),
  state text not null check (state in ('active', 'suspended')),
  version integer not null
) strict;

-- agency: kept by the room agencies
create table access_seats (
  id text primary key,
  agency text not null,
  at_table text not null references access_tables (id),
  role text not null,
  state text not null check (state in ('active', 'suspended')),
  version integer not null,
  unique (at_table, agency, role)
) strict;

create table access_member_seats (
  member text not null references access_members (id),
  seat text not null references access_seats (id),
  primary key (member, seat)
) strict;
create index access_member_seats_by_seat on access_member_seats (seat);

create table access_sessions (
  token_hash blob primary key,
  member text not null references access_members (id),
  seat text references access_seats (id),
  created_at integer not null,
  last_used_at integer not null,
  locked integer not null check (locked in (0, 1))
) strict;
create index access_sessions_by_member on access_sessions (member);
create index access_sessions_by_creation on access_sessions (created_at);
