// Statements of capacity from a spreadsheet: what comes in, and what is left out with its line and column.
#include "rooms/directory/capacity_file.h"

#include "rooms/directory/tests/stored.h"

using namespace concert;
using namespace concert::directory;
using access::Role;
using storage::testing::Place;

namespace {

const Instant read_at = *Instant::parse_iso("2026-11-22T12:00:00Z");

Service filed_service(const char* id) {
  Service out;
  out.origin = {"small", "services", id};
  out.id = id_from<ServiceTag>(out.origin);
  out.name = std::string("Service ") + id;
  return out;
}

struct Reading {
  Reading() : catalogue(entries(), 1) {}
  static Entries entries() {
    Entries out;
    out.services = {filed_service("1"), filed_service("2")};
    out.services[1].capacity = Capacity{1, 4, "bed", Instant{5}, Provenance::stated};
    Service same = filed_service("7"), other = filed_service("7");
    other.origin.table = "programs"; // one number for two things
    other.id = id_from<ServiceTag>(other.origin);
    out.services.push_back(same);
    out.services.push_back(other);
    return out;
  }
  Result<CapacityFile> read(const std::string& bytes) const {
    return read_capacity_file({"beds.csv", bytes}, catalogue, read_at);
  }
  // "line word column" of all that was left out.
  std::vector<std::string> left_out(const std::string& rows) const {
    const auto file = read("source,source_id,available,maximum,unit,wait_days,stated_at\n" + rows);
    REQUIRE(file);
    std::vector<std::string> out;
    for (const Note& note : file->report.notes)
      if (note.kind == NoteKind::left_out)
        out.push_back(std::to_string(note.line) + " " + note.word + " " + note.column);
    return out;
  }
  std::string refused(const std::string& bytes) const {
    const auto file = read(bytes);
    return file ? "read" : file.error().problems.at(0).word;
  }
  Catalogue catalogue;
};

using Lines = std::vector<std::string>;
const std::string at = ",2026-11-20T08:00:00Z\n";

} // namespace

TEST_CASE("a row says how much room a service had at a moment, by our id or by its source's") {
  const Reading f;
  const auto file = f.read("stated_at,wait_days,available,service_id,source,source_id\n"
                           "2026-11-20T08:00:00Z,,3," +
                           filed_service("1").id.text() + ",,\n2026-11-21T08:00:00Z, 12 ,0,,small,2\n");
  REQUIRE(file);
  REQUIRE(file->statements.size() == 2);
  CHECK(file->statements[0].capacity ==
        Capacity{3, std::nullopt, "place", *Instant::parse_iso("2026-11-20T08:00:00Z"), Provenance::stated});
  CHECK(!file->statements[0].wait);
  CHECK(file->statements[1].capacity.unit == "bed"); // what is counted is known
  CHECK(file->statements[1].wait == Wait{12, *Instant::parse_iso("2026-11-21T08:00:00Z"), Provenance::stated});
  CHECK(file->report.read.at("beds.csv") == 2);
  CHECK(file->report.count(NoteKind::left_out) == 0);
}

TEST_CASE("what a row may not say is left out, with its line and column, and the others come in") {
  const Reading f;
  CHECK(f.left_out("small,1,-1,,," + at) == Lines{"2 directory.out_of_range available"});
  CHECK(f.left_out("small,1,100001,,," + at) == Lines{"2 directory.out_of_range available"});
  CHECK(f.left_out("small,1,99999999999999999999999,,," + at) == Lines{"2 directory.out_of_range available"});
  CHECK(f.left_out("small,1,two,,," + at) == Lines{"2 directory.capacity.no_number available"});
  CHECK(f.left_out("small,1,1.5,,," + at) == Lines{"2 directory.capacity.no_number available"});
  CHECK(f.left_out("small,1,,,," + at) == Lines{"2 directory.capacity.no_number available"});
  CHECK(f.left_out("small,1,3,2,," + at) == Lines{"2 directory.more_than_maximum available"});
  CHECK(f.left_out("small,1,3,-2,," + at) == Lines{"2 directory.out_of_range maximum"});
  CHECK(f.left_out("small,1,3,,,3651" + at) == Lines{"2 directory.out_of_range wait_days"});
  CHECK(f.left_out("small,1,3,," + std::string(41, 'x') + "," + at) ==
        Lines{"2 directory.capacity.unit_too_long unit"});
  CHECK(f.left_out("small,9,3,,," + at) == Lines{"2 directory.capacity.no_service source_id"});
  CHECK(f.left_out("other,1,3,,," + at) == Lines{"2 directory.capacity.no_service source_id"});
  CHECK(f.left_out(",,3,,," + at) == Lines{"2 directory.capacity.no_service source_id"});
  CHECK(f.left_out("small,7,3,,," + at) == Lines{"2 directory.capacity.two_services source_id"});
  CHECK(f.left_out("small,1,3,,,,2026-11-22T12:00:01Z\n") == Lines{"2 directory.capacity.future stated_at"});
  CHECK(f.left_out("small,1,3,,,,2026-02-30T12:00:00Z\n") == Lines{"2 directory.capacity.no_moment stated_at"});
  CHECK(f.left_out("small,1,3,,,,yesterday\n") == Lines{"2 directory.capacity.no_moment stated_at"});
  CHECK(f.left_out("small,1,3,,,,\n") == Lines{"2 directory.capacity.no_moment stated_at"});
  CHECK(f.left_out("small,1,3\nsmall,2,3,,," + at).size() == 1); // too few cells
  CHECK(f.left_out("small,1,\"3,,," + at).at(0).starts_with("2 directory.import.quote_not_closed"));
  const auto several = f.left_out("small,9,-1,,,,soon\n");
  CHECK(several.size() == 3); // each at its column
  CHECK(f.left_out("small,1,3,,,,2026-11-22T12:00:00Z\n").empty());
}

TEST_CASE("of one service the latest moment counts, and of two that contradict each other at one moment neither") {
  const Reading f;
  const std::string head = "source,source_id,available,stated_at\n";
  const auto later = f.read(head + "small,1,3,2026-11-20T08:00:00Z\nsmall,1,4,2026-11-19T08:00:00Z\n"
                                   "small,1,5,2026-11-21T08:00:00Z\nsmall,1,5,2026-11-21T08:00:00Z\n");
  REQUIRE(later->statements.size() == 1);
  CHECK(later->statements[0].capacity.available == 5);
  CHECK(later->statements[0].line == 4);
  CHECK(later->earlier == 2);
  CHECK(later->repeated == 1);
  const auto disputed = f.read(head + "small,1,3,2026-11-20T08:00:00Z\nsmall,2,1,2026-11-20T08:00:00Z\n"
                                      "small,1,4,2026-11-20T08:00:00Z\n");
  REQUIRE(disputed->statements.size() == 1);
  CHECK(disputed->statements[0].line == 3);
  REQUIRE(disputed->report.count(NoteKind::left_out) == 2);
  CHECK(disputed->report.notes[0].line + disputed->report.notes[1].line == 6);
  // A dispute that a later row outlives is none.
  const auto outlived = f.read(head + "small,1,3,2026-11-20T08:00:00Z\nsmall,1,4,2026-11-20T08:00:00Z\n"
                                      "small,1,9,2026-11-21T08:00:00Z\n");
  REQUIRE(outlived->statements.size() == 1);
  CHECK(outlived->statements[0].capacity.available == 9);
  CHECK(outlived->report.count(NoteKind::left_out) == 0);
}

TEST_CASE("a file that cannot be read, or lacks a column, is refused whole") {
  const Reading f;
  CHECK(f.refused("") == "directory.import.no_header");
  CHECK(f.refused("service_id,available\n") == "directory.import.column_missing");
  CHECK(f.refused("service_id,stated_at\n") == "directory.import.column_missing");
  CHECK(f.refused("available,stated_at\n") == "directory.capacity.no_service_column");
  CHECK(f.refused("available,stated_at,source\n") == "directory.capacity.no_service_column");
  CHECK(f.refused(std::string("service_id,available,stated_at\n\0\1\n", 35)) == "directory.import.not_utf8");
  // Windows-1252 is read, and said so; so is a semicolon.
  const auto old = f.read("source;source_id;available;unit;stated_at\nsmall;1;2;unit\xe9;2026-11-20T08:00:00Z\n");
  REQUIRE(old);
  CHECK(old->statements.at(0).capacity.unit == "unité");
  CHECK(old->report.count(NoteKind::mended) == 1);
}

namespace {

struct Filed : Fixture {
  explicit Filed(const Place& place) : Fixture(place) {
    REQUIRE(room.import(seated(Role::administrator), {small_directory(), {"small", "en"}, std::nullopt}));
    house = *store.load().entries.services[0].organization;
    REQUIRE(room.link(seated(Role::administrator), house, {seated(Role::representative).agency, true}));
  }
  Result<CapacityOutcome> bring(const std::string& rows, Role role = Role::representative,
                                Strictness strictness = Strictness::what_is_sound) {
    return room.import_capacity(seated(role),
                                {"beds.csv", "source,source_id,available,stated_at\n" + rows, strictness});
  }
  std::optional<Capacity> shelter() { return store.load().entries.services[0].capacity; }
  OrganizationId house;
};

} // namespace

TEST_CASE("a file never replaces a later statement by an earlier one, and leaves a trace for each service it changed") {
  storage::testing::on_every_engine([](Place& place) {
    INFO(place.name());
    Filed f(place);
    const auto first = f.bring("small,1,3,2026-11-20T08:00:00Z\n");
    REQUIRE(first);
    CHECK(first->stated == 1);
    CHECK(f.shelter()->available == 3);
    CHECK(f.audited("directory.state_capacity") == 1);
    const std::int64_t version = f.store.version();
    const auto again = f.bring("small,1,3,2026-11-20T08:00:00Z\n");
    CHECK(again->stated == 0);
    CHECK(again->unchanged == 1);
    const auto earlier = f.bring("small,1,9,2026-11-19T08:00:00Z\n");
    CHECK(earlier->stated == 0);
    CHECK(earlier->earlier == 1);
    const auto otherwise = f.bring("small,1,9,2026-11-20T08:00:00Z\n");
    CHECK(otherwise->report.notes.at(0).word == "directory.capacity.stands_otherwise");
    CHECK(f.store.version() == version);
    CHECK(f.audited("directory.state_capacity") == 1);
    StateCapacity pressed;
    pressed.available = 1;
    REQUIRE(f.room.state_capacity(seated(Role::representative), f.store.load().entries.services[0].id, pressed));
    CHECK(f.bring("small,1,9,2026-11-22T11:59:59Z\n")->earlier == 1);
    CHECK(f.shelter()->available == 1);
  });
}

TEST_CASE("all or nothing, or what is sound: as the agency chose; and only for what it keeps") {
  const Place place = Place::sqlite();
  Filed f(place);
  const std::string mixed = "small,1,3,2026-11-20T08:00:00Z\nsmall,2,5,2026-11-20T08:00:00Z\n";
  const auto refused = f.bring(mixed, Role::representative, Strictness::all_or_nothing);
  REQUIRE(!refused);
  CHECK(refused.error().problems.at(0) == Problem{"file", "directory.import.all_or_nothing", {"1"}});
  CHECK(refused.error().problems.at(1) == Problem{"beds.csv:3", "directory.capacity.not_yours", {"Club"}});
  CHECK(!f.shelter());
  const auto taken = f.bring(mixed);
  CHECK(taken->stated == 1);
  CHECK(taken->report.notes.at(0).word == "directory.capacity.not_yours");
  CHECK(f.shelter()->available == 3);
  CHECK(f.bring("small,2,5,2026-11-20T08:00:00Z\n", Role::administrator, Strictness::all_or_nothing)->stated == 1);
  for (const Role role : {Role::chair, Role::planner, Role::evaluator, Role::privacy_officer})
    CHECK(f.bring(mixed, role).error().kind == RefusalKind::not_permitted);
  REQUIRE(f.room.link(seated(Role::administrator), f.house, {seated(Role::representative).agency, false}));
  CHECK(f.bring(mixed).error().word == "directory.agency_not_linked");
}
