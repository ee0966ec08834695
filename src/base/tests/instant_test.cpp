#include "base/instant.h"

#include <doctest/doctest.h>

using namespace concert;

TEST_CASE("instants read and write ISO 8601 in UTC") {
  const auto instant = Instant::parse_iso("2026-11-22T13:45:54Z");
  REQUIRE(instant);
  CHECK(instant->us == 1795355154000000);
  CHECK(instant->iso() == "2026-11-22T13:45:54Z");
  CHECK(Instant{-1}.iso() == "1969-12-31T23:59:59Z");
  for (const char* bad : {"2026-11-22", "2026-11-22T24:00:00Z", "2026-02-30T00:00:00Z", "2026-11-22 13:45:54Z"})
    CHECK(!Instant::parse_iso(bad));
}

TEST_CASE("dates are valid or nothing") {
  CHECK(LocalDate::parse_iso("2024-02-29"));
  CHECK(!LocalDate::parse_iso("2023-02-29"));
  CHECK(!LocalDate::parse_iso("2024-2-29"));
  CHECK(LocalDate::parse_iso("2024-02-29")->plus_years(1).iso() == "2025-03-01");
  CHECK(LocalDate::parse_iso("2024-02-29")->plus_years(4).iso() == "2028-02-29");
  CHECK(LocalDate::parse_iso("2024-12-31")->plus_days(1).iso() == "2025-01-01");
}

TEST_CASE("ages count completed years, 29 February included") {
  const auto day = [](const char* text) { return *LocalDate::parse_iso(text); };
  CHECK(age_on(day("2008-02-29"), day("2026-02-28")) == 17);
  CHECK(age_on(day("2008-02-29"), day("2026-03-01")) == 18);
  CHECK(age_on(day("2008-06-15"), day("2026-06-14")) == 17);
  CHECK(age_on(day("2008-06-15"), day("2026-06-15")) == 18);
  CHECK(age_on(day("2027-01-01"), day("2026-01-01")) < 0);
}
