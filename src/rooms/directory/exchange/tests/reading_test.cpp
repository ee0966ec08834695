// The shapes in which directories come: HSDS 3.1 as tables and documents, 1.1, 2.0, one bare file, Ohana.
#include <doctest/doctest.h>

#include "rooms/directory/catalogue.h"
#include "rooms/directory/exchange/former_tables.h"
#include "rooms/directory/exchange/hsds_export.h"
#include "rooms/directory/exchange/id_lines.h"
#include "rooms/directory/exchange/tests/reference.h"

using namespace concert;
using namespace concert::directory;

namespace {

Files sample(const std::string& folder) {
  return files_below(std::string(CONCERT_SOURCE_DIR) + "/src/rooms/directory/exchange/tests/samples/" + folder);
}

Files only_files(const std::string& folder, std::initializer_list<const char*> names) {
  Files out;
  const Files all = sample(folder);
  for (const char* name : names)
    out[name] = all.at(name);
  return out;
}

const FurtherRow* beside(const Import& import, std::string_view table) {
  for (const FurtherRow& row : import.further)
    if (row.origin.table == table)
      return &row;
  return nullptr;
}

} // namespace

TEST_CASE("the dialect is found out from what lies there") {
  CHECK(detect(sample("ohana")) == Dialect::ohana);
  CHECK(detect(sample("hsds-3.1/csv")) == Dialect::hsds_tables);
  CHECK(detect(only_files("hsds-3.1", {"service_full.json", "datapackage.json"})) == Dialect::hsds_documents);
  CHECK(detect({{"services.csv", "id,name\n"}, {"ours.yml", ""}}) == Dialect::mapped);
  CHECK_FALSE(detect({{"readme.md", "x"}}));
  for (const Dialect each : {Dialect::hsds_tables, Dialect::hsds_documents, Dialect::ohana, Dialect::mapped})
    CHECK(dialect_of(name_of(each)) == each);
}

TEST_CASE("a full document of HSDS 3.1 brings all that nests in it, each row once") {
  const Import import = *read_directory(only_files("hsds-3.1", {"service_full.json"}), {"t", "en"});
  CHECK(import.dialect == "hsds_documents");
  REQUIRE(import.entries.services.size() == 1);
  REQUIRE(import.entries.organizations.size() == 1);
  REQUIRE(import.entries.locations.size() == 1);
  CHECK(import.entries.services[0].organization == import.entries.organizations[0].id);
  CHECK(import.entries.services_at_locations.size() == 1);
  CHECK(import.entries.phones.size() == 1);
  CHECK(import.entries.addresses.size() == 1);
  REQUIRE(beside(import, "schedule") != nullptr);
  CHECK(beside(import, "schedule")->at("freq") == "WEEKLY");
  CHECK(beside(import, "contact")->at("name") == "Ann Persona");
  CHECK(beside(import, "cost_option") != nullptr);
  CHECK(beside(import, "accessibility") != nullptr);
  CHECK(beside(import, "required_document") != nullptr);
}

TEST_CASE("full, compact and listed documents of one directory are one directory") {
  const Import import =
      *read_directory(only_files("hsds-3.1", {"service_full.json", "service_list.json", "organization_full.json",
                                              "organization_list.json", "service_at_location_full.json",
                                              "service_at_location_list.json", "location.json", "taxonomy_list.json",
                                              "taxonomy.json", "taxonomy_term.json", "taxonomy_term_list.json"}),
                      {"t", "en"});
  CHECK(import.entries.organizations.size() == 1);
  CHECK(import.entries.services.size() == 1);
  CHECK(import.entries.locations.size() == 1);
  CHECK(import.entries.terms.size() == 1);
  // The same entries under the same ids as the tables of the same example.
  const Import tables = *read_directory(sample("hsds-3.1/csv"), {"t", "en"});
  CHECK(tables.entries.services[0].id == import.entries.services[0].id);
  CHECK(tables.entries.services[0].name == import.entries.services[0].name);
  const Import tabular = *read_directory(only_files("hsds-3.1", {"tabular.json"}), {"t", "en"});
  CHECK(tabular.entries.services == tables.entries.services);
}

TEST_CASE("a document a line, and the lines of a report") {
  const Import import = *read_directory(
      {{"services.ndjson", "{\"id\":\"1\",\"name\":\"A\",\"organization\":{\"id\":\"o\",\"name\":\"O\"}}\n\n"
                           "{\"id\":\"2\",\"name\":\"B  B\",\"organization_id\":\"o\"}\n"}},
      {"t", "en"});
  CHECK(import.entries.services.size() == 2);
  CHECK(import.entries.organizations.size() == 1);
  bool told = false;
  for (const Note& note : import.report.notes)
    told = told || (note.word == "directory.import.white_space" && note.line == 3);
  CHECK(told);
  IdLines lines("{\n\"id\": \"a\",\n\"x\": {\"id\": 12}, \"y\": \"id\",\n\"z\": [{ \"id\"\n:\n\"a\" }]}", 1);
  CHECK(lines.next("a") == 2);
  CHECK(lines.next("a") == 6);
  CHECK(lines.next("a") == 6);
  CHECK(lines.next("12") == 3);
  CHECK(lines.next("b") == 1);
}

TEST_CASE("HSDS 1.1 and 2.0 say some things elsewhere") {
  const Import import = *read_directory(
      {{"data/organizations.csv", "id,name,url,alternative_name\n1,Org,www.example.org,Other\n"},
       {"data/services.csv", "id,organization_id,name,fees,status,taxonomy_ids\n1,1,Serve,$5,active,\"t1,t1\"\n"},
       {"data/locations.csv", "id,organization_id,name,lat,lng\n1,1,Place,43.5,-79.5\n"},
       {"data/services_at_location.csv", "id,service_id,location_id\n1,1,1\n"},
       {"data/physical_addresses.csv", "id,location_id,address_1,address_2,address_3,city,zip\n1,1,1 St,B,C,Town,X\n"},
       {"data/postal_addresses.csv", "id,location_id,address_1,city\n1,1,PO Box 1,Town\n"},
       {"data/eligibility.csv", "id,service_id,eligibility\n1,1,Women 18 and older\n2,9,Nobody\n"},
       {"data/languages.csv", "id,service_id,language\n1,1,French\n1,1,Spanish\n"},
       {"data/accessibility_for_disabilities.csv", "id,location_id,accessibility,details\n1,1,ramp,wide\n"},
       {"data/regular_schedules.csv", "service_id,weekday,opens_at,closes_at\n1,Monday,9:00am,5:30 PM\n1,8,1,2\n"},
       {"data/holiday_schedules.csv", "id,service_id,closed,start_date,end_date\n1,1,true,2026-12-24,2026-12-26\n"},
       {"data/phones.csv", "id,service_id,number,language,department\n1,1,555,\"fr, Spanish\",Desk\n"},
       {"data/taxonomy.csv", "id,name,parent_id,parent_name,vocabulary\nt1,Housing,,,Ours\n"},
       {"data/payments_accepted.csv", "id,service_id,payment\n1,1,cash\n"}},
      {"t", "en"});
  const Entries& entries = import.entries;
  CHECK(entries.organizations[0].website == "www.example.org");
  CHECK(entries.organizations[0].alternate_name == "Other");
  CHECK(entries.services[0].fees == "$5");
  CHECK(entries.services[0].eligibility == "Women 18 and older");
  CHECK(entries.services[0].ages->minimum == 18);
  CHECK(entries.services[0].languages ==
        std::vector<SpokenLanguage>{{"es", LanguageReach::offered}, {"fr", LanguageReach::offered}});
  CHECK(entries.services[0].terms.size() == 1);
  CHECK(entries.terms[0].taxonomy == "Ours");
  CHECK(entries.locations[0].position == Position{43.5, -79.5});
  REQUIRE(entries.addresses.size() == 2);
  CHECK(entries.addresses[0].address_2 == "B, C");
  CHECK(entries.addresses[0].postal_code == "X");
  CHECK(entries.phones[0].description == "Desk");
  CHECK(beside(import, "accessibility")->at("description") == "ramp");
  CHECK(beside(import, "schedule")->at("valid_from") == "2026-12-24"); // the holiday; the week follows
  bool weekly = false;
  for (const FurtherRow& row : import.further)
    weekly = weekly || (row.at("byday") == "MO" && row.at("opens_at") == "09:00" && row.at("closes_at") == "17:30" &&
                        row.at("freq") == "WEEKLY");
  CHECK(weekly);
  CHECK(notes_of(import, "directory.import.weekday_unknown") == 1);
  CHECK(notes_of(import, "directory.import.row_of_nobody") == 1);
  CHECK(notes_of(import, "directory.import.no_place") == 1);
  CHECK(import.report.read.at("data/eligibility.csv") == 1);
}

TEST_CASE("HSDS 2.0: terms are called term, categories of others than services name their table as link_type") {
  const Import import = *read_directory(
      {{"organizations.csv", "id,name,url\no,Org,x\n"},
       {"services.csv", "id,organization_id,name,status\ns,o,Serve,active\n"},
       {"locations.csv", "id,name\nl,Place\n"},
       {"taxonomy.csv", "id,name,description,url,version\nx,Ours,d,http://x,2\n"},
       {"taxonomy_terms.csv", "id,term,description,parent_id,taxonomy\nt,Housing,d,,Ours\nu,Shelter,d,t,Ours\n"},
       {"service_attributes.csv", "id,service_id,taxonomy_term_id\n1,s,u\n"},
       {"other_attributes.csv", "id,link_id,link_type,taxonomy_term_id\n1,l,location,t\n"},
       {"schedules.csv", "id,service_id,freq,interval,byday,opens_at,closes_at\n1,s,WEEKLY,1,\"MO,WE\",09:00,17:00\n"},
       {"languages.csv", "id,service_id,language,code\n1,s,French,fra\n"}},
      {"t", "en"});
  CHECK(import.report.count(NoteKind::left_out) == 0);
  REQUIRE(import.entries.terms.size() == 2);
  CHECK(import.entries.terms[1].parent == import.entries.terms[0].id);
  CHECK(import.entries.services[0].terms == std::vector<TaxonomyTermId>{import.entries.terms[1].id});
  CHECK(import.entries.services[0].languages == std::vector<SpokenLanguage>{{"fr", LanguageReach::offered}});
  CHECK(beside(import, "attribute")->at("link_entity") == "location");
  CHECK(beside(import, "taxonomy")->at("version") == "2");
  // Search works on it: words, and a tree whose terms have no codes.
  const Catalogue catalogue(import.entries, 1);
  Search search;
  search.words = "hous";
  CHECK(catalogue.find(search).total == 0); // the service is a shelter, its parent category alone is of housing
  search.words = "shelter";
  CHECK(catalogue.find(search).total == 1);
  search.words.clear();
  search.terms = {import.entries.terms[0].id};
  CHECK(catalogue.find(search).total == 1);
}

TEST_CASE("times of day and days of the week, as people write them") {
  for (const auto& [said, meant] : std::map<std::string, std::string>{{"9:00am", "09:00"},
                                                                      {"9 AM", "09:00"},
                                                                      {"12:00 a.m.", "00:00"},
                                                                      {"12pm", "12:00"},
                                                                      {"17:00:00", "17:00"},
                                                                      {"0830", "08:30"},
                                                                      {"8h30", "08:30"},
                                                                      {"10:00Z", "10:00Z"},
                                                                      {"noon", "noon"},
                                                                      {"25:00", "25:00"},
                                                                      {"9:75", "9:75"},
                                                                      {"", ""}})
    CHECK(time_of_day(said) == meant);
  CHECK(weekday_code("Monday") == "MO");
  CHECK(weekday_code("DIMANCHE") == "SU");
  CHECK(weekday_code("7") == "SU");
  CHECK(weekday_code("th") == "TH");
  CHECK(weekday_code("8") == "");
}

TEST_CASE("one bare services file is a directory without organizations") {
  const Import import =
      *read_directory({{"services.csv", "id,organization_id,name,status\n1,77,Help,active\n"}}, {"t", "en"});
  CHECK(import.entries.services.size() == 1);
  CHECK(notes_of(import, "directory.import.dangling_organization") == 1);
  const Export out = write_hsds(import.entries, import.further, {});
  CHECK(out.services_without_organization == 1);
}

TEST_CASE("the Ohana sample") {
  const Import import = *read_directory(sample("ohana"), {"ohana", "en"});
  CHECK(import.dialect == "ohana");
  CHECK(import.entries.organizations.size() == 8);
  CHECK(import.entries.services.size() == 23);
  CHECK(import.entries.locations.size() == 22);
  CHECK(import.entries.terms.size() == 290);
  CHECK(import.entries.phones.size() == 48);
  CHECK(notes_of(import, "directory.import.phone_of_nobody") ==
        6); // of contacts, which this dialect names by themselves
  // Hours and access come in, and go out as HSDS.
  std::size_t schedules = 0, access = 0;
  for (const FurtherRow& row : import.further) {
    schedules += row.origin.table == "schedule";
    access += row.origin.table == "accessibility";
  }
  CHECK(schedules == 15);
  CHECK(access > 3);
  const Catalogue catalogue(import.entries, 1, import.further);
  const auto service = [&](const char* id) { return id_from<ServiceTag>({"ohana", "service", id}); };
  const auto at = [](const char* day, int hour) { return LocalTime{*LocalDate::parse_iso(day), hour * 60}; };
  CHECK(catalogue.open_at(service("22"), at("2026-11-23", 15)).until == at("2026-11-23", 16)); // a Monday
  CHECK(catalogue.open_at(service("22"), at("2026-11-23", 13)).opens == at("2026-11-23", 14));
  CHECK(catalogue.open_at(service("22"), at("2026-01-01", 10)).now == Openness::closed); // each year
  CHECK(catalogue.open_at(service("1"), at("2026-11-23", 12)).now == Openness::open);    // its place is
  CHECK(catalogue.open_at(service("5"), at("2026-11-23", 12)).now == Openness::unknown);
  const Import again = *read_directory(write_hsds(import.entries, import.further, {}).files, {"ohana", "en"});
  CHECK(again.report.count(NoteKind::left_out) == 0);
  std::size_t back = 0;
  for (const FurtherRow& row : again.further)
    back += row.origin.table == "schedule" || row.origin.table == "accessibility";
  CHECK(back == schedules + access);
}
