// What each act of this room needs to be told: as a struct for the room, and as a description of fields from which the
// form, the JSON body, the command line and the API's documentation are made alike.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/fields.h"
#include "rooms/access/ids.h"
#include "rooms/directory/exchange/dialect.h"
#include "rooms/directory/import.h"
#include "rooms/directory/service.h"

namespace concert::directory {

struct StateCapacity {
  int available = 0;
  std::optional<int> maximum;
  std::string unit = "place";
  std::optional<int> wait_days; // absent leaves an earlier wait as it is
};

struct EditService {
  std::string name;
  std::string description;
  std::string eligibility;
  std::string application_process;
  std::string fees;
  ServiceStatus status = ServiceStatus::active;
  std::optional<int> minimum_age;
  std::optional<int> maximum_age;
};

// An agency of the table keeps the entries of an organization, or does so no longer.
struct LinkAgency {
  AgencyId agency;
  bool linked = true;
};

enum class Strictness {
  what_is_sound, // everything that is sound comes in, the rest is in the report
  all_or_nothing // one row, link or column that would be left out refuses the whole
};

// A directory to read, and for a demonstration what to make up on top of it.
struct ImportDirectory {
  Files files;
  SourceSettings source;
  struct Overlay {
    std::string file;
    std::string bytes;
    std::map<std::string, std::string> area_names; // code -> name
  };
  std::optional<Overlay> overlay = std::nullopt;
  std::optional<Dialect> dialect = std::nullopt; // found out when it is not named
  Strictness strictness = Strictness::what_is_sound;
};

const FieldSpecs& state_capacity_fields(); // available, maximum?, unit?, wait_days?
const FieldSpecs& edit_service_fields();   // name, description?, eligibility?, application_process?, fees?, status,
                                           // minimum_age?, maximum_age?

const FieldSpecs& link_agency_fields(); // agency, linked

Result<LinkAgency> read_link_agency(const Fields&);
Result<StateCapacity> read_state_capacity(const Fields&);
Result<EditService> read_edit_service(const Fields&);

} // namespace concert::directory
