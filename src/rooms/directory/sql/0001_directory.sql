-- One row: rises with every change that readers must see.
create table directory_state (
  id integer primary key,
  version integer not null
) strict;

create table directory_imports (
  name text primary key,
  at integer not null,
  language text not null,
  organizations integer not null,
  services integer not null,
  locations integer not null,
  mended integer not null,
  left_out integer not null,
  noticed integer not null
) strict;

create table directory_organizations (
  id text primary key,
  version integer not null,
  source_import text not null,
  source_table text not null,
  source_id text not null,
  name text not null,
  alternate_name text not null,
  description text not null,
  email text not null,
  website text not null,
  language text not null,
  edited_locally integer not null
) strict;

create table directory_services (
  id text primary key,
  version integer not null,
  source_import text not null,
  source_table text not null,
  source_id text not null,
  organization text,
  name text not null,
  alternate_name text not null,
  description text not null,
  eligibility text not null,
  application_process text not null,
  fees text not null,
  interpretation text not null,
  wait_time_text text not null,
  email text not null,
  website text not null,
  status text not null,
  language text not null,
  minimum_age integer,
  maximum_age integer,
  age_source text,
  age_phrase text,
  edited_locally integer not null
) strict;
create index directory_services_by_source on directory_services (source_import);

create table directory_service_languages (
  service text not null,
  code text not null,
  reach integer not null,
  primary key (service, code)
) strict;

create table directory_service_areas (
  service text not null,
  position integer not null,
  code text not null,
  name text not null,
  source text not null,
  primary key (service, position)
) strict;

create table directory_service_terms (
  service text not null,
  position integer not null,
  term text not null,
  primary key (service, position)
) strict;

-- Beside the services, because agencies state it here, often, and a new edition of the source must not undo that.
create table directory_capacities (
  service text primary key,
  available integer,
  maximum integer,
  unit text,
  stated_at integer,
  source text,
  wait_days integer,
  wait_stated_at integer,
  wait_source text
) strict;

create table directory_locations (
  id text primary key,
  version integer not null,
  source_import text not null,
  source_table text not null,
  source_id text not null,
  organization text,
  name text not null,
  alternate_name text not null,
  description text not null,
  transportation text not null,
  website text not null,
  latitude real,
  longitude real,
  withheld integer not null,
  language text not null,
  edited_locally integer not null
) strict;

create table directory_services_at_locations (
  id text primary key,
  source_import text not null,
  source_table text not null,
  source_id text not null,
  service text not null,
  location text not null
) strict;
create index directory_services_at_locations_by_source on directory_services_at_locations (source_import);

create table directory_phones (
  id text primary key,
  source_import text not null,
  source_table text not null,
  source_id text not null,
  organization text,
  service text,
  location text,
  number text not null,
  extension text not null,
  kind text not null,
  description text not null
) strict;
create index directory_phones_by_source on directory_phones (source_import);

create table directory_addresses (
  id text primary key,
  source_import text not null,
  source_table text not null,
  source_id text not null,
  location text not null,
  address_1 text not null,
  address_2 text not null,
  city text not null,
  state_province text not null,
  postal_code text not null,
  country text not null
) strict;
create index directory_addresses_by_source on directory_addresses (source_import);

create table directory_terms (
  id text primary key,
  source_import text not null,
  source_table text not null,
  source_id text not null,
  taxonomy text not null,
  code text not null,
  name text not null,
  parent text,
  kind text not null,
  language text not null
) strict;
create index directory_terms_by_source on directory_terms (source_import);
