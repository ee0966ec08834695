// Tiers against every plan: as many of the highest tier as possible, then of the next, then the benefits.
#include <doctest/doctest.h>

#include "engines/assignment/solve.h"
#include "engines/assignment/tests/little.h"
#include "engines/assignment/tiers.h"
#include "engines/assignment/weights.h"

using namespace concert::engines::assignment;
using namespace concert::engines::assignment::testing;

TEST_CASE("who has waited too long comes first, tier by tier, and the rest is as good as it can be then") {
  Dice dice(101);
  int differs = 0;
  for (int n = 0; n < 1500; ++n) {
    INFO("instance ", n);
    const Problem problem = some_problem(dice, {.most_needs = 6, .most_services = 4, .most_seats = 2}, n % 2 == 0);
    std::vector<std::int32_t> tier;
    for (std::int32_t i = 0; i < problem.needs(); ++i)
      tier.push_back(static_cast<std::int32_t>(dice.between(0, 3)));
    // (served of tier 3, of tier 2, of tier 1, worth)
    using Told = std::array<std::int64_t, 4>;
    const auto told = [&](const std::vector<std::int32_t>& at) {
      Told out{};
      for (std::size_t i = 0; i < at.size(); ++i)
        if (at[i] >= 0 && tier[i] > 0)
          ++out[static_cast<std::size_t>(3 - tier[i])];
      out[3] = worth_of_plan(problem, at);
      return out;
    };
    Told best{};
    every_plan(problem, [&](const std::vector<std::int32_t>& at) { best = std::max(best, told(at)); });
    const auto question = with_tiers(problem, tier);
    REQUIRE(question);
    const auto solution = solve(*question);
    REQUIRE(solution);
    REQUIRE(solution->proven);
    std::vector<std::int32_t> at(static_cast<std::size_t>(problem.needs()), -1);
    for (const Chosen& one : solution->chosen)
      at[static_cast<std::size_t>(one.need)] = one.service;
    CHECK(told(at) == best);
    CHECK(worth_of(problem, solution->chosen) == best[3]);
    differs += best[3] < solve(problem)->objective ? 1 : 0;
  }
  CHECK(differs > 100); // it does cost something
}

TEST_CASE("several units: each of a higher tier counts") {
  const Problem problem{.units = {3, 1},
                        .seats = {2},
                        .rows = {0, 1, 2},
                        .service = {0, 0},
                        .benefit = std::vector<std::int32_t>{1, 1000}};
  CHECK(solve(*with_tiers(problem, std::vector<std::int32_t>{0, 0}))->objective == 1001);
  const auto first = solve(*with_tiers(problem, std::vector<std::int32_t>{1, 0}));
  REQUIRE(first->chosen.size() == 1);
  CHECK(first->chosen[0] == Chosen{0, 0, 2, 0});
  CHECK(worth_of(problem, first->chosen) == 2);
}

TEST_CASE("tiers that the numbers cannot hold are refused, not cut") {
  Problem problem{.rows = {0}};
  std::vector<std::int64_t> benefit;
  std::vector<std::int32_t> tier;
  for (std::int32_t i = 0; i < 40; ++i) {
    problem.seats.push_back(1);
    problem.service.push_back(i);
    problem.rows.push_back(problem.pairs());
    benefit.push_back(1'000'000);
    tier.push_back(i);
  }
  problem.benefit = benefit;
  const auto many = with_tiers(problem, tier);
  REQUIRE_FALSE(many);
  CHECK(many.error().problems.at(0).word == "assignment.weights_too_large");
  for (std::int32_t& one : tier)
    one %= 3;
  CHECK(solve(*with_tiers(problem, tier))->proven);
  tier[3] = -1;
  CHECK(with_tiers(problem, tier).error().problems.at(0).word == "assignment.negative_tier");
  tier.pop_back();
  CHECK(with_tiers(problem, tier).error().problems.at(0).word == "assignment.sizes_differ");
  problem.seats[0] = -1;
  CHECK(with_tiers(problem, std::vector<std::int32_t>(40)).error().problems.at(0).word == "assignment.negative_seats");
}
