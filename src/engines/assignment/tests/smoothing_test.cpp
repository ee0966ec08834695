// Seats held back, and seats that cost more the fuller a service is: against every plan.
#include <doctest/doctest.h>

#include <map>

#include "engines/assignment/smoothing.h"
#include "engines/assignment/solve.h"
#include "engines/assignment/tests/little.h"
#include "engines/assignment/weights.h"

using namespace concert::engines::assignment;
using namespace concert::engines::assignment::testing;

namespace {

std::vector<bool> some_imminent(Dice& dice, const Problem& problem) {
  std::vector<bool> out;
  for (std::int32_t i = 0; i < problem.needs(); ++i)
    out.push_back(dice.between(0, 1) == 1);
  return out;
}
std::vector<std::int32_t> some_counts(Dice& dice, const Problem& problem, std::int64_t most) {
  std::vector<std::int32_t> out;
  for (std::int32_t j = 0; j < problem.services(); ++j)
    out.push_back(static_cast<std::int32_t>(dice.between(0, most)));
  return out;
}

} // namespace

TEST_CASE("only imminent needs use the seats held back, and the plan is the best under that") {
  Dice dice(121);
  int costs = 0;
  for (int n = 0; n < 1500; ++n) {
    INFO("instance ", n);
    const Problem problem = some_problem(dice, {.most_needs = 6, .most_services = 3, .most_seats = 3});
    const auto imminent = some_imminent(dice, problem);
    const auto held = some_counts(dice, problem, 4);
    std::int64_t best = 0;
    every_plan(problem, [&](const std::vector<std::int32_t>& at) {
      std::vector<std::int32_t> others(problem.seats.size());
      for (std::size_t i = 0; i < at.size(); ++i)
        if (at[i] >= 0 && !imminent[i])
          ++others[static_cast<std::size_t>(at[i])];
      for (std::size_t j = 0; j < others.size(); ++j)
        if (others[j] > std::max(0, problem.seats[j] - held[j]))
          return;
      best = std::max(best, worth_of_plan(problem, at));
    });
    const auto blocks = hold_back(problem, held, imminent);
    REQUIRE(blocks);
    const auto solution = solve(blocks->problem);
    REQUIRE(solution);
    CHECK(solution->proven);
    CHECK(solution->objective == best);
    const auto chosen = whole(*blocks, *solution);
    CHECK(worth_of(problem, chosen) == best);
    std::vector<std::int32_t> taken(problem.seats.size());
    for (const Chosen& one : chosen)
      taken[static_cast<std::size_t>(one.service)] += one.units;
    for (std::size_t j = 0; j < taken.size(); ++j)
      CHECK(taken[j] <= problem.seats[j]);
    costs += best < solve(problem)->objective;
  }
  CHECK(costs > 100);
}

TEST_CASE("an even load: no plan is better by benefits less prices, with seats held back or without") {
  Dice dice(122);
  int moved = 0;
  for (int n = 0; n < 1500; ++n) {
    INFO("instance ", n);
    const Problem problem = some_problem(dice, {.most_needs = 5,
                                                .most_services = 3,
                                                .most_seats = 4,
                                                .least = n % 5 < 2 ? -3 : 10,
                                                .largest = 30,
                                                .percent_of_pairs = 80});
    const auto imminent = some_imminent(dice, problem);
    const auto held = some_counts(dice, problem, n % 3 == 0 ? 0 : 2);
    const auto used = some_counts(dice, problem, n % 2 == 0 ? 0 : 3);
    const Load load{dice.between(0, 20), static_cast<std::int32_t>(dice.between(1, 5))};
    std::int64_t best = 0;
    every_plan(problem, [&](const std::vector<std::int32_t>& at) {
      std::int64_t sum = 0;
      for (std::size_t j = 0; j < problem.seats.size(); ++j) {
        std::vector<std::int64_t> benefits;
        std::int32_t others = 0;
        for (std::size_t i = 0; i < at.size(); ++i)
          if (at[i] == static_cast<std::int32_t>(j)) {
            benefits.push_back(benefit_between(problem, static_cast<std::int32_t>(i), at[i]));
            others += imminent[i] ? 0 : 1;
          }
        if (others > std::max(0, problem.seats[j] - held[j]))
          return;
        // Seats in the order of their prices. A price that would take all of a benefit leaves 1, so the small benefits
        // take the dear seats; who must not sit in a held seat does not, whatever seat of the others is dear.
        std::sort(benefits.begin(), benefits.end(), std::greater<>());
        for (std::size_t k = 0; k < benefits.size(); ++k) {
          const std::int64_t share =
              load.steps * (used[j] + static_cast<std::int64_t>(k)) / (used[j] + problem.seats[j]);
          sum += std::max<std::int64_t>(1, benefits[k] - load.most / load.steps * share -
                                               load.most % load.steps * share / load.steps);
        }
      }
      best = std::max(best, sum);
    });
    const auto blocks = smoothed(*hold_back(problem, held, imminent), load, used);
    REQUIRE(blocks);
    const auto solution = solve(blocks->problem);
    REQUIRE(solution);
    CHECK(solution->proven);
    // Within the seats held back the dearest seats are for imminent needs, so a plan can fall short of the sum above by
    // a price that was cut; without cut prices, and without seats held back, it is the same.
    bool cut = false;
    for (std::int64_t pair = 0; pair < problem.pairs(); ++pair)
      cut = cut || (benefit_of(problem, pair) > 0 && benefit_of(problem, pair) <= load.most);
    if (!cut || n % 3 == 0)
      CHECK(solution->objective == best);
    else
      CHECK(solution->objective <= best);
    // Nobody goes without for the sake of an even load, where no seat is held back.
    const auto chosen = whole(*blocks, *solution);
    std::vector<std::int32_t> taken(problem.seats.size()), others(problem.seats.size());
    std::map<std::int32_t, std::int32_t> at;
    for (const Chosen& one : chosen) {
      at[one.need] = one.service;
      ++taken[static_cast<std::size_t>(one.service)];
      others[static_cast<std::size_t>(one.service)] += imminent[static_cast<std::size_t>(one.need)] ? 0 : 1;
    }
    for (std::int32_t i = 0; i < problem.needs(); ++i)
      for (std::int32_t j = 0; j < problem.services(); ++j) {
        const auto service = static_cast<std::size_t>(j);
        const bool open = taken[service] < problem.seats[service] &&
                          (imminent[static_cast<std::size_t>(i)] ||
                           others[service] < std::max(0, problem.seats[service] - held[service]));
        if (n % 3 == 0 && !at.contains(i) && benefit_between(problem, i, j) > 0)
          CHECK_FALSE(open);
      }
    moved += worth_of(problem, chosen) < solve(hold_back(problem, held, imminent)->problem)->objective;
  }
  CHECK(moved > 20);
}

TEST_CASE("of two that do the same good the emptier one is asked") {
  const Problem problem{.seats = {4, 4},
                        .rows = {0, 2, 4, 6, 8},
                        .service = {0, 1, 0, 1, 0, 1, 0, 1},
                        .benefit = std::vector<std::int32_t>{100, 99, 100, 99, 100, 99, 100, 99}};
  CHECK(whole(as_blocks(problem), *solve(problem)).size() == 4);
  const auto taken_at_first = [&](const Blocks& blocks) {
    std::int32_t count = 0;
    for (const Chosen& one : whole(blocks, *solve(blocks.problem)))
      count += one.service == 0 ? one.units : 0;
    return count;
  };
  CHECK(taken_at_first(as_blocks(problem)) == 4);
  CHECK(taken_at_first(*smoothed(as_blocks(problem), {20, 4})) == 2);
  CHECK(taken_at_first(*smoothed(as_blocks(problem), {20, 4}, std::vector<std::int32_t>{40, 0})) == 1);
  CHECK(taken_at_first(*smoothed(as_blocks(problem), {0, 4})) == 4);
}

TEST_CASE("what does not fit together is refused") {
  Problem problem{.seats = {1}, .rows = {0, 1}, .service = {0}, .benefit = std::vector<std::int32_t>{1}};
  const auto word = [](const concert::Result<Blocks>& result) { return result.error().problems.at(0).word; };
  using Counts = std::vector<std::int32_t>;
  CHECK(word(hold_back(problem, Counts{}, {true})) == "assignment.sizes_differ");
  CHECK(word(hold_back(problem, Counts{1}, {})) == "assignment.sizes_differ");
  CHECK(word(hold_back(problem, Counts{-1}, {true})) == "assignment.negative_seats");
  CHECK(word(smoothed(as_blocks(problem), {-1, 4})) == "assignment.load");
  CHECK(word(smoothed(as_blocks(problem), {1, 0})) == "assignment.load");
  CHECK(word(smoothed(as_blocks(problem), {1, 4}, Counts{-1})) == "assignment.negative_seats");
  problem.pins = {{0, 0}};
  CHECK(word(hold_back(problem, Counts{0}, {true})) == "assignment.blocks_pins");
  CHECK(word(smoothed(as_blocks(problem), {1, 4})) == "assignment.blocks_pins");
  problem.pins.clear();
  problem.bans = {{0, 0}};
  CHECK(solve(hold_back(problem, Counts{1}, {true})->problem)->chosen.empty());
  CHECK(solve(smoothed(as_blocks(problem), {1, 4})->problem)->chosen.empty());
}
