#include <doctest/doctest.h>

#include "engines/assignment/checker.h"
#include "engines/assignment/solve.h"
#include "engines/assignment/tests/little.h"

using namespace concert::engines::assignment;
using namespace concert::engines::assignment::testing;

TEST_CASE("whatever the budget, there is an answer, and it says whether it is proven") {
  Dice dice(41);
  const Problem problem = some_problem(dice, {.most_needs = 800,
                                              .most_services = 90,
                                              .most_seats = 9,
                                              .least = 1,
                                              .largest = 1'000'000,
                                              .percent_of_pairs = 30});
  REQUIRE(problem.needs() > 100);
  const Solution best = *solve(problem);
  REQUIRE(best.proven);
  int proven = 0, unproven = 0;
  for (std::int64_t budget = 0; budget < 2 * best.work.pairs_read; budget += 1 + best.work.pairs_read / 40) {
    const auto solution = solve(problem, {.most_pairs_read = budget});
    REQUIRE(solution.has_value());
    INFO("budget ", budget);
    CHECK(!find_fault(problem, *solution, Proof::feasible));
    CHECK(solution->objective <= best.objective);
    CHECK(solution->bound >= best.objective);
    CHECK(solution->objective * 10 > best.objective * 5); // greedy at worst
    CHECK(solution->proven == (solution->objective == best.objective && solution->bound == best.objective));
    (solution->proven ? proven : unproven) += 1;
  }
  CHECK(proven > 5);
  CHECK(unproven > 5);
}

TEST_CASE("a deadline is asked for, not looked at") {
  Dice dice(42);
  const Problem problem = some_problem(dice, {.most_needs = 900, .most_services = 90, .largest = 1000});
  int asked = 0;
  const auto solution = solve(problem, {.is_over = [&] { return ++asked > 0; }});
  REQUIRE(solution.has_value());
  CHECK(asked == 1);
  CHECK(!solution->proven);
  CHECK(!find_fault(problem, *solution, Proof::feasible));
}

TEST_CASE("a deadline holds for every thread") {
  Problem problem{.seats = {}, .rows = {0}}; // two pieces
  Dice dice(43);
  std::vector<std::int32_t> benefit;
  for (std::int32_t i = 0; i < 6000; ++i) {
    for (std::int32_t j = i % 2; j < 80; j += 2) {
      problem.service.push_back(j);
      benefit.push_back(static_cast<std::int32_t>(dice.between(1, 1'000'000)));
    }
    problem.rows.push_back(problem.pairs());
  }
  problem.seats.assign(80, 60);
  problem.benefit = benefit;
  int asked = 0;
  const auto late = solve(problem, {.is_over = [&] { return ++asked > 3; }, .threads = 2});
  REQUIRE(late.has_value());
  CHECK(asked > 3);
  CHECK(!late->proven);
  CHECK(!find_fault(problem, *late, Proof::feasible));
  CHECK(solve(problem, {.threads = 2})->proven);
}
