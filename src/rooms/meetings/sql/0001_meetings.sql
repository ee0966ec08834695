-- Ids, numbers, codes, agencies and times. The only free texts are where a meeting takes place.
create table meetings (
  id text primary key,
  table_id text not null,
  revision integer not null,
  course_revision integer not null,
  state text not null check (state in ('planned', 'in_session', 'closed', 'signed', 'cancelled')),
  planned_start integer not null,
  expected_minutes integer not null,
  place text not null,
  link text not null,
  quorum_needed integer,
  quorum_present integer,
  quorum_of integer,
  started_at integer,
  closed_at integer
) strict;
create index meetings_of_table on meetings (table_id, planned_start, id);
-- A table sits once at a time.
create unique index meetings_in_session on meetings (table_id) where state = 'in_session';

-- No reference to the room of situations: signed minutes stay what they are when a situation is erased.
create table meeting_items (
  meeting text not null references meetings (id),
  situation text not null,
  position integer not null,
  number integer not null,
  kind text not null,
  state text not null,
  stage_before text,
  stage_after text,
  lead text,
  ending_reason text,
  ending_reason_version text,
  ended_at integer,
  stopped_at text,
  primary key (meeting, situation)
) strict;
create index meeting_items_of_situation on meeting_items (situation, meeting);

create table meeting_spans (
  meeting text not null references meetings (id),
  situation text not null,
  position integer not null,
  began_at integer not null,
  ended_at integer,
  primary key (meeting, situation, position)
) strict;

-- part: likely, assisting
create table meeting_item_agencies (
  meeting text not null references meetings (id),
  situation text not null,
  part text not null,
  position integer not null,
  agency text not null,
  primary key (meeting, situation, part, agency)
) strict;

-- As they were when the meeting was closed; those that hold are in the room of situations.
create table meeting_step_outs (
  meeting text not null references meetings (id),
  situation text not null,
  position integer not null,
  agency text not null,
  member text not null,
  conflict text not null,
  at integer not null,
  back_at integer,
  primary key (meeting, situation, position)
) strict;

create table meeting_attendance (
  meeting text not null references meetings (id),
  member text not null,
  seat text not null,
  position integer not null,
  agency text not null,
  role text not null,
  reminder text not null,
  acknowledged_at integer not null,
  joined_at integer not null,
  left_at integer,
  primary key (meeting, member, seat)
) strict;

-- Written once.
create table meeting_minutes (
  meeting text primary key references meetings (id),
  minutes text not null,
  statement text not null,
  signature blob not null,
  signed_at integer not null,
  seat text not null,
  member text not null,
  checkpoint text not null
) strict;

create table meeting_rules (
  table_id text primary key,
  version integer not null,
  quorum_kind text not null check (quorum_kind in ('none', 'number', 'share')),
  quorum integer not null,
  quorum_binds integer not null,
  reminder text not null,
  minutes_per_situation integer not null,
  expected_minutes integer not null
) strict;
