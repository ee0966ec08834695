-- Offers of a situation to another table. Of what is at the other table there is no id here: neither sees the other's.
create table situation_hand_overs (
  id text primary key,
  situation text not null references situations (id) on delete cascade,
  from_table text not null,
  to_table text not null,
  by_agency text not null,
  reason text not null,
  reason_version text not null,
  offered_at integer not null,
  state text not null,
  answer text,
  answer_version text,
  answered_at integer
) strict;
create index situation_hand_overs_of on situation_hand_overs (situation, offered_at);
create index situation_hand_overs_to on situation_hand_overs (to_table, state, offered_at);
alter table situations add column from_another_table integer not null default 0;
