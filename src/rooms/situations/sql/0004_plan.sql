-- The plan: who does what by when, in codes. Rewritten with its situation, under its version.
create table situation_tasks (
  id text primary key,
  situation text not null references situations (id) on delete cascade,
  position integer not null,
  what text not null,
  what_version text not null,
  owner text not null,
  planned_at integer not null,
  due_at integer not null,
  state text not null,
  outcome text,
  outcome_version text,
  set_by_agency text not null,
  set_by_member text not null,
  set_at integer not null
) strict;
create index situation_tasks_of on situation_tasks (situation, position);
