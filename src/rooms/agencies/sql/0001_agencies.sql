create table agencies (
  id text primary key,
  version integer not null,
  short_name text not null unique,
  name_en text not null,
  name_fr text not null,
  sector text not null,
  sector_version text not null,
  partner_kind text not null,
  partner_kind_version text not null,
  governing_law text not null
) strict;
