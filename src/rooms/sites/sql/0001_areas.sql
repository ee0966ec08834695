-- The areas that an operator brought, in the order of their file. `shape` is the GeoJSON of each: read as a whole.
create table site_areas (
  code text primary key,
  position integer not null,
  shape text not null
) strict;
