// Opening hours that an agency keeps here: read, written as rows, and stronger than a source's, on both engines.
#include "rooms/directory/own_hours.h"

#include "rooms/directory/tests/stored.h"

using namespace concert;
using namespace concert::directory;

namespace {

Fields typed_hours(std::initializer_list<std::pair<const char*, const char*>> given) {
  Fields out;
  for (const auto& [name, value] : given)
    out.add(name, value);
  return out;
}

// "9:00-17:00" as minutes, or the word of what is wrong.
std::string monday_of(const char* text) {
  const auto read = read_own_hours(typed_hours({{"monday", text}}));
  if (!read)
    return read.error().problems.front().word.substr(std::string("directory.hours.").size());
  std::string out;
  for (const Span& span : read->week[0])
    out += (out.empty() ? "" : " ") + std::to_string(span.opens) + "-" + std::to_string(span.closes);
  return out;
}

Files with_schedule() {
  Files out = small_directory();
  out["services.csv"] = "id,organization_id,name,status\n1,1,Counselling,active\n";
  out["schedules.csv"] = "id,service_id,freq,byday,opens_at,closes_at\n1,1,WEEKLY,\"MO,TU\",08:00,20:00\n";
  return out;
}

} // namespace

TEST_CASE("hours are read as people write them, and what cannot be read is said of its day") {
  CHECK(monday_of("9:00-17:00") == "540-1020");
  CHECK(monday_of("9-17") == "540-1020");
  CHECK(monday_of("09:00 – 12:00, 13:00 – 16:30") == "540-720 780-990");
  CHECK(monday_of("9 h 30 à 12 h; 13 h - 17 h") == "570-720 780-1020");
  CHECK(monday_of("9am to 5pm") == "540-1020");
  CHECK(monday_of("22:00-02:00") == "1320-1560");
  CHECK(monday_of("24 h") == "0-1440");
  CHECK(monday_of("24 hours") == "0-1440");
  CHECK(monday_of("0:00-24:00") == "0-1440");
  CHECK(monday_of("") == "");
  for (const char* bad : {"morning", "9:00", "9:00-", "-17:00", "25-26", "9:99-10:00", "9:00-9:00", "9-17-18",
                          "9999999999-1", "<script>"}) {
    CAPTURE(bad);
    CHECK(monday_of(bad) == "not_read");
  }
  CHECK(monday_of("9:00-12:00, 11:00-13:00") == "overlap");
  CHECK(monday_of("1-2, 3-4, 5-6, 7-8, 9-10, 11-12, 13-14") == "many");
  const auto dates =
      read_own_hours(typed_hours({{"closed", "2026-12-25\n2026-02-30\n2026-12-31 to 2026-12-24\nxmas"}}));
  REQUIRE(!dates);
  REQUIRE(dates.error().problems.size() == 3);
  CHECK(dates.error().problems[0] == Problem{"closed", "directory.hours.date", {"2"}});
  CHECK(dates.error().problems[1] == Problem{"closed", "directory.hours.dates_turned", {"3"}});
  CHECK(dates.error().problems[2] == Problem{"closed", "directory.hours.date", {"4"}});
}

TEST_CASE("what is kept is what was typed") {
  const auto service = *ServiceId::parse("11111111111111111111111111111111");
  const auto read = read_own_hours(typed_hours({{"monday", "9-12, 13-17"},
                                                {"saturday", "22:00-02:00"},
                                                {"sunday", "24 h"},
                                                {"closed", "2026-12-24 to 2027-01-02\n2026-07-01"},
                                                {"note", "By appointment: open 24 hours"}}));
  REQUIRE(read);
  CHECK(*read_own_hours(fields_of(*read)) == *read);
  const std::vector<FurtherRow> rows = rows_of(*read, service);
  CHECK(*own_hours_in(rows, service) == *read);
  CHECK(!own_hours_in(rows, *ServiceId::parse("22222222222222222222222222222222")));
  OwnHours only_note;
  only_note.note = "By appointment";
  CHECK(*own_hours_in(rows_of(only_note, service), service) == only_note);
  OwnHours only_closed;
  only_closed.closed = {{*LocalDate::parse_iso("2026-12-25"), *LocalDate::parse_iso("2026-12-25")}};
  CHECK(*own_hours_in(rows_of(only_closed, service), service) == only_closed);
}

TEST_CASE("an agency's hours count instead of its source's, outlive another import, and are given up again") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Fixture f(place);
    const auto import = [&] {
      ImportDirectory act;
      act.files = with_schedule();
      act.source = {"town", "en"};
      act.dialect = Dialect::hsds_tables;
      return f.room.install(act);
    };
    const auto first = import();
    REQUIRE(first);
    const access::Actor administrator = seated(access::Role::administrator);
    const ServiceId id = id_from<ServiceTag>({"town", "service", "1"});
    REQUIRE(f.room.service(administrator, id));
    const LocalTime monday_night{*LocalDate::parse_iso("2026-11-23"), 23 * 60};
    const auto open_then = [&] { return (*f.room.catalogue(administrator))->open_at(id, monday_night).now; };
    CHECK(open_then() == Openness::closed);

    const auto read = f.room.hours(administrator, id);
    REQUIRE(read);
    CHECK(!read->own);
    CHECK(read->hours.week[0] == std::vector<Span>{{480, 1200}}); // to begin with: what the source says
    OwnHours night = read->hours;
    night.week[0] = {{22 * 60, 26 * 60}};
    CHECK(f.room.set_hours(seated(access::Role::chair), id, read->mark, night).error().kind ==
          RefusalKind::not_permitted);
    CHECK(f.room.set_hours(seated(access::Role::representative), id, read->mark, night).error().word ==
          "directory.agency_not_linked");
    CHECK(f.room.set_hours(administrator, id, read->mark, {}).error().kind == RefusalKind::invalid);
    CHECK(f.room.set_hours(administrator, id, 7, night).error().kind == RefusalKind::stale);
    REQUIRE(f.room.set_hours(administrator, id, read->mark, night));
    CHECK(open_then() == Openness::open);
    CHECK(f.audited("directory.edit") >= 1);
    CHECK(f.room.set_hours(administrator, id, read->mark, night).error().kind == RefusalKind::stale);

    REQUIRE(import());
    CHECK(open_then() == Openness::open);
    const auto exported = f.room.export_hsds(administrator, {});
    REQUIRE(exported);
    const std::string& schedules = exported->files.at("schedules.csv");
    CHECK(schedules.find("22:00") != std::string::npos);
    CHECK(schedules.find("MO,TU") == std::string::npos); // two timetables of one service would contradict

    const auto again = f.room.hours(administrator, id);
    CHECK(again->own);
    CHECK(again->hours == night);
    REQUIRE(f.room.give_hours_up(administrator, id, again->mark));
    CHECK(open_then() == Openness::closed);
    CHECK((*f.room.hours(administrator, id)).mark == 0);
    ImportDirectory stolen;
    stolen.files = with_schedule();
    stolen.source = {std::string(own_hours_import), "en"};
    CHECK(f.room.install(stolen).error().kind == RefusalKind::invalid);
  });
}

TEST_CASE("hours that a demonstration made up say so, give way to real ones, and leave in no export") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Fixture f(place);
    ImportDirectory act;
    act.files = small_directory();
    act.source = {"town", "en"};
    act.overlay = ImportDirectory::Overlay{
        "overlay.csv", "service_id,hours\n1,\"MO,TU 09:00-17:00; SA 10:00-14:00\"\n2,\"MO nine to five\"\n", {}};
    const auto done = f.room.install(act);
    REQUIRE(done);
    CHECK(done->report.count(NoteKind::left_out) == 1);
    const access::Actor administrator = seated(access::Role::administrator);
    const ServiceId id = id_from<ServiceTag>({"town", "service", "1"});
    const auto catalogue = *f.room.catalogue(administrator);
    REQUIRE(catalogue->hours_of(id).size() == 1);
    for (const Opening& opening : catalogue->hours_of(id).front().hours.openings)
      CHECK(opening.source == Provenance::invented);
    CHECK(catalogue->open_at(id, {*LocalDate::parse_iso("2026-11-28"), 11 * 60}).now == Openness::open);
    const auto exported = f.room.export_hsds(administrator, {});
    CHECK(exported->files.at("schedules.csv").find("09:00") == std::string::npos);
    CHECK(std::find(exported->losses.begin(), exported->losses.end(), "directory.export.loss_invented") !=
          exported->losses.end());
    OwnHours own;
    own.week[6] = {{600, 660}};
    REQUIRE(f.room.set_hours(administrator, id, 0, own));
    CHECK((*f.room.catalogue(administrator))->open_at(id, {*LocalDate::parse_iso("2026-11-28"), 11 * 60}).now ==
          Openness::closed);
  });
}
