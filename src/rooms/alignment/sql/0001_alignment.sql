-- Every edition of the table of needs stays, so that an old search can be computed again.
create table alignment_needs (
  version text not null,
  position integer not null,
  risk_category text not null,
  need text not null,
  service_term text not null,
  relevance real not null,
  half_life_days integer not null,
  first_contact text not null,
  evidence text not null,
  primary key (version, position)
) strict;

create table alignment_terms (
  version text not null,
  position integer not null,
  id text not null,
  en text not null,
  fr text not null,
  primary key (version, position)
) strict;

create table alignment_equivalents (
  version text not null,
  position integer not null,
  local_term text not null,
  service_term text not null,
  directory text not null,
  primary key (version, position)
) strict;

-- One row.
create table alignment_in_use (
  id integer primary key,
  version text not null
) strict;
