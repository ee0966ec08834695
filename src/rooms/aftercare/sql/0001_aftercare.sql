-- What comes after the table: codes, days, grades and agencies. There is no column that could hold a name or a sentence.
-- No reference to the room of situations: what was found stays a figure when a situation is opened again.
create table aftercare (
  id text not null,
  situation text not null,
  concluded_at integer not null,
  table_id text not null,
  version integer not null,
  reported_at integer,
  reported_end text,
  reported_reason text,
  reported_reason_version text,
  reported_ground text,
  reported_ground_version text,
  reported_given_on text,
  primary key (situation, concluded_at)
) strict;
create index aftercare_of_table on aftercare (table_id, situation, concluded_at, reported_at);

create table aftercare_consents (
  situation text not null,
  concluded_at integer not null,
  position integer not null,
  ground text not null,
  ground_version text not null,
  given_on text not null,
  ended_on text,
  ended_by text,
  primary key (situation, concluded_at, position)
) strict;

create table aftercare_follow_ups (
  id text primary key,
  situation text not null,
  concluded_at integer not null,
  table_id text not null,
  position integer not null,
  days integer not null,
  owner text not null,
  due text not null,
  state text not null,
  asked_on text,
  help text,
  help_version text,
  change text,
  change_version text
) strict;
create index aftercare_follow_ups_of on aftercare_follow_ups (situation, concluded_at, position);
create index aftercare_follow_ups_due on aftercare_follow_ups (table_id, state, due);

-- follow_up: empty for the report
create table aftercare_risks (
  situation text not null,
  concluded_at integer not null,
  follow_up text not null,
  position integer not null,
  factor text not null,
  factor_version text not null,
  grade_before integer not null,
  grade_now integer,
  primary key (situation, concluded_at, follow_up, position)
) strict;

create table aftercare_protective (
  situation text not null,
  concluded_at integer not null,
  follow_up text not null,
  position integer not null,
  code text not null,
  code_version text not null,
  primary key (situation, concluded_at, follow_up, position)
) strict;

create table aftercare_roles (
  situation text not null,
  concluded_at integer not null,
  position integer not null,
  agency text not null,
  part text not null,
  primary key (situation, concluded_at, position)
) strict;

create table aftercare_services (
  situation text not null,
  concluded_at integer not null,
  position integer not null,
  service_type text not null,
  service_type_version text not null,
  mobilization text not null,
  mobilization_version text not null,
  primary key (situation, concluded_at, position)
) strict;
