-- In which neighbourhood the person of an open situation lives, as its agency told it. PRIVACY: a code of the map and a
-- random mark; gone as soon as the situation has ended. What was shown of it keeps marks, and no situation.
create table alignment_areas (
  situation text primary key,
  mark text not null,
  area text not null
) strict;

create table alignment_area_counts (
  table_id text not null,
  member text not null,
  counted_at integer not null,
  everything integer not null,
  areas text not null,
  marks text not null,
  primary key (table_id, member)
) strict;
