-- What there was before a situation was opened again: how it ended, when, under whose lead, and two counts for figures.
create table situation_rounds (
  situation text not null references situations (id) on delete cascade,
  position integer not null,
  presented_at integer not null,
  threshold_met_at integer,
  lead_named_at integer,
  first_contact_at integer,
  connected_at integer,
  lead text,
  factors_assessed integer not null,
  factors_reduced integer not null,
  ending_reason text not null,
  ending_reason_version text not null,
  ended_at integer not null,
  stopped_at text not null,
  reopened text not null,
  reopened_version text not null,
  reopened_at integer not null,
  primary key (situation, position)
) strict;
