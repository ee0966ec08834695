#include <doctest/doctest.h>

#include <limits>

#include "platform/words/catalogue.h"

using namespace concert;

namespace {
const words::Catalogue catalogue{words::TimeZone::utc()};
const words::Words& en = catalogue.in(Language::en);
const words::Words& fr = catalogue.in(Language::fr);
} // namespace

TEST_CASE("whole numbers are grouped by thousands") {
  CHECK(en.number(0) == "0");
  CHECK(en.number(999) == "999");
  CHECK(en.number(1000) == "1,000");
  CHECK(fr.number(1234567) == "1\u202f234\u202f567");
  CHECK(en.number(-1234) == "\u22121,234");
  CHECK(en.number(std::size_t{42}) == "42");
  CHECK(en.number(std::numeric_limits<std::int64_t>::min()) == "\u22129,223,372,036,854,775,808");
}

TEST_CASE("fractions follow the language and round half away from zero") {
  CHECK(en.number(1234567.5) == "1,234,567.5");
  CHECK(fr.number(1234567.5) == "1\u202f234\u202f567,5");
  CHECK(en.number(0.125, 2) == "0.13");
  CHECK(en.number(-0.125, 2) == "\u22120.13");
  CHECK(en.number(2.5, 0) == "3");
  CHECK(en.number(3.0, 2) == "3.00");
  CHECK(en.number(3.0) == "3");
  CHECK(en.number(0.12345) == "0.123");
  CHECK(en.number(999.9999) == "1,000");
  CHECK(en.number(-0.0001, 2) == "0.00"); // no negative zero
  CHECK(en.number(-0.0) == "0");
}

TEST_CASE("numbers that are none, and enormous ones, do no harm") {
  CHECK(en.number(std::numeric_limits<double>::quiet_NaN()) == "—");
  CHECK(fr.number(-std::numeric_limits<double>::infinity(), 2) == "—");
  CHECK(en.percent(std::numeric_limits<double>::infinity()) == "—");
  CHECK(en.number(1e300).size() > 300);
  CHECK(en.number(std::numeric_limits<double>::max(), 60).size() > 400);
  CHECK(en.number(9007199254740993.0, 2) == "9,007,199,254,740,992.00");
}

TEST_CASE("money in cents") {
  CHECK(en.money_cents(123450) == "$1,234.50");
  CHECK(fr.money_cents(123450) == "1\u202f234,50\u00a0$");
  CHECK(en.money_cents(-5) == "\u2212$0.05");
  CHECK(fr.money_cents(-5) == "\u22120,05\u00a0$");
  CHECK(en.money_cents(0) == "$0.00");
  CHECK(en.money_cents(std::numeric_limits<std::int64_t>::min()) == "\u2212$92,233,720,368,547,758.08");
  CHECK(en.money_whole(123450) == "$1,235");
  CHECK(fr.money_whole(123449) == "1\u202f234\u00a0$");
  CHECK(en.money_whole(-49) == "$0");
  CHECK(en.money_whole(-50) == "\u2212$1");
}

TEST_CASE("percentages") {
  CHECK(en.percent(0.125) == "13%");
  CHECK(fr.percent(0.125, 1) == "12,5\u00a0%");
  CHECK(en.percent(-0.5) == "\u221250%");
}
