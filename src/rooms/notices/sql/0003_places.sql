-- How much room an agency has may have to be said again. The list of kinds is part of the table, so both tables are made
-- anew with what they hold.
create table notices_next (
  id text primary key,
  table_id text not null,
  member text not null,
  seat text not null,
  kind text not null check (kind in ('meeting_planned', 'meeting_changed', 'meeting_cancelled', 'minutes_to_sign', 'situation_waits', 'referral_waits', 'places_wait')),
  about text not null,
  mark integer not null,
  edition integer not null,
  created_at integer not null,
  read_at integer,
  unique (member, seat, about)
) strict;
insert into notices_next select * from notices;
create table notice_letters_next (
  id text primary key,
  notice text not null references notices_next (id),
  queued_at integer not null,
  attempts integer not null,
  next_attempt integer not null,
  refused integer not null check (refused in (0, 1))
) strict;
insert into notice_letters_next select * from notice_letters;
drop table notice_letters;
drop table notices;
alter table notices_next rename to notices;
alter table notice_letters_next rename to notice_letters;
create index notices_by_about on notices (about);
create index notices_by_table on notices (table_id);
create index notice_letters_by_notice on notice_letters (notice);
create index notice_letters_by_next_attempt on notice_letters (next_attempt);

-- When an agency was last reminded, also when all is fresh since: so that a week lies between.
create table notice_reminders (
  agency text primary key,
  at integer not null
) strict;
