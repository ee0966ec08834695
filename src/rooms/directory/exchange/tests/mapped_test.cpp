// A council's own spreadsheet, read by a mapping.
#include <doctest/doctest.h>

#include "rooms/directory/exchange/tests/reference.h"

using namespace concert;
using namespace concert::directory;

namespace {

constexpr const char* mapping = R"(
help:
  Nr:
    - {model: services, field: id}
    - {model: locations, field: id}
    - {model: service_at_location, field: service_id}
    - {model: service_at_location, field: location_id}
  Agency:
    - {model: organizations, field: id}
    - {model: organizations, field: name}
    - {model: services, field: organization_id}
  What: {model: services, field: name, also: {status: active}}
  Street: {model: address, field: address_1, foreign_key_name: location_id, foreign_key_value: Nr}
  Town: {model: address, field: city}
  Secret: {model: locations, field: confidential}
  Phone: {model: phones, field: number, foreign_key_name: service_id, foreign_key_value: Nr, also: {type: voice}}
  Fax: {model: phones, row: fax, field: number, foreign_key_name: service_id, foreign_key_value: Nr, also: {type: fax}}
  Serves: {model: service_areas, field: name, split: ";", foreign_key_name: service_id, foreign_key_value: Nr}
  Languages: {model: languages, field: language, split: ",", foreign_key_name: service_id, foreign_key_value: Nr}
)";

Files council(const std::string& yaml = mapping) {
  return {{"ours.yaml", yaml},
          {"Help.csv", "Nr;Agency;What;Street;Town;Secret;Phone;Fax;Serves;Languages;Notes\r\n"
                       "1;Haven;Beds;1 Main St;Town;;555-0100;555-0101;Mill; English, French;\r\n"
                       "2;Haven;Meals;2 Mill St;Town;yes;;;\"Mill; Harbour\";;call first\r\n"}};
}

std::string refused(const std::string& yaml) {
  const auto out = read_directory(council(yaml), {"t", "en"});
  if (out)
    return "";
  std::string said = out.error().problems.front().word;
  for (const std::string& value : out.error().problems.front().values)
    said += " " + value;
  return said;
}

} // namespace

TEST_CASE("one sheet becomes organizations, services, places, telephones, areas and languages") {
  const Import import = *read_directory(council(), {"council", "en"});
  CHECK(import.dialect == "mapped");
  const Entries& entries = import.entries;
  CHECK(entries.organizations.size() == 1);
  REQUIRE(entries.services.size() == 2);
  CHECK(entries.services[1].organization == entries.organizations[0].id);
  CHECK(entries.services[0].status == ServiceStatus::active);
  CHECK(entries.services[0].languages.size() == 2);
  CHECK(entries.services[1].areas.size() == 2);
  CHECK(entries.services_at_locations.size() == 2);
  REQUIRE(entries.phones.size() == 2);
  CHECK(entries.phones[0].kind == "voice");
  CHECK(entries.phones[1].kind == "fax");
  CHECK(entries.phones[1].service == entries.services[0].id);
  REQUIRE(entries.addresses.size() == 2);
  CHECK(entries.addresses[0].city == "Town");
  CHECK(entries.locations[0].visibility == AddressVisibility::open);
  CHECK(entries.locations[1].visibility == AddressVisibility::withheld);
  CHECK(notes_of(import, "directory.import.column_unknown") == 1); // Notes
  // Read again, the same entries.
  CHECK(read_directory(council(), {"council", "en"})->entries == entries);
}

TEST_CASE("a mapping that cannot be followed is refused, saying where") {
  CHECK(refused("help: 1\nx: y: z") == "directory.import.mapping_unreadable 2 5");
  CHECK(refused("help: {A: {model: x, field: id}}") == "directory.import.mapping_model_unknown x");
  CHECK(refused("help: {A: {model: services, field: colour}}") ==
        "directory.import.mapping_field_unknown services colour");
  CHECK(refused("help: {A: {model: services}}") == "directory.import.mapping_shape A");
  CHECK(refused("help: {Nr: {model: services, field: id, split: ab}}") == "directory.import.mapping_shape Nr");
  CHECK(refused("help: {Gone: {model: services, field: id}}") == "directory.import.column_missing 1 Gone");
  CHECK(refused("other: {Nr: {model: services, field: id}}") == "directory.import.file_missing");
  CHECK(refused("- a") == "directory.import.mapping_shape ");
  Files two = council();
  two["more.yml"] = "";
  CHECK(read_directory(two, {"t", "en"}).error().problems[0].word == "directory.import.mapping_twice");
}
