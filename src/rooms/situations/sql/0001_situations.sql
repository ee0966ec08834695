-- De-identified by construction: codes, ids, dates and grades. There is no column that could hold a name or a sentence.
create table situations (
  id text primary key,
  table_id text not null,
  originating text not null,
  version integer not null,
  settled_version integer not null, -- the version that the keys were last made to follow
  number integer,
  subject text not null,
  subject_version text not null,
  stage text not null,
  opened_at integer not null,
  presented_at integer,
  sorted_at integer not null, -- presented, else opened: the order of every list
  acutely_elevated integer not null,
  beyond_mandate integer not null,
  options_exhausted integer not null,
  urgency text,
  urgency_version text,
  youth_source text,
  youth_source_version text,
  youth_authority text,
  youth_authority_version text,
  youth_until text,
  threshold_met_at integer,
  disclosure_authority text,
  disclosure_authority_version text,
  disclosure_given_on text,
  disclosure_expires text,
  disclosure_covers_intervention integer,
  disclosure_notice_due integer,
  disclosure_opened_at integer,
  lead_named_at integer,
  first_contact_at integer,
  connected_at integer,
  ending_reason text,
  ending_reason_version text,
  ended_at integer,
  stopped_at text
) strict;
create unique index situations_number on situations (table_id, number);
create index situations_listed on situations (table_id, sorted_at, id);

create table situation_people (
  situation text not null references situations (id) on delete cascade,
  position integer not null,
  age_band text not null,
  age_band_version text not null,
  sex text not null,
  sex_version text not null,
  primary key (situation, position)
) strict;

create table situation_risks (
  situation text not null references situations (id) on delete cascade,
  factor text not null,
  factor_version text not null,
  position integer not null,
  grade_before integer not null,
  grade_after integer,
  primary key (situation, factor)
) strict;

-- protective_factors, study_flags, tried_measures, threshold_reasons
create table situation_codes (
  situation text not null references situations (id) on delete cascade,
  list text not null,
  code text not null,
  code_version text not null,
  position integer not null,
  primary key (situation, list, code)
) strict;

create table situation_relevant (
  situation text not null references situations (id) on delete cascade,
  agency text not null,
  position integer not null,
  primary key (situation, agency)
) strict;

create table situation_agencies (
  situation text not null references situations (id) on delete cascade,
  agency text not null,
  position integer not null,
  likely integer not null,
  answer text not null,
  part text not null,
  primary key (situation, agency)
) strict;
create index situation_agencies_mine on situation_agencies (agency, situation);

create table situation_mobilized (
  id text primary key,
  situation text not null references situations (id) on delete cascade,
  position integer not null,
  agency text not null,
  service_type text not null,
  service_type_version text not null,
  service text not null,
  mobilization text not null,
  mobilization_version text not null,
  at integer not null
) strict;
create index situation_mobilized_of on situation_mobilized (situation, position);
