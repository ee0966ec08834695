-- Referrals: codes, ids, agencies and instants. There is no column that could hold a name of a person or a sentence; the
-- address is of an organization's mailbox.
create table referrals (
  id text primary key,
  table_id text not null,
  situation text not null references situations (id) on delete cascade,
  requester text not null,
  version integer not null,
  service_type text not null,
  service_type_version text not null,
  service text not null,
  urgency text not null,
  urgency_version text not null,
  performer_agency text,
  organization text,
  email text,
  consent_ground text,
  consent_ground_version text,
  consent_on text,
  state text not null,
  changed_at integer not null
) strict;
create index referrals_of on referrals (situation, id);
create index referrals_asked_by on referrals (table_id, requester, changed_at);
create index referrals_asked_of on referrals (table_id, performer_agency, changed_at);

create table referral_steps (
  referral text not null references referrals (id) on delete cascade,
  position integer not null,
  state text not null,
  side text not null,
  through text not null,
  agency text,
  member text,
  at integer not null,
  reason text,
  reason_version text,
  places text,
  wait_days integer,
  primary key (referral, position)
) strict;

-- Under a key that only the second secret makes.
create table referral_boxes (
  referral text primary key references referrals (id) on delete cascade,
  salt blob not null,
  proof blob not null,
  whom blob
) strict;

-- A token is made from id, end and a key of the installation, and stored nowhere.
create table referral_links (
  id text primary key,
  referral text not null references referrals (id) on delete cascade,
  issued_at integer not null,
  expires_at integer not null,
  wrong integer not null,
  ended text,
  position integer not null -- counted from 1 for each referral: the latest has the highest
) strict;
create unique index referral_links_of on referral_links (referral, position);
create index referral_links_open on referral_links (ended, expires_at);

create table referral_letters (
  id text primary key,
  link text not null references referral_links (id) on delete cascade,
  queued_at integer not null,
  attempts integer not null,
  next_attempt integer not null,
  refused integer not null
) strict;
create index referral_letters_due on referral_letters (refused, next_attempt);
create index referral_letters_of on referral_letters (link);
