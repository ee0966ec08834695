#include <doctest/doctest.h>

#include "platform/words/catalogue.h"

using namespace concert;
using namespace std::chrono_literals;

namespace {

const words::Catalogue catalogue{words::TimeZone::named("America/Toronto").value()};
const words::Words& en = catalogue.in(Language::en);
const words::Words& fr = catalogue.in(Language::fr);

LocalDate date(int year, unsigned month, unsigned day) {
  return LocalDate::of(year, month, day).value();
}
Instant at(std::string_view iso) {
  return Instant::parse_iso(iso).value();
}

} // namespace

TEST_CASE("days") {
  CHECK(en.day(date(2026, 11, 22)) == "November 22, 2026");
  CHECK(fr.day(date(2026, 11, 22)) == "22 novembre 2026");
  CHECK(fr.day(date(2026, 5, 1)) == "1er mai 2026");
  CHECK(en.short_day(date(2026, 9, 3)) == "Sept. 3, 2026");
  CHECK(fr.short_day(date(2026, 2, 1)) == "1er févr. 2026");
  CHECK(en.weekday_day(date(2026, 11, 22)) == "Sunday, November 22, 2026");
  CHECK(fr.weekday_day(date(1969, 12, 31)) == "mercredi 31 décembre 1969");
  CHECK(en.weekday_day(date(1970, 1, 1)) == "Thursday, January 1, 1970");
  CHECK(fr.month(date(2026, 8, 31)) == "août 2026");
}

TEST_CASE("moments are told in local time") {
  CHECK(en.moment(at("2026-11-22T19:05:00Z")) == "November 22, 2026, 2:05\u00a0p.m.");
  CHECK(fr.moment(at("2026-11-22T19:05:00Z")) == "22 novembre 2026, 14\u00a0h\u00a005");
  CHECK(en.time_of_day(at("2026-07-01T04:00:00Z")) == "12:00\u00a0a.m.");
  CHECK(en.time_of_day(at("2026-07-01T16:00:00Z")) == "12:00\u00a0p.m.");
  CHECK(en.day_of(at("2026-07-01T03:59:59Z")) == "June 30, 2026"); // still the day before in Toronto
}

TEST_CASE("how long ago") {
  const Instant now = at("2026-11-22T12:00:00Z");
  CHECK(en.ago(now, now) == "just now");
  CHECK(en.ago(now - 59s, now) == "just now");
  CHECK(en.ago(now - 60s, now) == "1 minute ago");
  CHECK(fr.ago(now - 59min, now) == "il y a 59 minutes");
  CHECK(en.ago(now - 61min, now) == "1 hour ago");
  CHECK(en.ago(now - 47h, now) == "47 hours ago"); // within the 48 hours that matter, hours are counted
  CHECK(en.ago(now - 48h, now) == "2 days ago");
  CHECK(fr.ago(now + 90min, now) == "dans 1 heure");
  CHECK(en.ago(now + 72h, now) == "in 3 days");
}

TEST_CASE("lengths of time show their two largest units") {
  CHECK(en.duration(0s) == "less than a minute");
  CHECK(fr.duration(45min) == "45 minutes");
  CHECK(en.duration(65min) == "1 hour 5 minutes");
  CHECK(en.duration(2h) == "2 hours");
  CHECK(en.duration(28h + 5min) == "1 day 4 hours");
  CHECK(fr.duration(-48h) == "2 jours");
  CHECK(en.duration(24h + 5min) == "1 day");
  CHECK(catalogue.missing().empty());
}
