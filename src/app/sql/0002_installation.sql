-- One row: which installation this database is of. The same stands in keys.sqlite.
create table installation (id text primary key) strict;
