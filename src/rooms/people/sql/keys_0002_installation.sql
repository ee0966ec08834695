-- One row: which installation these keys are of. The same stands in the main database.
create table installation (id text primary key) strict;
