#include "rooms/directory/exchange/ohana_import.h"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "base/text.h"
#include "rooms/directory/overlay.h"
#include "rooms/directory/tests/baltimore.h"

using namespace concert;
using namespace concert::directory;

namespace {

Files small() {
  return {
      {"organizations.csv", "id,name,description\n1,Harbour House,Helps\n"},
      {"locations.csv", "id,organization_id,name,latitude,longitude\n1,1,Main,43.1,-79.2\n"},
      {"services.csv", "id,location_id,name,eligibility,languages\n1,1,Shelter,\"18 and older\",\"English, French\"\n"},
      {"taxonomy.csv", "id,name,taxonomy_id,parent_id,type\n1,Housing,101,,service\n2,Shelter,101-01,101,service\n"},
      {"service_categories.json", R"({"1":["2","2"]})"}};
}

std::vector<Note> notes(const Import& import, std::string_view word) {
  std::vector<Note> out;
  for (const Note& note : import.report.notes)
    if (note.word == word)
      out.push_back(note);
  return out;
}

const Service& service(const Import& import, std::string_view source_id) {
  return *std::find_if(import.entries.services.begin(), import.entries.services.end(),
                       [&](const Service& each) { return each.origin.id == source_id; });
}

} // namespace

TEST_CASE("the Baltimore directory comes in whole") {
  const Import& import = baltimore();
  CHECK(import.entries.organizations.size() == 748);
  CHECK(import.entries.services.size() == 1'876);
  CHECK(import.entries.locations.size() == 1'482);
  CHECK(import.entries.terms.size() == 517);
  CHECK(import.entries.phones.size() == 5'316);
  CHECK(import.entries.addresses.size() == 1'482);
  CHECK(import.entries.services_at_locations.size() == 1'875);
  CHECK(import.report.count(NoteKind::left_out) == 0);
  CHECK(notes(import, "directory.import.title_repeated").size() == 517 - 393);
  CHECK(notes(import, "directory.import.address_withheld").size() == 4);
  // One test row of the source has no location, and so no organization: kept and reported, never guessed.
  const auto lonely = notes(import, "directory.import.service_without_organization");
  REQUIRE(lonely.size() == 1);
  CHECK(lonely[0].values == std::vector<std::string>{"144332"});
  std::size_t links = 0;
  for (const Service& each : import.entries.services)
    links += each.terms.size();
  CHECK(links == 7'635);
}

TEST_CASE("nothing of the damage is left in Baltimore's texts") {
  std::size_t aged = 0;
  for (const Service& each : baltimore().entries.services) {
    aged += each.ages.has_value();
    for (const std::string* words : {&each.name, &each.description, &each.eligibility}) {
      CHECK(words->find("&#39;") == std::string::npos);
      CHECK(words->find("&amp;") == std::string::npos);
      CHECK(words->find("  ") == std::string::npos);
      CHECK(text::is_utf8(*words));
    }
    if (each.ages)
      CHECK(each.eligibility.find(each.ages->phrase) != std::string::npos);
    CHECK_FALSE(each.capacity);
    CHECK_FALSE(each.wait);
  }
  CHECK(aged > 400);
  CHECK(aged < 600); // far from all: most texts do not say
}

TEST_CASE("reading the same files again gives the same ids and entries") {
  const Import again = *read_ohana(baltimore_files(), {"baltimore-charmcare", "en"});
  CHECK(again.entries == baltimore().entries);
  CHECK(again.report.notes == baltimore().report.notes);
  const Import elsewhere = *read_ohana(baltimore_files(), {"another", "en"});
  CHECK(elsewhere.entries.services[0].id != baltimore().entries.services[0].id);
}

TEST_CASE("one number used for an organization, a service and a location makes three ids") {
  const Import import = *read_ohana(small(), {"small", "fr"});
  const std::set<std::string> ids = {import.entries.organizations[0].id.text(), import.entries.services[0].id.text(),
                                     import.entries.locations[0].id.text(),
                                     import.entries.services_at_locations[0].id.text()};
  CHECK(ids.size() == 4);
  CHECK(import.entries.services[0].origin == Origin{"small", "service", "1"});
  CHECK(import.entries.services[0].language == "fr");
  CHECK(import.entries.services[0].ages->minimum == 18);
  CHECK(import.entries.services[0].languages.size() == 2);
  CHECK(import.entries.services[0].terms.size() == 1);
  CHECK(notes(import, "directory.import.terms_repeated").size() == 1);
}

TEST_CASE("dangling links are left out with file and line, and the rest comes in") {
  Files files = small();
  files["services.csv"] += "2,99,Elsewhere,,\n";
  files["addresses.csv"] = "id,location_id,address_1,city\n1,7,1 Main St,Town\n2,1,2 Main St,Town\n";
  files["locations.csv"] += "2,55,Nobody's,,\n";
  files["service_categories.json"] = R"({"1":["2","77"],"5":["1"]})";
  files["phones.csv"] = "id,number,service_id\n1,555-0100,42\n2,555-0101,1\n";
  const Import import = *read_ohana(files, {"small", "en"});
  CHECK(import.entries.services.size() == 2);
  CHECK(import.entries.addresses.size() == 1);
  CHECK(import.entries.phones.size() == 1);
  const auto locations = notes(import, "directory.import.dangling_location");
  REQUIRE(locations.size() == 2);
  CHECK(locations[0] == Note{NoteKind::left_out, "addresses.csv", 2, "directory.import.dangling_location", {"7"}});
  CHECK(locations[1] == Note{NoteKind::left_out, "services.csv", 3, "directory.import.dangling_location", {"99"}});
  CHECK(notes(import, "directory.import.dangling_organization")[0].file == "locations.csv");
  CHECK(notes(import, "directory.import.dangling_term")[0].values == std::vector<std::string>{"1", "77"});
  CHECK(notes(import, "directory.import.dangling_service").size() == 2);
  CHECK(notes(import, "directory.import.phone_of_nobody")[0].line == 2);
}

TEST_CASE("a bad quote, a repeated id and an impossible place cost one row or one value each") {
  Files files = small();
  files["organizations.csv"] += "2,Bad \" quote,x\n1,Again,x\n,No id,x\n3,Fine,x\n4,,no name\n";
  files["locations.csv"] += "2,1,Far,123,456\n";
  const Import import = *read_ohana(files, {"small", "en"});
  CHECK(import.entries.organizations.size() == 2);
  CHECK(notes(import, "directory.import.quote_in_cell") ==
        std::vector<Note>{
            {NoteKind::left_out, "organizations.csv", 3, "directory.import.quote_in_cell", {"3", "2", "3"}}});
  CHECK(notes(import, "directory.import.id_repeated")[0].line == 4);
  CHECK(notes(import, "directory.import.id_missing")[0].line == 5);
  CHECK(notes(import, "directory.import.name_missing")[0].line == 7);
  CHECK(notes(import, "directory.import.position_not_on_earth")[0].line == 3);
  CHECK_FALSE(import.entries.locations[1].position);
}

TEST_CASE("a missing file or column refuses everything, naming it") {
  Files files = small();
  files.erase("services.csv");
  CHECK(read_ohana(files, {"small", "en"}).error().problems ==
        std::vector<Problem>{{"services.csv", "directory.import.file_missing", {}}});
  files = small();
  files["services.csv"] = "id,name\n1,x\n";
  CHECK(read_ohana(files, {"small", "en"}).error().problems ==
        std::vector<Problem>{{"services.csv", "directory.import.column_missing", {"1", "location_id"}}});
  files = small();
  files["locations.csv"] = "";
  CHECK(read_ohana(files, {"small", "en"}).error().problems[0].word == "directory.import.no_header");
  files = small();
  files["service_categories.json"] = "{\"1\":\n[";
  CHECK(read_ohana(files, {"small", "en"}).error().problems[0].word == "directory.import.json_unreadable");
  CHECK(read_ohana(small(), {"", "en"}).error().problems[0].field == "source");
}

TEST_CASE("Windows-1252 is read and noted; a file that is no text is refused with its line") {
  Files files = small();
  files["organizations.csv"] += "2,Caf\xE9 d\x92urgence,x\n";
  const Import import = *read_ohana(files, {"small", "en"});
  CHECK(import.entries.organizations[1].name == "Café d’urgence");
  CHECK(notes(import, "directory.import.windows_1252") ==
        std::vector<Note>{{NoteKind::mended, "organizations.csv", 3, "directory.import.windows_1252", {}}});
  files["organizations.csv"] += std::string("3,a\0b,\x81\n", 8);
  CHECK(read_ohana(files, {"small", "en"}).error().problems ==
        std::vector<Problem>{{"organizations.csv", "directory.import.not_utf8", {"4"}}});
}

TEST_CASE("a tree whose terms are their own ancestors is cut open") {
  Files files = small();
  files["taxonomy.csv"] = "id,name,taxonomy_id,parent_id\n1,A,1,2\n2,B,2,1\n3,C,3,3\n4,D,4,9\n";
  const Import import = *read_ohana(files, {"small", "en"});
  CHECK(notes(import, "directory.import.ring_in_tree").size() == 1);
  CHECK(notes(import, "directory.import.dangling_parent").size() == 2);
  CHECK(import.entries.terms.size() == 4);
}

TEST_CASE("the demonstration's values are marked invented and never replace real ones") {
  Import import = *read_ohana(small(), {"small", "en"});
  const Instant now = *Instant::parse_iso("2026-11-22T12:00:00Z");
  const char* columns =
      "service_id,minimum_age,maximum_age,capacity_available,capacity_maximum,wait_days,stated_days_ago,town_area\n";
  REQUIRE(apply_overlay(import, "overlay.csv",
                        std::string(columns) + "1,13,17,2,5,9,3,lower_town\n77,,,,,,,\n1,x,,,,,,\n1,,,9,5,,,\n", now,
                        {{"lower_town", "Lower Town"}}));
  const Service& shelter = service(import, "1");
  CHECK(shelter.ages->source == Provenance::parsed_from_prose); // the real limit stays
  CHECK(shelter.ages->minimum == 18);
  CHECK(shelter.capacity == Capacity{2, 5, "place", now - std::chrono::hours(72), Provenance::invented});
  CHECK(shelter.wait == Wait{9, now - std::chrono::hours(72), Provenance::invented});
  CHECK(shelter.areas == std::vector<ServiceArea>{{"lower_town", "Lower Town", Provenance::invented}});
  CHECK(notes(import, "directory.import.real_value_kept").size() == 1);
  CHECK(notes(import, "directory.import.dangling_service")[0].line == 3);
  CHECK(notes(import, "directory.import.number_unreadable").size() == 2);
  CHECK(apply_overlay(import, "overlay.csv", "id\n1\n", now).error().problems[0].word ==
        "directory.import.column_missing");
}

TEST_CASE("the demo town's overlay fits the Baltimore directory") {
  std::ifstream in(std::string(CONCERT_SOURCE_DIR) + "/data/demo/service_overlay.csv", std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  Import import = baltimore();
  REQUIRE(apply_overlay(import, "service_overlay.csv", bytes.str(), *Instant::parse_iso("2026-11-22T12:00:00Z")));
  CHECK(import.report.count(NoteKind::left_out) == 0);
  std::size_t with_capacity = 0;
  for (const Service& each : import.entries.services)
    if (each.capacity) {
      ++with_capacity;
      CHECK(each.capacity->source == Provenance::invented);
    }
  CHECK(with_capacity > 100);
}
