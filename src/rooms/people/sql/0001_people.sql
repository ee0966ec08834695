-- Sealed boxes only. There is no index of names and nothing that could be compared without the key.
create table people_identities (
  situation text primary key,
  version integer not null,
  names blob not null,
  contact blob not null
) strict;
