create table code_entries (
  list text not null,
  version text not null,
  id text not null,
  group_id text not null,
  category text not null,
  relation text not null,
  en text not null,
  fr text not null,
  mark text not null,
  source text not null,
  position integer not null,
  primary key (list, version, id)
) strict;

create table code_lists (
  list text primary key,
  current_version text not null
) strict;
