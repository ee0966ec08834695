#include "rooms/alignment/learning.h"

#include <doctest/doctest.h>

#include <cmath>
#include <type_traits>

#include "rooms/alignment/observed.h"
#include "rooms/alignment/tests/shipped.h"
#include "rooms/alignment/tests/world.h"

using namespace concert;
using namespace concert::alignment;
using concert::alignment::testing::shipped_book;

namespace {

// PRIVACY: what the function can be told is a promise. A fifth field, or one of another kind, does not compile.
struct Anything {
  template <class T>
  operator T() const; // NOLINT: converts to whatever a field is
};
template <class T, class... Given>
constexpr bool is_made_from = requires {
  T{Given{}...};
};
static_assert(is_made_from<Observed, Anything, Anything, Anything, Anything>);
static_assert(!is_made_from<Observed, Anything, Anything, Anything, Anything, Anything>);
static_assert(std::is_same_v<decltype(Observed::risk_category), std::string>);
static_assert(std::is_same_v<decltype(Observed::service_term), std::string>);
static_assert(std::is_same_v<decltype(Observed::mobilized), bool>);
static_assert(std::is_same_v<decltype(Observed::lowered), bool>);
static_assert(std::is_same_v<decltype(&learned_from),
                             std::vector<Learned> (*)(const std::vector<NeedRow>&, std::span<const Observed>)>);

NeedRow row_of(const char* category, const char* term, double relevance) {
  return {category, "need", term, relevance, 7, FirstContact::days, "expert"};
}

std::vector<Observed> times(int count, const Observed& one) {
  return std::vector<Observed>(static_cast<std::size_t>(count), one);
}

} // namespace

TEST_CASE("a few situations move an expert's value a little, many decide") {
  const std::vector<NeedRow> rows = {row_of("housing", "Shelter", 0.8), row_of("housing", "Counseling", 0.5),
                                     row_of("drugs", "Shelter", 0.2), row_of("drugs", "Off", 0)};
  CHECK(learned_from(rows, {}).empty());
  std::vector<Observed> seen = times(5, {"housing", "Shelter", true, false});
  auto found = learned_from(rows, seen);
  REQUIRE(found.size() == 1);
  CHECK(found[0].expert == 0.8);
  CHECK(found[0].mobilized == 5);
  CHECK(found[0].lowered == 0);
  CHECK(found[0].learned == doctest::Approx(0.64)); // 16 of 25
  CHECK(found[0].low < 0.64);
  CHECK(found[0].high > 0.64);
  seen = times(980, {"housing", "Shelter", true, true});
  found = learned_from(rows, seen);
  CHECK(found[0].learned == doctest::Approx(0.996));
  CHECK(found[0].high - found[0].low < 0.01);
  // What was not mobilized, another risk and a row that is off say nothing.
  seen = times(50, {"housing", "Counseling", false, true});
  for (const Observed& one : times(50, {"gambling", "Shelter", true, true}))
    seen.push_back(one);
  for (const Observed& one : times(50, {"drugs", "Off", true, true}))
    seen.push_back(one);
  CHECK(learned_from(rows, seen).empty());
  seen.push_back({"drugs", "Shelter", true, true});
  seen.push_back({"housing", "Shelter", true, false});
  found = learned_from(rows, seen);
  REQUIRE(found.size() == 2); // in the order of the table
  CHECK(found[0].risk_category == "housing");
  CHECK(found[1].learned == doctest::Approx((20 * 0.2 + 1) / 21));
}

TEST_CASE("the order of situations does not matter, and the value stays between the expert's and the share seen") {
  const std::vector<NeedRow> rows = {row_of("housing", "Shelter", 0.6)};
  for (int n = 1; n < 40; ++n)
    for (int k = 0; k <= n; ++k) {
      std::vector<Observed> seen = times(k, {"housing", "Shelter", true, true});
      for (const Observed& one : times(n - k, {"housing", "Shelter", true, false}))
        seen.push_back(one);
      const Learned one = learned_from(rows, seen).at(0);
      std::vector<Observed> reversed(seen.rbegin(), seen.rend());
      CHECK(learned_from(rows, reversed).at(0).learned == one.learned);
      const double share = static_cast<double>(k) / n;
      CHECK(one.learned >= std::min(share, 0.6) - 1e-12);
      CHECK(one.learned <= std::max(share, 0.6) + 1e-12);
      CHECK(one.low < one.learned);
      CHECK(one.high > one.learned);
    }
}

TEST_CASE("quantiles of the beta distribution") {
  CHECK(beta_quantile(1, 1, 0.05) == doctest::Approx(0.05)); // even
  CHECK(beta_quantile(2, 1, 0.25) == doctest::Approx(0.5));  // x squared
  CHECK(beta_quantile(1, 3, 0.5) == doctest::Approx(1 - std::cbrt(0.5)));
  CHECK(beta_quantile(10, 10, 0.5) == doctest::Approx(0.5));
  CHECK(beta_quantile(0.5, 0.5, 0.25) == doctest::Approx(std::pow(std::sin(std::acos(-1.0) / 8), 2))); // arcsine
  // Whole a, b: the binomial tail.
  for (const auto& [a, b] : {std::pair(3, 5), {12, 4}, {16, 9}}) {
    const double x = beta_quantile(a, b, 0.95);
    double sum = 0, choose = 1;
    const int n = a + b - 1;
    for (int j = 0; j <= n; ++j) {
      if (j >= a)
        sum += choose * std::pow(x, j) * std::pow(1 - x, n - j);
      choose = choose * (n - j) / (j + 1);
    }
    CHECK(sum == doctest::Approx(0.95));
  }
  const std::vector<NeedRow> sure = {row_of("housing", "Shelter", 1)};
  const Learned one = learned_from(sure, times(3, {"housing", "Shelter", true, true})).at(0);
  CHECK(one.low == 1);
  CHECK(one.high == 1);
}

TEST_CASE("counts from 1 to 4 are hidden, and the value shown fits more than one of them") {
  int shown = 0, hidden = 0;
  for (const double expert : {0.1, 0.25, 0.5, 0.75, 0.9, 1.0})
    for (int n = 1; n < 30; ++n)
      for (int k = 0; k <= n; ++k) {
        const auto make = [&](int lowered) {
          std::vector<Observed> seen = times(lowered, {"housing", "Shelter", true, true});
          for (const Observed& one : times(n - lowered, {"housing", "Shelter", true, false}))
            seen.push_back(one);
          return shown_of(learned_from({row_of("housing", "Shelter", expert)}, seen).at(0));
        };
        const LearnedShown one = make(k);
        if (n < 5) {
          CHECK_FALSE((one.mobilized || one.lowered || one.learned || one.low || one.high));
          continue;
        }
        CHECK(one.mobilized == n);
        const bool is_small = (k > 0 && k < 5) || (n - k > 0 && n - k < 5);
        CHECK(one.lowered.has_value() == !is_small);
        CHECK(one.low.has_value() == !is_small);
        if (!is_small) {
          ++shown;
          continue;
        }
        int alike = 0;
        for (int other = 0; other <= n; ++other) {
          const LearnedShown that = make(other);
          alike += !that.lowered && that.learned == one.learned;
        }
        if (one.learned) {
          CHECK(alike > 1);
          ++hidden;
        }
      }
  CHECK(shown > 500);
  CHECK(hidden > 200);
}

TEST_CASE("what a situation says: its risks by category, what connected, and whether the grade fell") {
  const auto book = shipped_book();
  const auto factor = [&](const char* id, int before, std::optional<int> after) {
    return situations::RiskFactor{book->code("risk_factors", id), before, after};
  };
  situations::Picture picture;
  picture.risks = {factor("housing_no_access_to_appropriate_housing", 3, 1)};
  const std::string shelter = std::string(32, 'a'), other = std::string(32, 'b');
  const TermsOfService terms = {{shelter, {"Emergency Shelter"}}, {other, {"Detox"}}};
  const SharedNeeds table = concert::alignment::testing::needs(
      {row_of("housing", "Emergency Shelter", 0.9), row_of("housing", "Detox", 0.1), row_of("drugs", "Detox", 0.9)});
  const auto recorded = [&](const std::string& service, const char* mobilization) {
    situations::Mobilized out;
    out.service = service;
    out.mobilization = book->code("mobilizations", mobilization);
    return out;
  };
  const auto said = [&](const std::vector<situations::Mobilized>& of) {
    std::string out;
    for (const Observed& one : observed_in(picture, of, *table, *book, terms))
      out += one.risk_category + "/" + one.service_term + (one.mobilized ? "+" : "-") + (one.lowered ? "+ " : "- ");
    return out;
  };
  CHECK(said({}) == "housing/Emergency Shelter-+ housing/Detox-+ ");
  CHECK(said({recorded(shelter, "connected")}) == "housing/Emergency Shelter++ housing/Detox-+ ");
  CHECK(said({recorded(shelter, "refused"), recorded(other, "engaged")}) ==
        "housing/Emergency Shelter-+ housing/Detox++ ");
  CHECK(said({recorded("", "connected"), recorded(std::string(32, 'c'), "connected")}) ==
        "housing/Emergency Shelter-+ housing/Detox-+ "); // only the type is known, or nothing of it any more
  picture.risks[0].after = 3;
  CHECK(said({recorded(shelter, "connected")}) == "housing/Emergency Shelter+- housing/Detox-- ");
  picture.risks[0].after.reset(); // not assessed again
  CHECK(said({recorded(shelter, "connected")}).empty());
  picture.risks.clear();
  CHECK(said({recorded(shelter, "connected")}).empty());
}
