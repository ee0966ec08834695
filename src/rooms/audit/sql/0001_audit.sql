-- Entries are only ever inserted. A leaf commits to every column before it and to the detail through its digest.
create table audit_entries (
  seq integer primary key,
  at integer not null,
  member text not null,
  seat text not null,
  agency text not null,
  act text not null,
  object_kind text not null,
  object text not null,
  field_class text not null,
  sealed integer not null,
  digest blob not null,
  detail blob not null,
  leaf blob not null,
  mac blob not null
) strict;
create index audit_entries_by_object on audit_entries (object, seq);
create index audit_entries_by_member on audit_entries (member, seq);
create index audit_entries_by_agency on audit_entries (agency, seq);
create index audit_entries_by_time on audit_entries (at);

-- One row: what the next append builds on.
create table audit_tree (
  one integer primary key check (one = 1),
  size integer not null,
  peaks blob not null,
  checkpoint_size integer not null,
  checkpoint_at integer not null,
  checkpoint_root blob not null,
  mac blob not null
) strict;

create table audit_checkpoints (
  size integer primary key,
  note text not null
) strict;

-- Roots of full subtrees of 256, 65536, ... entries, so that a proof reads hundreds of rows and not all of them. Derived:
-- nothing is believed because it stands here.
create table audit_subtrees (
  level integer not null,
  position integer not null,
  root blob not null,
  primary key (level, position)
) strict;
