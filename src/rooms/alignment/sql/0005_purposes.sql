-- Why a table looks at how it went for its groups: every statement stays, the highest version is in use.
create table alignment_purposes (
  table_id text not null,
  version integer not null,
  set_at integer not null,
  grouping_by text not null,
  purpose text not null check (purpose in ('none', 'fair_access', 'set_floor', 'report_to_table')),
  primary key (table_id, version)
) strict;
