// Bad input costs what is bad, says where it stands, and nothing else.
#include <doctest/doctest.h>

#include "rooms/directory/exchange/tests/reference.h"

using namespace concert;
using namespace concert::directory;

namespace {

Files town() {
  return {{"organizations.csv", "id,name,description\no,Town House,Helps\n"},
          {"services.csv", "id,organization_id,name,status\ns,o,Beds,active\n"},
          {"locations.csv", "id,name,latitude,longitude\nl,Main,43.1,-79.2\n"},
          {"units.csv", "id,name\nu,bed\nv,cot\n"}};
}

Files with(std::string file, std::string bytes) {
  Files out = town();
  out[std::move(file)] = std::move(bytes);
  return out;
}

Note only(const Import& import, std::string_view word) {
  Note out;
  std::size_t met = 0;
  for (const Note& note : import.report.notes)
    if (note.word == word) {
      out = note;
      ++met;
    }
  CHECK_MESSAGE(met == 1, std::string(word));
  return out;
}

Import read(const Files& files) {
  auto out = read_directory(files, {"t", "en"});
  REQUIRE(out);
  return std::move(*out);
}

std::string refused(const Files& files, std::optional<Dialect> dialect = std::nullopt) {
  const auto out = read_directory(files, {"t", "en"}, dialect);
  if (out)
    return "";
  const Problem& first = out.error().problems.front();
  std::string said = first.field + " " + first.word;
  for (const std::string& value : first.values)
    said += " " + value;
  return said;
}

} // namespace

TEST_CASE("what cannot be read as a whole is refused, with its file and line") {
  CHECK(refused({}) == "folder directory.import.no_table");
  CHECK(refused({{"notes.txt", "hello\n"}}) == "folder directory.import.no_table");
  CHECK(refused(with("services.csv", "id,title\n1,x\n")) == "services.csv directory.import.column_missing 1 name");
  CHECK(refused(with("services.csv", std::string("id,name\n1,a\0b\n", 13))) ==
        "services.csv directory.import.not_utf8 2");
  CHECK(refused({{"services.json", "{\"id\":\n1,}"}}) == "services.json directory.import.json_unreadable 2 3");
  CHECK(refused({{"services.json", "[1]"}}) == "folder directory.import.no_table");
  CHECK(refused(town(), Dialect::mapped) == "folder directory.import.mapping_missing");
  CHECK(refused(town(), Dialect::ohana) == "locations.csv directory.import.column_missing 1 organization_id");
  std::string many = "id,name\n";
  for (int i = 0; i < 1'000'001; ++i)
    many += "1\n";
  CHECK(refused(with("services.csv", many)) == "services.csv directory.import.too_many_lines 1000000");
}

TEST_CASE("encodings, separators and line ends of all kinds are read, and said") {
  Import import = read(with("organizations.csv", "\xEF\xBB\xBFid;name;description\r\no;\"Caf\xE9; bar\";d\r\n"));
  CHECK(import.entries.organizations[0].name == "Café; bar");
  CHECK(only(import, "directory.import.separator").values == std::vector<std::string>{";"});
  CHECK(only(import, "directory.import.windows_1252").line == 2);
  import = read(with("organizations.csv", "id\tname\no\tTabs, all\n"));
  CHECK(import.entries.organizations[0].name == "Tabs, all");
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("id,name\no,Wide\n"))
    wide += {c, '\0'};
  import = read(with("organizations.csv", wide));
  CHECK(import.entries.organizations[0].name == "Wide");
  only(import, "directory.import.utf_16");
  import = read(with("organizations.csv", "ID , Name\no,Capitals and blanks\n"));
  CHECK(import.entries.organizations[0].name == "Capitals and blanks");
}

TEST_CASE("an unclosed quote costs its row, empty cells at the end of a row nothing") {
  const Import import = read(with("services.csv", "id,organization_id,name\n1,o,\"Unclosed\n2,o,Sound,,\n3,o\n"));
  CHECK(import.entries.services.size() == 1);
  CHECK(only(import, "directory.import.quote_not_closed").line == 2);
  CHECK(only(import, "directory.import.cell_count").line == 4);
}

TEST_CASE("links that lead nowhere, places that are not on earth and ages that are none cost themselves only") {
  Import import = read(with("services.csv", "id,organization_id,name,status,minimum_age,maximum_age\n"
                                            "1,nobody,A,active,,\n2,o,B,active,-3,900\n3,o,C,active,60,12\n"));
  CHECK(import.entries.services.size() == 3);
  Note note = only(import, "directory.import.dangling_organization");
  CHECK(note == Note{NoteKind::left_out,
                     "services.csv",
                     2,
                     "directory.import.dangling_organization",
                     {"nobody"},
                     "organization_id"});
  CHECK(notes_of(import, "directory.import.age_out_of_range") == 2);
  CHECK(only(import, "directory.import.ages_crossed").line == 4);
  CHECK_FALSE(import.entries.services[1].ages);
  import = read(with("locations.csv", "id,name,latitude,longitude\na,Far,900,1\nb,Half,43,\nc,Words,north,2\n"));
  CHECK(notes_of(import, "directory.import.position_not_on_earth") == 3);
  CHECK(import.report.notes[0].column == "latitude");
  for (const Location& each : import.entries.locations)
    CHECK_FALSE(each.position);
}

TEST_CASE("capacity that cannot be true is unknown, never free") {
  const char* header = "id,service_id,unit_id,available,maximum,updated\n";
  const auto capacity = [&](const std::string& rows) { return read(with("service_capacity.csv", header + rows)); };
  CHECK(only(capacity("1,s,u,-2,5,2026-01-01T00:00:00Z\n"), "directory.import.capacity_no_count").column ==
        "available");
  CHECK(only(capacity("1,s,u,9,5,2026-01-01T00:00:00Z\n"), "directory.import.capacity_over_maximum").line == 2);
  only(capacity("1,s,u,1,5,yesterday\n"), "directory.import.capacity_without_moment");
  only(capacity("1,gone,u,1,5,2026-01-01T00:00:00Z\n"), "directory.import.dangling_service");
  only(capacity("1,s,w,1,5,2026-01-01T00:00:00Z\n"), "directory.import.capacity_without_unit");
  // Two counts at one instant: nobody knows which is true.
  Import import = capacity("1,s,u,1,5,2026-01-01T00:00:00Z\n2,s,u,4,5,2026-01-01T00:00:00Z\n");
  CHECK(notes_of(import, "directory.import.capacity_contradicted") == 2);
  CHECK_FALSE(import.entries.services[0].capacity);
  // An earlier one is still true; the same word twice is one word; another thing counted is another statement.
  import = capacity("1,s,u,1,5,2026-01-01T00:00:00Z\n2,s,u,4,5,2026-01-01T00:00:00Z\n3,s,u,2,5,2025-01-01T00:00:00Z\n");
  REQUIRE(import.entries.services[0].capacity);
  CHECK(import.entries.services[0].capacity->available == 2);
  import = capacity("1,s,u,1,5,2026-01-01T00:00:00Z\n2,s,u,1,5,2026-01-01T01:00:00+01:00\n");
  CHECK(import.entries.services[0].capacity->available == 1);
  import = capacity("1,s,u,1,5,2026-01-01T00:00:00.5Z\n2,s,v,4,5,2026-01-01T00:00:00Z\n");
  CHECK(notes_of(import, "directory.import.capacity_contradicted") == 0);
  CHECK(import.entries.services[0].capacity->unit == "bed");
}

TEST_CASE("ids: missing ones are made and last, repeated ones cost a row where others point at it") {
  Files files = with("schedules.csv", "service_id,byday\ns,MO\ns,TU\n");
  files["locations.csv"] = "id,name\ns,Same id as the service\nl,Main\nl,Again\n";
  const Import import = read(files);
  CHECK(import.further.size() == 2);
  CHECK(only(import, "directory.import.ids_made").values == std::vector<std::string>{"2", "schedule"});
  CHECK(only(import, "directory.import.ids_shared").values == std::vector<std::string>{"1"});
  CHECK(only(import, "directory.import.id_repeated").line == 4);
  CHECK(read(files).further == import.further);
  CHECK(import.entries.locations.size() == 2);
}

TEST_CASE("a column nobody knows is left out and counted, one without a cell is not worth a word") {
  const Import import =
      read(with("services.csv", "id,organization_id,name,status,colour,size\ns,o,Beds,active,red,\n"));
  const Note note = only(import, "directory.import.column_unknown");
  CHECK(note.column == "colour");
  CHECK(note.values == std::vector<std::string>{"colour", "1"});
}

TEST_CASE("a category tree that bites its tail is cut open") {
  const Import import =
      read(with("taxonomy_terms.csv", "id,code,name,description,parent_id\n1,a,A,d,2\n2,b,B,d,1\n3,c,C,d,3\n"));
  CHECK(notes_of(import, "directory.import.ring_in_tree") == 1);
  CHECK(notes_of(import, "directory.import.dangling_parent") == 1);
  CHECK(import.entries.terms.size() == 3);
}

TEST_CASE("bytes at random are refused or read, never worse") {
  unsigned state = 7;
  const auto next = [&] { return state = state * 1'664'525 + 1'013'904'223; };
  const std::string alphabet = "id,name\n\"\r;{}[]:é\xFF\t'=0s";
  for (int round = 0; round < 400; ++round) {
    std::string bytes = round % 2 == 0 ? "id,name\n" : "";
    for (unsigned i = next() % 120; i > 0; --i)
      bytes += alphabet[(next() >> 16) % alphabet.size()];
    for (const char* name : {"services.csv", "service_capacity.csv", "services.json", "services.jsonl", "m.yaml"})
      (void)read_directory(with(name, bytes), {"t", "en"}).has_value();
  }
}
