-- Rises with each change to what comes after a table's situations: what was worked out at one revision holds until the
-- next.
create table aftercare_revisions (
  table_id text primary key,
  revision integer not null
) strict;
