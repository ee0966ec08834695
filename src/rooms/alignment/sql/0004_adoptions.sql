-- Since when what a table's situations say of a row stands beside that value of the experts.
create table alignment_shadows (
  table_id text not null,
  risk_category text not null,
  service_term text not null,
  expert real not null,
  since integer not null,
  primary key (table_id, risk_category, service_term, expert)
) strict;

-- Values that came from there into the table of needs, and went back.
create table alignment_adoptions (
  edition text not null primary key,
  table_id text not null,
  risk_category text not null,
  service_term text not null,
  expert real not null,
  before_value real not null,
  noted text not null,
  adopted real not null,
  situations integer not null,
  reason text not null,
  at integer not null,
  taken_back_at integer
) strict;
