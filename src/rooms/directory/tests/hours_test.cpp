#include "rooms/directory/hours.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "rooms/directory/accessibility.h"
#include "rooms/directory/hours_rows.h"
#include "rooms/directory/visiting.h"
#include "rooms/directory/wall_clock.h"

using namespace concert;
using namespace concert::directory;

namespace {

using Cells = std::vector<std::pair<std::string, std::string>>;

FurtherRow hours_row(Cells values, const char* table = "schedule") {
  static int number = 0;
  FurtherRow out;
  out.origin = {"test", table, std::to_string(++number)};
  out.id = stable_id(out.origin);
  out.values = std::move(values);
  return out;
}

Hours hours_from(const std::vector<Cells>& rows, const std::vector<int>& offsets = {-300, -240}) {
  Hours out;
  for (const Cells& each : rows)
    read_schedule(hours_row(each), offsets, out);
  return out;
}

LocalTime local(const char* day, int hour, int minute = 0) {
  return {*LocalDate::parse_iso(day), hour * 60 + minute};
}

// "open until 2026-11-23 17:00", "closed opens -", "unknown"
std::string standing(const Hours& hours, LocalTime now) {
  const OpenStanding found = standing_at(hours, now);
  CHECK(found.now == openness_at(hours, now));
  const auto said = [](const std::optional<LocalTime>& time) {
    if (!time)
      return std::string("-");
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return time->day.iso() + " " + two(time->minute / 60) + ":" + two(time->minute % 60);
  };
  std::string out = name_of(found.now);
  if (found.now == Openness::open)
    out += " until " + said(found.until);
  if (found.now == Openness::closed)
    out += " opens " + said(found.opens);
  return out;
}

const Cells weekdays = {{"freq", "WEEKLY"}, {"byday", "MO,TU,WE,TH,FR"}, {"opens_at", "09:00"}, {"closes_at", "17:00"}};

} // namespace

TEST_CASE("a week: open, closed, and when that changes; the minute of closing is closed") {
  const Hours hours = hours_from({weekdays});
  CHECK(standing(hours, local("2026-11-23", 9)) == "open until 2026-11-23 17:00"); // a Monday
  CHECK(standing(hours, local("2026-11-23", 16, 59)) == "open until 2026-11-23 17:00");
  CHECK(standing(hours, local("2026-11-23", 17)) == "closed opens 2026-11-24 09:00");
  CHECK(standing(hours, local("2026-11-23", 8, 59)) == "closed opens 2026-11-23 09:00");
  CHECK(standing(hours, local("2026-11-27", 18)) == "closed opens 2026-11-30 09:00");
}

TEST_CASE("over midnight, all day and always") {
  const Hours night = hours_from({{{"byday", "FR"}, {"opens_at", "22:00"}, {"closes_at", "02:00"}}});
  CHECK(standing(night, local("2026-11-27", 23)) == "open until 2026-11-28 02:00");
  CHECK(standing(night, local("2026-11-28", 1, 59)) == "open until 2026-11-28 02:00");
  CHECK(standing(night, local("2026-11-28", 2)) == "closed opens 2026-12-04 22:00");
  CHECK(standing(night, local("2026-11-27", 1)) == "closed opens 2026-11-27 22:00");
  for (const char* end : {"24:00", "23:59", "23:59:00"}) {
    const Hours always = hours_from({{{"byday", "MO,TU,WE,TH,FR,SA,SU"}, {"opens_at", "00:00"}, {"closes_at", end}}});
    CHECK(standing(always, local("2026-11-27", 23, 59)) == "open until -");
  }
  const Hours weekend = hours_from({{{"byday", "SA,SU"}, {"opens_at", "00:00"}, {"closes_at", "24:00"}}});
  CHECK(standing(weekend, local("2026-11-28", 3)) == "open until 2026-11-30 00:00");
  // Nobody knows whether equal times are a whole day or nothing filled in.
  const Hours equal = hours_from({{{"byday", "MO"}, {"opens_at", "00:00"}, {"closes_at", "00:00"}}});
  CHECK(standing(equal, local("2026-11-23", 3)) == "unknown");
}

TEST_CASE("several spans a day, touching and overlapping") {
  const Hours hours = hours_from({{{"byday", "MO"}, {"opens_at", "08:00"}, {"closes_at", "12:00"}},
                                  {{"byday", "MO"}, {"opens_at", "14:00"}, {"closes_at", "16:00"}},
                                  {{"byday", "MO"}, {"opens_at", "15:00"}, {"closes_at", "18:00"}}});
  CHECK(standing(hours, local("2026-11-23", 9)) == "open until 2026-11-23 12:00");
  CHECK(standing(hours, local("2026-11-23", 12)) == "closed opens 2026-11-23 14:00");
  CHECK(standing(hours, local("2026-11-23", 14)) == "open until 2026-11-23 18:00");
}

TEST_CASE("dated exceptions stand for the rules of their days, each year where the source has no year") {
  const Hours hours = hours_from(
      {weekdays,
       {{"valid_from", "2026-12-25"}, {"valid_to", "2026-12-26"}, {"notes", "closed"}},
       {{"valid_from", "2026-12-24"}, {"valid_to", "2026-12-24"}, {"opens_at", "10:00"}, {"closes_at", "12:00"}},
       {{"valid_from", "January 01, 0001"}, {"valid_to", "January 01, 0001"}, {"notes", "closed"}}});
  CHECK(standing(hours, local("2026-12-24", 9)) == "closed opens 2026-12-24 10:00"); // a Thursday
  CHECK(standing(hours, local("2026-12-24", 13)) == "closed opens 2026-12-28 09:00");
  CHECK(standing(hours, local("2027-01-01", 11)) == "closed opens 2027-01-04 09:00");
  CHECK(hours_on(hours, *LocalDate::parse_iso("2027-01-01")).exception);
  const Hours both = hours_from(
      {weekdays,
       {{"valid_from", "2026-12-24"}, {"valid_to", "2026-12-24"}, {"notes", "closed"}},
       {{"valid_from", "12/24/2026"}, {"valid_to", "12/24/26"}, {"opens_at", "10:00"}, {"closes_at", "12:00"}}});
  CHECK(standing(both, local("2026-12-24", 11)) == "unknown");        // closed and open at once
  CHECK(standing(both, local("2026-12-23", 18)) == "closed opens -"); // it may open before the day after
}

TEST_CASE("a timetable that has run out, or begins later, says nothing") {
  Cells old = weekdays;
  old.insert(old.end(), {{"valid_from", "2020-01-01"}, {"valid_to", "2020-12-31"}});
  CHECK(standing(hours_from({old}), local("2026-11-23", 10)) == "unknown");
  CHECK(standing(hours_from({old}), local("2020-11-23", 10)) == "open until 2020-11-23 17:00");
  CHECK(standing(Hours{}, local("2026-11-23", 10)) == "unknown");
  // Exceptions alone say nothing about the other days.
  const Hours only = hours_from({{{"valid_from", "2026-12-25"}, {"valid_to", "2026-12-25"}, {"notes", "closed"}}});
  CHECK(standing(only, local("2026-11-23", 10)) == "unknown");
  CHECK(standing(only, local("2026-12-25", 10)) == "closed opens -");
}

TEST_CASE("months, fortnights and days of the month") {
  const Hours second =
      hours_from({{{"freq", "MONTHLY"}, {"byday", "2MO,-1FR"}, {"opens_at", "09:00"}, {"closes_at", "10:00"}}});
  CHECK(standing(second, local("2026-11-09", 9)) == "open until 2026-11-09 10:00");
  CHECK(standing(second, local("2026-11-16", 9)) == "closed opens 2026-11-27 09:00");
  const Hours fifteenth =
      hours_from({{{"freq", "MONTHLY"}, {"bymonthday", "15,-1"}, {"opens_at", "09:00"}, {"closes_at", "10:00"}}});
  CHECK(standing(fifteenth, local("2026-11-16", 9)) == "closed opens 2026-11-30 09:00");
  const Hours fortnight = hours_from({{{"freq", "WEEKLY"},
                                       {"interval", "2"},
                                       {"dtstart", "2026-11-02"},
                                       {"byday", "MO,WE"},
                                       {"opens_at", "09:00"},
                                       {"closes_at", "10:00"}}});
  CHECK(standing(fortnight, local("2026-11-04", 9)) == "open until 2026-11-04 10:00");
  CHECK(standing(fortnight, local("2026-11-09", 9)) == "closed opens 2026-11-16 09:00");
}

TEST_CASE("what cannot be read with certainty is unknown on its days, never closed") {
  const LocalTime monday = local("2026-11-23", 10);
  const std::vector<std::pair<const char*, const char*>> unread = {
      {"count", "3"},       {"byweekno", "41"},  {"byyearday", "3"},       {"until", "when it ends"},
      {"byday", "someday"}, {"byday", "2MO"},    {"freq", "YEARLY"},       {"interval", "2"},
      {"opens_at", "nine"}, {"closes_at", ""},   {"opens_at", "09:00Z"},   {"opens_at", "09:00+02:00"},
      {"timezone", "3"},    {"timezone", "EST"}, {"valid_from", "autumn"}, {"valid_to", "2026-13-01"},
      {"dtstart", "20051"}, {"bymonthday", "3"}, {"opens_at", "24:00"},    {"closes_at", "25:00"}};
  for (const auto& [field, value] : unread) {
    Cells row = weekdays;
    const auto there =
        std::find_if(row.begin(), row.end(), [&, name = field](const auto& cell) { return cell.first == name; });
    if (there != row.end())
      there->second = value;
    else
      row.emplace_back(field, value);
    CAPTURE(field);
    CAPTURE(value);
    CHECK(standing(hours_from({row}), monday) == "unknown");
  }
  Cells winter = weekdays;
  winter[2].second = "09:00-05:00"; // the offset of the place itself: the wall clock is meant
  CHECK(standing(hours_from({winter}), monday) == "open until 2026-11-23 17:00");
  // Only the days that the row names.
  const Hours monday_unknown = hours_from({{{"byday", "MO"}, {"description", "by appointment"}},
                                           {{"byday", "TU"}, {"opens_at", "9:00am"}, {"closes_at", "5pm"}}});
  CHECK(standing(monday_unknown, monday) == "unknown");
  CHECK(standing(monday_unknown, local("2026-11-24", 10)) == "open until 2026-11-24 17:00");
  CHECK(standing(monday_unknown, local("2026-11-25", 10)) == "closed opens -");
  CHECK(monday_unknown.texts == std::vector<std::string>{"by appointment"});
}

TEST_CASE("words of a row are read where its times are missing, for its own days") {
  const Hours hours = hours_from({{{"byday", "MO"}, {"description", "8:00am-5:00pm, Mon-Fri"}}});
  CHECK(standing(hours, local("2026-11-23", 10)) == "open until 2026-11-23 17:00");
  CHECK(standing(hours, local("2026-11-24", 10)) == "closed opens 2026-11-30 08:00");
  CHECK(hours.openings.at(0).source == Provenance::parsed_from_prose);
  CHECK(hours.openings.at(0).phrase == "8:00am-5:00pm, Mon-Fri");
  const Hours alone = hours_from({{{"description", "Du lundi au vendredi, de 9 h à 17 h"}}});
  CHECK(standing(alone, local("2026-11-24", 10)) == "open until 2026-11-24 17:00");
  CHECK(standing(hours_from({{{"description", "call us"}}}), local("2026-11-24", 10)) == "unknown");
  CHECK(standing(hours_from({{{"byday", "SU"}, {"description", "Closed"}}, weekdays}), local("2026-11-22", 10)) ==
        "closed opens 2026-11-23 09:00");
}

TEST_CASE("several places: open where one is, closed where all are") {
  const OpenStanding open{Openness::open, local("2026-11-23", 17), std::nullopt};
  const OpenStanding later{Openness::open, local("2026-11-23", 18), std::nullopt};
  const OpenStanding always{Openness::open, std::nullopt, std::nullopt};
  const OpenStanding closed{Openness::closed, std::nullopt, local("2026-11-24", 9)};
  CHECK(together({closed, open, {}, later}) == later);
  CHECK(together({later, always, open}) == always);
  CHECK(together({closed, {}}).now == Openness::unknown);
  CHECK(together({closed, {Openness::closed, std::nullopt, local("2026-11-24", 8)}}).opens == local("2026-11-24", 8));
  CHECK(together({}).now == Openness::unknown);
}

TEST_CASE("hours of the service stand before those of the place, and a withheld place says nothing") {
  Entries entries;
  Service service;
  service.origin = {"test", "service", "1"};
  service.id = id_from<ServiceTag>(service.origin);
  entries.services = {service};
  Location location;
  location.origin = {"test", "location", "1"};
  location.id = id_from<LocationTag>(location.origin);
  entries.locations = {location};
  ServiceAtLocation link;
  link.origin = {"test", "service_at_location", "1"};
  link.id = id_from<ServiceAtLocationTag>(link.origin);
  link.service = service.id;
  link.location = location.id;
  entries.services_at_locations = {link};
  const std::string of_service = service.id.text(), of_place = location.id.text(), of_both = link.id.text();
  const auto row = [](const char* field, const std::string& id, const char* closes) {
    return hours_row({{field, id}, {"byday", "MO"}, {"opens_at", "09:00"}, {"closes_at", closes}});
  };
  const FurtherRow place = row("location_id", of_place, "15:00"), own = row("service_id", of_service, "16:00"),
                   both = row("service_at_location_id", of_both, "17:00");
  const FurtherRow ramp =
      hours_row({{"location_id", of_place}, {"description", "Ramp, wheelchair; call ahead"}}, "accessibility");
  const LocalTime monday = local("2026-11-23", 10);
  const auto until = [&](const std::vector<FurtherRow>& rows) {
    return Visiting(entries, rows, {0}).standing(0, monday).until;
  };
  CHECK(until({place}) == local("2026-11-23", 15));
  CHECK(until({place, own}) == local("2026-11-23", 16));
  CHECK(until({place, both, own}) == local("2026-11-23", 17));
  CHECK(Visiting(entries, {place}, {0}).hours_of(0).at(0).of_place);
  const Visiting open(entries, {ramp}, {0});
  REQUIRE(open.access_of(location.id) != nullptr);
  CHECK(open.access_of(location.id)->texts.size() == 1); // prose stays a text
  CHECK_FALSE(open.offers(0, AccessFeature::wheelchair));
  entries.locations[0].visibility = AddressVisibility::withheld;
  const Visiting hidden(entries, {place, both, ramp}, {0});
  CHECK(hidden.hours_of(0).empty());
  CHECK(hidden.access_of(location.id) == nullptr);
  CHECK(until({own}) == local("2026-11-23", 16));
}

TEST_CASE("known codes of accessibility become features, the rest stays a text") {
  PlaceAccess access;
  read_accessibility(hours_row({{"description", "disabled_parking, ramp, restroom, wheelchair"}}), access);
  read_accessibility(hours_row({{"description", "Handicap accessible"}}), access);
  CHECK(access.features == std::vector<AccessFeature>{AccessFeature::wheelchair, AccessFeature::ramp,
                                                      AccessFeature::washroom, AccessFeature::parking});
  CHECK(access.texts.empty());
  read_accessibility(hours_row({{"description", "Not wheelchair accessible."}, {"details", "Two steps."}}), access);
  CHECK(access.texts == std::vector<std::string>{"Not wheelchair accessible.", "Two steps."});
  for (const AccessFeature each : access_features)
    CHECK(access_feature_of(name_of(each)) == each);
}
