-- Who stepped out of which situation over a conflict of interest. Not a child of the record that is rewritten with it: it
-- stays when the picture is amended and when the situation is rejected.
create table situation_step_outs (
  situation text not null references situations (id) on delete cascade,
  agency text not null,
  member text not null, -- empty: whoever represents the agency
  conflict text not null,
  at integer not null,
  back_at integer,
  primary key (situation, agency, member, at)
) strict;
create index situation_step_outs_of_member on situation_step_outs (member, situation);
