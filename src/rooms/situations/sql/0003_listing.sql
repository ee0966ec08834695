-- Covers what decides whether a row is on somebody's list, so that counting and paging do not read the rows themselves.
drop index situations_listed;
create index situations_listed on situations (table_id, sorted_at, id, stage, originating, number);
drop index situation_agencies_mine;
create index situation_agencies_mine on situation_agencies (agency, situation, likely, part);

-- Rises with each change to a table's situations: what was worked out at one revision holds until the next.
create table situation_revisions (
  table_id text primary key,
  revision integer not null
) strict;
insert into situation_revisions (table_id, revision) select distinct table_id, 1 from situations;
