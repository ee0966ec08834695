// Golden figures of real directories, measured by their collector with another program. Some licences allow reading but
// no copy here, so these run where the directories are.
#include <cstdlib>

#include "rooms/directory/exchange/hsds_export.h"
#include "rooms/directory/exchange/tests/reference.h"

using namespace concert;
using namespace concert::directory;

namespace {

struct Golden {
  const char* folder;
  const char* dialect;
  std::size_t organizations, services, locations, phones, addresses, terms;
};

std::optional<Import> golden(const Golden& expected) {
  INFO(expected.folder);
  const auto files = reference_files(expected.folder);
  if (!files)
    return std::nullopt;
  Import import = *read_directory(*files, {"reference", "en"});
  CHECK(import.dialect == expected.dialect);
  CHECK(import.entries.organizations.size() == expected.organizations);
  CHECK(import.entries.services.size() == expected.services);
  CHECK(import.entries.locations.size() == expected.locations);
  CHECK(import.entries.phones.size() == expected.phones);
  CHECK(import.entries.addresses.size() == expected.addresses);
  CHECK(import.entries.terms.size() == expected.terms);
  return import;
}

} // namespace

TEST_CASE("Miami 211: 1,074 organizations, 4,089 services, 4,089 locations") {
  const auto import = golden({"miami-211", "hsds_tables", 1'074, 4'089, 4'089, 4'067, 4'059, 0});
  if (!import)
    return;
  CHECK(import->entries.services_at_locations.size() == 4'089);
  CHECK(notes_of(*import, "directory.import.row_of_nobody") == 2'244); // eligibility of no service
  CHECK(notes_of(*import, "directory.import.number_missing") == 4'089 - 4'067);
  CHECK(notes_of(*import, "directory.import.address_empty") == 4'089 - 4'059);
  CHECK(notes_of(*import, "directory.import.ids_shared") == 1);
  CHECK(notes_of(*import, "directory.import.mojibake") == 790);
  std::size_t placed = 0, schedules = 0;
  for (const Location& each : import->entries.locations)
    placed += each.position ? 1 : 0;
  for (const FurtherRow& row : import->further)
    schedules += row.origin.table == "schedule" ? 1 : 0;
  CHECK(placed == 2'260);
  CHECK(schedules == 11'350);
}

TEST_CASE("one file of the District of Columbia: 1,097 services that lead to no organization") {
  if (const auto import = golden({"dc-orservices", "hsds_tables", 0, 1'097, 0, 0, 0, 0})) {
    CHECK(notes_of(*import, "directory.import.dangling_organization") == 1'097);
    std::size_t waits = 0;
    for (const Service& each : import->entries.services)
      waits += each.wait_time_text.empty() ? 0 : 1;
    CHECK(waits == 3);
  }
}

TEST_CASE("legal aid in Florida, by its own mapping: 20 organizations, 135 services, 378 locations") {
  if (const auto import = golden({"florida-legal", "mapped", 20, 135, 378, 66, 331, 0}))
    CHECK(notes_of(*import, "directory.import.dangling_organization") == 0);
}

TEST_CASE("Baltimore and the smaller ones") {
  golden({"baltimore-charmcare", "ohana", 748, 1'876, 1'482, 5'316, 1'482, 517});
  golden({"hsds-1.1-sample/simple", "hsds_tables", 10, 13, 10, 5, 0, 0});
  golden({"hsds-1.1-sample/all_resources", "hsds_tables", 10, 13, 10, 5, 2, 1});
  golden({"hsds-3.0-examples/examples/csv", "hsds_tables", 1, 1, 1, 1, 1, 1});
}
