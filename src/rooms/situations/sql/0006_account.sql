-- What the originating agency tells the table in plain words. PRIVACY: sealed under the situation's key, so that what
-- erases the person erases it, backups included; who may read it is the gate's verdict each time. Empty: taken back.
create table situation_accounts (
  situation text primary key references situations (id) on delete cascade,
  version integer not null,
  sealed blob not null
) strict;

-- A table's own counts of households, as the file that was brought in. Nobody's situation.
create table situation_households (
  table_id text primary key,
  revision integer not null,
  file text not null
) strict;
