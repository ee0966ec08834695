#include <doctest/doctest.h>

#include <string>

#include "engines/assignment/checker.h"
#include "engines/assignment/solve.h"
#include "engines/assignment/tests/little.h"

using namespace concert::engines::assignment;
using namespace concert::engines::assignment::testing;

namespace {

Solution proven(const Problem& problem, std::span<const std::int64_t> warm = {}) {
  auto solution = solve(problem, {}, warm);
  REQUIRE(solution.has_value());
  const auto fault = find_fault(problem, *solution);
  INFO("fault: ", fault ? fault->rule + " " + std::to_string(fault->at) : std::string("none"));
  REQUIRE(!fault);
  CHECK(solution->proven);
  return std::move(*solution);
}

void hold_against_every_plan(const Sizes& sizes, std::uint64_t seed, int times, bool wide = false) {
  Dice dice(seed);
  for (int n = 0; n < times; ++n) {
    const Problem problem = some_problem(dice, sizes, wide);
    INFO("seed ", seed, " instance ", n);
    REQUIRE(proven(problem).objective == best_by_trying(problem));
  }
}

} // namespace

TEST_CASE("little questions are answered as by trying every plan") {
  hold_against_every_plan({}, 1, 3000);
  hold_against_every_plan({.most_units = 3, .most_seats = 4}, 2, 800);
  hold_against_every_plan({.most_seats = 1, .least = 1, .largest = 1'000'000'000}, 3, 1500);
  hold_against_every_plan({.least = 1, .largest = 2, .percent_of_pairs = 90}, 4, 1500); // nearly all alike
  hold_against_every_plan({.most_needs = 7, .most_services = 3, .least = -9, .largest = 5, .percent_of_pairs = 100}, 5,
                          800);
  hold_against_every_plan({.most_needs = 5, .most_services = 6, .largest = 1000, .percent_of_pairs = 30}, 6, 1500);
}

TEST_CASE("benefits of 64 bits") {
  hold_against_every_plan({.least = -largest_benefit, .largest = largest_benefit}, 7, 800, true);
  hold_against_every_plan({.most_units = 2, .least = 0, .largest = 40}, 8, 500, true);
}

TEST_CASE("rows longer than what is read at once, and benefits up to the ends of 32 bits") {
  hold_against_every_plan({.most_needs = 4, .most_services = 20, .most_seats = 2, .percent_of_pairs = 80}, 9, 300);
  hold_against_every_plan(
      {.most_needs = 3, .most_services = 30, .most_seats = 1, .least = -1, .largest = 3, .percent_of_pairs = 90}, 10,
      300);
  hold_against_every_plan({.most_needs = 4,
                           .most_services = 12,
                           .most_seats = 1,
                           .least = std::numeric_limits<std::int32_t>::min(),
                           .largest = std::numeric_limits<std::int32_t>::max(),
                           .percent_of_pairs = 90},
                          11, 500);
  hold_against_every_plan({.most_needs = 4,
                           .most_services = 12,
                           .most_seats = 1,
                           .least = -(1 << 29),
                           .largest = 1 << 29,
                           .percent_of_pairs = 90},
                          12, 500);
}

TEST_CASE("no needs, no services, no pairs, no seats") {
  Problem problem{.rows = {0}};
  CHECK(proven(problem).objective == 0);
  problem.rows = {0, 0, 0};
  CHECK(proven(problem).chosen.empty());
  problem = {.seats = {0}, .rows = {0, 1}, .service = {0}, .benefit = std::vector<std::int32_t>{7}};
  const Solution none = proven(problem);
  CHECK(none.chosen.empty());
  CHECK(none.price == std::vector<std::int64_t>{7}); // what its first seat would be worth
  problem.seats = {2'000'000'000};
  CHECK(proven(problem).price == std::vector<std::int64_t>{0});
}

TEST_CASE("pins hold whatever they cost, bans exclude, both as by trying every plan") {
  Dice dice(11);
  int pinned = 0, refused = 0;
  for (int n = 0; n < 3000; ++n) {
    Problem problem = some_problem(dice, {.most_units = 2, .most_seats = 2});
    if (problem.needs() == 0 || problem.services() == 0)
      continue;
    for (int k = 0; k < 2; ++k) {
      const Pair pair{static_cast<std::int32_t>(dice.between(0, problem.needs() - 1)),
                      static_cast<std::int32_t>(dice.between(0, problem.services() - 1))};
      (dice.between(0, 1) == 0 ? problem.pins : problem.bans).push_back(pair);
    }
    const auto solution = solve(problem);
    if (!solution) {
      ++refused;
      REQUIRE(solution.error().problems.at(0).field == "pins");
      continue;
    }
    INFO("instance ", n);
    pinned += problem.pins.empty() ? 0 : 1;
    REQUIRE(!find_fault(problem, *solution));
    REQUIRE(solution->objective == best_by_trying(problem));
  }
  CHECK(pinned > 200);
  CHECK(refused > 300);
}

TEST_CASE("middle-sized questions: certificate, warm start, equal bytes, one seat more") {
  Dice dice(21);
  for (int n = 0; n < 25; ++n) {
    INFO("instance ", n);
    const bool alike = n % 3 == 0;
    const Problem problem = some_problem(dice, {.most_needs = 400,
                                                .most_services = 60,
                                                .most_units = n % 2 == 0 ? 1 : 3,
                                                .most_seats = 12,
                                                .least = alike ? 1 : -50,
                                                .largest = alike ? 6 : 100'000,
                                                .percent_of_pairs = 20});
    const Solution cold = proven(problem);
    const Solution again = proven(problem);
    CHECK(again.chosen == cold.chosen);
    CHECK(again.price == cold.price);
    CHECK(again.work == cold.work);
    CHECK(proven(problem, cold.price).objective == cold.objective);
    if (problem.services() == 0)
      continue;
    std::vector<std::int64_t> nonsense(cold.price.size());
    for (auto& price : nonsense)
      price = dice.between(-1'000'000, 1'000'000);
    CHECK(proven(problem, nonsense).objective == cold.objective);
    Problem more = problem;
    const auto j = static_cast<std::size_t>(dice.between(0, problem.services() - 1));
    ++more.seats[j];
    const std::int64_t gain = proven(more).objective - cold.objective;
    CHECK(gain >= 0);
    CHECK(gain <= cold.price[j]); // a price is what a seat more is worth at most
  }
}

TEST_CASE("any number of threads gives the same bytes") {
  Dice dice(71);
  for (int n = 0; n < 20; ++n) {
    // Several regions beside each other: services of one are not in the rows of another.
    Problem problem{.rows = {0}};
    std::vector<std::int32_t> benefit;
    for (int piece = 0; piece < 1 + n % 6; ++piece) {
      const Problem one = some_problem(
          dice, {.most_needs = 120, .most_services = 20, .most_seats = 6, .largest = 1000, .percent_of_pairs = 25});
      const std::int32_t before = problem.services();
      problem.seats.insert(problem.seats.end(), one.seats.begin(), one.seats.end());
      for (std::int32_t i = 0; i < one.needs(); ++i) {
        for (auto pair = one.rows[static_cast<std::size_t>(i)]; pair < one.rows[static_cast<std::size_t>(i) + 1];
             ++pair) {
          problem.service.push_back(before + one.service[static_cast<std::size_t>(pair)]);
          benefit.push_back(static_cast<std::int32_t>(benefit_of(one, pair)));
        }
        problem.rows.push_back(problem.pairs());
      }
    }
    problem.benefit = benefit;
    const Solution alone = proven(problem);
    for (const int threads : {2, 3, 16}) {
      const Solution together = *solve(problem, {.threads = threads});
      CHECK(together.chosen == alone.chosen);
      CHECK(together.price == alone.price);
      CHECK(together.profit == alone.profit);
      CHECK(together.work == alone.work);
    }
  }
}

TEST_CASE("names and measures do not matter") {
  Dice dice(31);
  for (int n = 0; n < 40; ++n) {
    const Problem problem = some_problem(dice, {.most_needs = 40, .most_services = 12, .largest = 500});
    const std::int64_t objective = proven(problem).objective;
    Problem scaled = problem;
    for (auto& benefit : std::get<0>(scaled.benefit))
      benefit *= 1000;
    CHECK(proven(scaled).objective == 1000 * objective);
    Problem reversed{.rows = {0}}; // needs and services counted from the other end
    reversed.seats.assign(problem.seats.rbegin(), problem.seats.rend());
    std::vector<std::int32_t> benefit;
    for (std::int32_t i = problem.needs() - 1; i >= 0; --i) {
      for (std::int64_t pair = problem.rows[static_cast<std::size_t>(i)];
           pair < problem.rows[static_cast<std::size_t>(i) + 1]; ++pair) {
        reversed.service.push_back(problem.services() - 1 - problem.service[static_cast<std::size_t>(pair)]);
        benefit.push_back(static_cast<std::int32_t>(benefit_of(problem, pair)));
      }
      reversed.rows.push_back(reversed.pairs());
    }
    reversed.benefit = benefit;
    CHECK(proven(reversed).objective == objective);
  }
}
