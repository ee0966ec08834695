-- What was answered under an Idempotency-Key: that it was done and what it made, never what it said.
create table answered (
  key_hash text primary key,
  request_hash text not null,
  status integer,
  object text not null,
  version integer,
  at integer not null
) strict;
create index answered_at on answered (at);
