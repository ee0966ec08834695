-- That something waits for a member in a seat: ids, a kind, and a number that tells one state from the next.
create table notices (
  id text primary key,
  table_id text not null,
  member text not null,
  seat text not null,
  kind text not null check (kind in ('meeting_planned', 'meeting_changed', 'meeting_cancelled', 'minutes_to_sign', 'situation_waits')),
  about text not null,
  mark integer not null,
  edition integer not null,
  created_at integer not null,
  read_at integer,
  unique (member, seat, about)
) strict;
create index notices_by_about on notices (about);
create index notices_by_table on notices (table_id);

-- Mails to be sent: no address, no subject, no text.
create table notice_letters (
  id text primary key,
  notice text not null references notices (id),
  queued_at integer not null,
  attempts integer not null,
  next_attempt integer not null,
  refused integer not null check (refused in (0, 1))
) strict;
create index notice_letters_by_notice on notice_letters (notice);
create index notice_letters_by_next_attempt on notice_letters (next_attempt);
