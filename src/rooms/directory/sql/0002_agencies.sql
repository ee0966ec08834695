-- Which agencies of the table keep the entries of an organization. An organization that is gone from its source and comes
-- back with the next import finds its agencies again.
create table directory_agencies (
  organization text not null,
  agency text not null,
  primary key (organization, agency)
) strict;
create index directory_agencies_of on directory_agencies (agency);
