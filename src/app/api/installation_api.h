// Acts on the installation as data: members, code lists, the directory, the audit log. Those that name a folder are for
// the command line only: the running program reads files with its own rights, so it takes their paths from nobody else.
#pragma once

#include "app/concert.h"
#include "rooms/access/api/api_call.h"

namespace concert::app {

class InstallationApi {
public:
  explicit InstallationApi(Concert& concert) : concert_(concert) {}

  http::Reply sign_in(access::ApiCall&); // a token for the Authorization header
  http::Reply agencies(access::ApiCall&);
  http::Reply members(access::ApiCall&);
  http::Reply add_member(access::ApiCall&);
  http::Reply verify_audit(access::ApiCall&);
  http::Reply import_codes(access::ApiCall&);     // local only
  http::Reply import_directory(access::ApiCall&); // local only
  http::Reply check_directory(access::ApiCall&);  // local only
  http::Reply export_directory(access::ApiCall&); // local only
  http::Reply import_capacity(access::ApiCall&);  // local only
  http::Reply bring_households(access::ApiCall&); // local only
  http::Reply import_areas(access::ApiCall&);     // local only
  http::Reply export_needs(access::ApiCall&);     // local only
  http::Reply import_needs(access::ApiCall&);     // local only
  http::Reply back_up(access::ApiCall&);          // local only

private:
  Concert& concert_;
};

const FieldSpecs& no_fields();
const FieldSpecs& import_codes_fields();     // files
const FieldSpecs& import_directory_fields(); // folder, name, language?, dialect?, mapping?, all_or_nothing?, notes?
const FieldSpecs& check_directory_fields();  // folder, dialect?, mapping?, notes?
const FieldSpecs& export_directory_fields(); // folder, format?
const FieldSpecs& import_capacity_fields();  // file, all_or_nothing?, notes?
const FieldSpecs& households_fields();       // files; none: the table has no figures any more
const FieldSpecs& import_areas_fields();     // file
const FieldSpecs& export_needs_fields();     // file
const FieldSpecs& back_up_fields();          // folder

} // namespace concert::app
