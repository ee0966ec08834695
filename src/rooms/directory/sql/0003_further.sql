-- What sources say in fields of the standard that no table above has: kept so that an export gives it back. The values
-- are one JSON object from field to text; links in it hold our ids.
create table directory_further (
  id text primary key,
  source_import text not null,
  source_table text not null,
  source_id text not null,
  fields text not null
) strict;
create index directory_further_by_source on directory_further (source_import);
