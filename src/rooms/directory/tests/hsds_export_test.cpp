#include "rooms/directory/exchange/hsds_export.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "base/csv.h"
#include "platform/json/parse.h"
#include "rooms/directory/tests/baltimore.h"

using namespace concert;
using namespace concert::directory;

namespace {

bool lost(const Export& out, const char* word) {
  return std::find(out.losses.begin(), out.losses.end(), word) != out.losses.end();
}

Entries with_invented_capacity() {
  Entries entries = baltimore().entries;
  entries.services[0].capacity = Capacity{2, 5, "bed", *Instant::parse_iso("2026-11-20T08:00:00Z"), Provenance::stated};
  entries.services[1].capacity =
      Capacity{1, 3, "bed", *Instant::parse_iso("2026-11-20T08:00:00Z"), Provenance::invented};
  entries.services[1].areas = {{"x", "Inventedville", Provenance::invented}};
  return entries;
}

} // namespace

TEST_CASE("every file matches the package's description, and every link leads to a row") {
  const Export out = write_hsds(baltimore().entries, {}, {});
  const json::Value package = *json::parse(out.files.at("datapackage.json"));
  std::map<std::string, std::map<std::string, bool>> ids; // table -> ids
  std::map<std::string, csv::Table> tables;
  for (const json::Value& resource : *package.find("resources")->if_array()) {
    const std::string& name = *resource.find("name")->if_text();
    csv::Table table = csv::read_table(out.files.at(*resource.find("path")->if_text()));
    CHECK(table.troubles.empty());
    const json::Array& fields = *resource.find("schema")->find("fields")->if_array();
    REQUIRE(fields.size() == table.columns.size());
    for (std::size_t i = 0; i < fields.size(); ++i) {
      CHECK(*fields[i].find("name")->if_text() == table.columns[i]);
      const bool required = fields[i].find("constraints") != nullptr;
      if (required)
        for (const csv::Row& row : table.rows)
          if (row.cells[i].empty() && name != "address") // a few real addresses have no postal code
            FAIL_CHECK(name << "." << table.columns[i] << " is empty in line " << row.line);
    }
    for (const csv::Row& row : table.rows)
      CHECK(ids[name].emplace(row.cells[0], true).second);
    tables[name] = std::move(table);
  }
  CHECK(tables.size() + 1 == out.files.size());
  for (const json::Value& resource : *package.find("resources")->if_array())
    for (const json::Value& key : *resource.find("schema")->find("foreignKeys")->if_array()) {
      const std::string& name = *resource.find("name")->if_text();
      const std::string& to = *key.find("reference")->find("resource")->if_text();
      const std::size_t column = *tables[name].column(*key.find("fields")->if_text());
      for (const csv::Row& row : tables[name].rows)
        if (!row.cells[column].empty() && ids[to.empty() ? name : to].count(row.cells[column]) == 0)
          FAIL_CHECK(name << " line " << row.line << " points nowhere");
    }
  CHECK(out.rows.at("organization") == 748);
  CHECK(out.rows.at("service") == 1'875);
  CHECK(out.services_without_organization == 1);
  CHECK(out.rows.at("attribute") == 7'635);
}

TEST_CASE("a confidential address leaves in no export") {
  Entries entries = baltimore().entries;
  const auto shelter = std::find_if(entries.locations.begin(), entries.locations.end(), [](const Location& each) {
    return each.visibility == AddressVisibility::withheld;
  });
  REQUIRE(shelter != entries.locations.end());
  shelter->position = Position{39.123456, -76.654321};
  for (Address& address : entries.addresses)
    if (address.location == shelter->id)
      address.address_1 = "13 Canary Lane";
  for (const InventedValues invented : {InventedValues::left_out, InventedValues::included}) {
    const Export out = write_hsds(entries, {}, {"t", csv::Formulas::as_written, invented});
    CHECK(out.addresses_withheld == 4);
    CHECK(lost(out, "directory.export.loss_withheld_addresses"));
    for (const auto& [name, bytes] : out.files) {
      CHECK(bytes.find("Canary Lane") == std::string::npos);
      CHECK(bytes.find("39.123456") == std::string::npos);
      CHECK(bytes.find("76.654321") == std::string::npos);
    }
  }
}

TEST_CASE("what a demonstration invented stays home, or says so") {
  const Export honest = write_hsds(with_invented_capacity(), {}, {});
  CHECK(honest.rows.at("service_capacity") == 1);
  CHECK(honest.files.at("service_areas.csv").find("Inventedville") == std::string::npos);
  CHECK(lost(honest, "directory.export.loss_invented"));
  const Export demo =
      write_hsds(with_invented_capacity(), {}, {"t", csv::Formulas::neutralised, InventedValues::included});
  CHECK(demo.rows.at("service_capacity") == 2);
  CHECK(demo.files.at("service_capacity.csv").find("invented for a demonstration") != std::string::npos);
  CHECK(honest.files.at("service_capacity.csv").find("2026-11-20T08:00:00Z") != std::string::npos);
}

TEST_CASE("texts that a spreadsheet would run are neutralised unless told otherwise") {
  Entries entries;
  Organization evil;
  evil.id = id_from<OrganizationTag>({"t", "organization", "1"});
  evil.name = "=HYPERLINK(\"http://example.org\")";
  entries.organizations = {evil};
  const Export safe = write_hsds(entries, {}, {});
  CHECK(safe.files.at("organizations.csv").find("'=HYPERLINK") != std::string::npos);
  CHECK(safe.cells_neutralised == 2); // also as the description, which HSDS demands
  const Export raw = write_hsds(entries, {}, {"t", csv::Formulas::as_written, InventedValues::left_out});
  CHECK(raw.files.at("organizations.csv").find("'=") == std::string::npos);
}
