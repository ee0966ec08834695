#include <doctest/doctest.h>

#include "platform/words/time_zone.h"

using namespace concert;
using words::LocalMoment;
using words::TimeZone;

namespace {

LocalDate date(int year, unsigned month, unsigned day) {
  return LocalDate::of(year, month, day).value();
}
Instant at(std::string_view iso) {
  return Instant::parse_iso(iso).value();
}

} // namespace

TEST_CASE("a zone is known by its name") {
  CHECK(TimeZone::named("America/Toronto").value().name() == "America/Toronto");
  for (const auto* wrong : {"", "Toronto", "America/Torronto", "../../etc/passwd", "America/Toronto\n"}) {
    CAPTURE(wrong);
    const auto zone = TimeZone::named(wrong);
    REQUIRE_FALSE(zone.has_value());
    CHECK(zone.error().problems.at(0).word == "problem.no_such_time_zone");
  }
}

TEST_CASE("instants and local moments, winter and summer") {
  const auto toronto = TimeZone::named("America/Toronto").value();
  CHECK(toronto.local(at("2026-01-15T12:30:45Z")) == LocalMoment{date(2026, 1, 15), 7, 30, 45});
  CHECK(toronto.local(at("2026-07-15T12:30:45Z")) == LocalMoment{date(2026, 7, 15), 8, 30, 45});
  CHECK(toronto.instant({date(2026, 7, 15), 8, 30, 45}).value() == at("2026-07-15T12:30:45Z"));
  CHECK(toronto.local({-1}) == LocalMoment{date(1969, 12, 31), 18, 59, 59}); // before 1970, rounded down
}

TEST_CASE("the hour that the clocks skip is refused") {
  const auto toronto = TimeZone::named("America/Toronto").value();
  const auto skipped = toronto.instant({date(2026, 3, 8), 2, 30}, "starts_at");
  REQUIRE_FALSE(skipped.has_value());
  CHECK(skipped.error() == Refusal::invalid("starts_at", "problem.no_such_time"));
  CHECK(toronto.instant({date(2026, 3, 8), 1, 59}).value() == at("2026-03-08T06:59:00Z"));
  CHECK(toronto.instant({date(2026, 3, 8), 3, 0}).value() == at("2026-03-08T07:00:00Z"));
}

TEST_CASE("of the hour that comes twice, the first is meant") {
  const auto toronto = TimeZone::named("America/Toronto").value();
  CHECK(toronto.instant({date(2026, 11, 1), 1, 30}).value() == at("2026-11-01T05:30:00Z"));
  CHECK(toronto.local(at("2026-11-01T06:30:00Z")) == LocalMoment{date(2026, 11, 1), 1, 30});
}

TEST_CASE("what is no time of day is refused") {
  for (const auto& wrong : {LocalMoment{date(2026, 1, 1), 24, 0}, LocalMoment{date(2026, 1, 1), -1, 0},
                            LocalMoment{date(2026, 1, 1), 0, 60}, LocalMoment{date(2026, 1, 1), 0, 0, 60}}) {
    CHECK_FALSE(TimeZone::utc().instant(wrong).has_value());
    CHECK_FALSE(TimeZone::named("America/Toronto").value().instant(wrong).has_value());
  }
}

TEST_CASE("a day begins where its clocks begin") {
  CHECK(TimeZone::utc().start_of(date(2026, 5, 1)) == at("2026-05-01T00:00:00Z"));
  CHECK(TimeZone::named("America/Toronto").value().start_of(date(2026, 5, 1)) == at("2026-05-01T04:00:00Z"));
  // Cuba's clocks go from 0:00 to 1:00 in spring: there is no midnight.
  CHECK(TimeZone::named("America/Havana").value().start_of(date(2026, 3, 8)) == at("2026-03-08T05:00:00Z"));
}

TEST_CASE("UTC needs no database") {
  CHECK(TimeZone::utc().local(at("2026-03-08T02:30:00Z")) == LocalMoment{date(2026, 3, 8), 2, 30, 0});
  CHECK(TimeZone::utc().instant({date(2026, 3, 8), 2, 30}).value() == at("2026-03-08T02:30:00Z"));
}
