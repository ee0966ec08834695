-- A database of its own (keys.sqlite), with backups of its own that live at most 14 days.
create table agency_keys (
  agency text primary key,
  wrapped blob not null
) strict;

create table situation_keys (
  situation text not null,
  scope text not null,
  agency text not null,
  wrapped blob not null,
  primary key (situation, scope, agency)
) strict;
create index situation_keys_of on situation_keys (agency, scope);
