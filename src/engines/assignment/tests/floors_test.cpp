// Floors for groups against every plan: kept where they can be, at the least cost, with bonuses that explain the plan.
#include <doctest/doctest.h>

#include "engines/assignment/floors.h"
#include "engines/assignment/tests/little.h"
#include "engines/assignment/weights.h"

using namespace concert::engines::assignment;
using namespace concert::engines::assignment::testing;

namespace {

struct FloorsAsked {
  Problem problem;
  Floors floors;
};

FloorsAsked some_floors(Dice& dice) {
  FloorsAsked out;
  do
    out.problem = some_problem(
        dice, {.most_needs = 7, .most_services = 2, .most_seats = 2, .largest = 30, .percent_of_pairs = 85});
  while (out.problem.needs() < 5 && dice.between(0, 9) > 0);
  auto& benefit = std::get<0>(out.problem.benefit);
  for (std::int32_t i = 0; i < out.problem.needs(); ++i) {
    out.floors.group.push_back(static_cast<std::int32_t>(dice.between(-1, 1)));
    const auto row = static_cast<std::size_t>(i);
    for (auto pair = out.problem.rows[row]; pair < out.problem.rows[row + 1]; ++pair)
      if (out.floors.group.back() == 0) // less is gained by serving these
        benefit[static_cast<std::size_t>(pair)] = (benefit[static_cast<std::size_t>(pair)] + 1) / 2;
  }
  out.floors.least = {dice.between(0, 3), dice.between(0, 2)};
  return out;
}

std::vector<std::int64_t> served_by(const Floors& floors, const std::vector<std::int32_t>& at) {
  std::vector<std::int64_t> out(floors.least.size());
  for (std::size_t i = 0; i < at.size(); ++i)
    if (at[i] >= 0 && floors.group[i] >= 0)
      ++out[static_cast<std::size_t>(floors.group[i])];
  return out;
}

// The most that a plan with at least these served is worth; nothing where there is none.
std::optional<std::int64_t> best_with(const FloorsAsked& asked, const std::vector<std::int64_t>& least) {
  std::optional<std::int64_t> best;
  every_plan(asked.problem, [&](const std::vector<std::int32_t>& at) {
    const auto served = served_by(asked.floors, at);
    for (std::size_t g = 0; g < least.size(); ++g)
      if (served[g] < least[g])
        return;
    best = std::max(best.value_or(0), worth_of_plan(asked.problem, at));
  });
  return best;
}

} // namespace

TEST_CASE("floors that can be kept are kept at the least cost; the bonuses make that plan the best one") {
  Dice dice(131);
  int costly = 0, impossible = 0;
  for (int n = 0; n < 1500; ++n) {
    INFO("instance ", n);
    const FloorsAsked asked = some_floors(dice);
    const auto fair = with_floors(asked.problem, asked.floors);
    REQUIRE(fair);
    CHECK(fair->proven);
    const auto best = best_with(asked, asked.floors.least);
    CHECK(fair->reachable == best.has_value());
    CHECK(fair->reached == best.has_value());
    CHECK(fair->objective_before == best_with(asked, {0, 0}));
    CHECK(fair->objective == worth_of(asked.problem, fair->chosen));
    if (!best) {
      ++impossible;
      CHECK(fair->thousandths < whole_way);
      CHECK_FALSE(fair->cost_in_full);
      continue;
    }
    CHECK(fair->objective == *best);
    CHECK(fair->cost_in_full == fair->cost());
    costly += fair->cost() > 0;
    // No floors, but every served unit of a group counts its bonus extra: the same plan is a best one.
    const auto extra =
        weighed(asked.problem, [&](std::int32_t need, std::int64_t benefit) -> std::optional<std::int64_t> {
          const std::int32_t group = asked.floors.group[static_cast<std::size_t>(need)];
          return group < 0 ? benefit : benefit + fair->groups[static_cast<std::size_t>(group)].bonus;
        });
    REQUIRE(extra);
    CHECK(solve(*extra)->objective == worth_of(*extra, fair->chosen));
    for (std::size_t g = 0; g < fair->groups.size(); ++g) {
      CHECK(fair->groups[g].after >= asked.floors.least[g]);
      if (fair->groups[g].bonus > 0) // who is above the floor needs none
        CHECK(fair->groups[g].after == asked.floors.least[g]);
    }
  }
  CHECK(costly > 60);
  CHECK(impossible > 100);
}

TEST_CASE("a cap on the price: as far as it goes, and the rest is told") {
  Dice dice(132);
  int stopped = 0, part = 0;
  for (int n = 0; n < 1200; ++n) {
    INFO("instance ", n);
    FloorsAsked asked = some_floors(dice);
    asked.floors.least[0] += dice.between(0, 1);
    const auto unlimited = with_floors(asked.problem, asked.floors);
    asked.floors.most_cost = std::max<std::int64_t>(0, unlimited->cost_in_full.value_or(0) - dice.between(0, 3));
    const auto fair = with_floors(asked.problem, asked.floors);
    REQUIRE(fair);
    CHECK(fair->cost() <= *asked.floors.most_cost);
    const auto full = best_with(asked, asked.floors.least);
    CHECK(fair->reachable == full.has_value());
    const bool affordable = full && fair->objective_before - *full <= *asked.floors.most_cost;
    CHECK(fair->reached == affordable);
    if (full)
      CHECK(fair->cost_in_full == fair->objective_before - *full);
    for (const Fair::Group& group : fair->groups) // nobody gets further from the floor than before
      CHECK(group.after >= std::min(group.before, group.wanted));
    stopped += full && !affordable;
    part += full && !affordable && fair->cost() > 0;
    if (affordable)
      continue;
    // One step further would be too far.
    std::vector<std::int64_t> next;
    for (const Fair::Group& group : fair->groups) {
      const std::int64_t further = group.wanted - group.before;
      next.push_back(further <= 0 ? group.wanted : group.before + further * (fair->thousandths + 1) / whole_way);
    }
    const auto beyond = best_with(asked, next);
    CHECK((!beyond || fair->objective_before - *beyond > *asked.floors.most_cost));
  }
  CHECK(stopped > 40);
  CHECK(part > 3);
}

TEST_CASE("the price of fairness on a middle-sized region, and what is refused") {
  Dice dice(133);
  Problem problem = some_problem(
      dice,
      {.most_needs = 300, .most_services = 40, .most_seats = 5, .least = 1, .largest = 10'000, .percent_of_pairs = 25});
  Floors floors;
  for (std::int32_t i = 0; i < problem.needs(); ++i)
    floors.group.push_back(i % 5 == 0 ? 0 : 1);
  for (std::int32_t i = 0; i < problem.needs(); ++i) // one in five is worth less to every service
    if (i % 5 == 0)
      for (auto pair = problem.rows[static_cast<std::size_t>(i)]; pair < problem.rows[static_cast<std::size_t>(i) + 1];
           ++pair)
        std::get<0>(problem.benefit)[static_cast<std::size_t>(pair)] =
            1 + std::get<0>(problem.benefit)[static_cast<std::size_t>(pair)] / 3;
  floors.least = {0, 0};
  const auto free = with_floors(problem, floors);
  REQUIRE(free);
  CHECK(free->cost() == 0);
  const Fair::Group few = free->groups[0], many = free->groups[1];
  REQUIRE(few.before * many.units < many.before * few.units);
  floors.least[0] = few.units * many.before / many.units; // served as often as the others were
  const auto fair = with_floors(problem, floors);
  REQUIRE(fair);
  CHECK(fair->reached);
  CHECK(fair->groups[0].after == floors.least[0]);
  CHECK(fair->cost() > 0);
  CHECK(fair->groups[0].bonus > 0);
  floors.most_cost = fair->cost() / 2;
  const auto capped = with_floors(problem, floors);
  CHECK_FALSE(capped->reached);
  CHECK(capped->reachable);
  CHECK(capped->groups[0].after > few.before);
  CHECK(capped->groups[0].after < floors.least[0]);

  const auto word = [&] { return with_floors(problem, floors).error().problems.at(0).word; };
  floors.group[0] = 2;
  CHECK(word() == "assignment.no_such_group");
  floors.group.pop_back();
  CHECK(word() == "assignment.sizes_differ");
  floors.group.push_back(0);
  floors.group[0] = -1;
  floors.least[1] = -1;
  CHECK(word() == "assignment.negative_floor");
}
