-- What a table has settled for its plan of free places: every setting stays, the highest version is in use.
create table alignment_rules (
  table_id text not null,
  version integer not null,
  set_at integer not null,
  first_after_days integer not null,
  ties text not null check (ties in ('lot', 'longest_wait')),
  held_for_acute integer not null,
  even_load text not null check (even_load in ('none', 'light', 'strong')),
  primary key (table_id, version)
) strict;
