// Bundles against every plan of small worlds; always an answer, never a wrong bound.
#include <doctest/doctest.h>

#include "engines/assignment/bundles.h"
#include "engines/assignment/tests/little.h"

using namespace concert::engines::assignment;
using namespace concert::engines::assignment::testing;

namespace {

BundleProblem some_bundles(Dice& dice, std::int64_t most_people, std::int64_t most_services, std::int64_t most_needs) {
  BundleProblem out;
  const auto services = static_cast<std::int32_t>(dice.between(1, most_services));
  for (std::int32_t j = 0; j < services; ++j) {
    out.seats.push_back(static_cast<std::int32_t>(dice.between(0, 3)));
    out.organization.push_back(static_cast<std::int32_t>(dice.between(-1, std::max(1, services / 2))));
  }
  const auto people = dice.between(0, most_people);
  for (std::int64_t s = 0; s < people; ++s) {
    std::vector<std::vector<Option>> needs;
    const auto count = dice.between(0, most_needs);
    for (std::int64_t k = 0; k < count; ++k) {
      std::vector<Option> need;
      for (std::int32_t j = 0; j < services; ++j)
        if (dice.between(1, 100) <= 60) {
          Option one{j, dice.between(-2, 20), std::nullopt};
          if (dice.between(1, 100) <= 40)
            one.time = dice.between(1, 2);
          need.push_back(one);
        }
      needs.push_back(std::move(need));
    }
    out.of.push_back(std::move(needs));
  }
  out.cost_of_further = dice.between(0, 8);
  out.most_organizations = static_cast<std::int32_t>(dice.between(1, 3));
  return out;
}

std::int64_t best_of_every(const BundleProblem& problem) {
  std::vector<std::vector<std::int32_t>> plan;
  for (const auto& person : problem.of)
    plan.emplace_back(person.size(), -1);
  std::int64_t best = 0;
  const std::function<void(std::size_t, std::size_t)> go = [&](std::size_t s, std::size_t k) {
    if (s == plan.size()) {
      if (const auto worth = worth_of(problem, plan))
        best = std::max(best, *worth);
    } else if (k == plan[s].size()) {
      go(s + 1, 0);
    } else {
      go(s, k + 1);
      for (const Option& one : problem.of[s][k]) {
        plan[s][k] = one.service;
        go(s, k + 1);
      }
      plan[s][k] = -1;
    }
  };
  go(0, 0);
  return best;
}

} // namespace

TEST_CASE("the best bundles of small worlds are found and proven") {
  Dice dice(141);
  int rules_bind = 0;
  for (int n = 0; n < 1200; ++n) {
    INFO("instance ", n);
    const BundleProblem problem = some_bundles(dice, 3, 4, 3);
    const auto found = bundle(problem);
    REQUIRE(found);
    const std::int64_t best = best_of_every(problem);
    CHECK(worth_of(problem, found->service) == found->objective);
    CHECK(found->objective == best);
    CHECK(found->bound >= best);
    CHECK(found->proven);
    BundleProblem single = problem; // each need on its own
    single.cost_of_further = 0;
    single.most_organizations = 100;
    for (auto& person : single.of)
      for (auto& need : person)
        for (Option& one : need)
          one.time.reset();
    rules_bind += bundle(single)->objective > best;
  }
  CHECK(rules_bind > 150);
}

TEST_CASE("whatever the budget, there is a plan that keeps the rules, a bound that holds, and the same bytes again") {
  Dice dice(142);
  int proven = 0, unproven = 0;
  for (int n = 0; n < 40; ++n) {
    INFO("instance ", n);
    const BundleProblem problem = some_bundles(dice, 12, 8, 5);
    const auto best = bundle(problem, {.most_steps = 3'000'000});
    REQUIRE(best);
    CHECK(worth_of(problem, best->service) == best->objective);
    CHECK(best->bound >= best->objective);
    for (const std::int64_t budget : {0, 1, 10, 100, 1'000, 10'000}) {
      const auto found = bundle(problem, {.most_steps = budget});
      REQUIRE(found);
      CHECK(worth_of(problem, found->service) == found->objective);
      CHECK(found->objective <= best->bound);
      CHECK(found->bound >= best->objective);
      CHECK(found->proven == (found->bound == found->objective));
      CHECK(found->steps <= budget + 4'000); // what was begun is ended without searching
      const auto again = bundle(problem, {.most_steps = budget});
      CHECK(again->service == found->service);
      CHECK(again->price == found->price);
      CHECK(again->bound == found->bound);
      (found->proven ? proven : unproven) += 1;
    }
  }
  CHECK(proven > 30);
  CHECK(unproven > 30);
}

TEST_CASE("the gap that is left on middle-sized worlds is small and told") {
  Dice dice(143);
  std::int64_t gap = 0, all = 0;
  int proven = 0;
  for (int n = 0; n < 12; ++n) {
    BundleProblem problem;
    for (std::int32_t j = 0; j < 30; ++j) {
      problem.seats.push_back(static_cast<std::int32_t>(dice.between(1, 4)));
      problem.organization.push_back(j / 3);
    }
    for (int s = 0; s < 25; ++s) {
      std::vector<std::vector<Option>> needs(4);
      for (auto& need : needs)
        for (std::int32_t j = static_cast<std::int32_t>(dice.between(0, 3)); j < 30;
             j += static_cast<std::int32_t>(dice.between(1, 7)))
          need.push_back({j, dice.between(100'000, 1'000'000), std::nullopt});
      problem.of.push_back(std::move(needs));
    }
    problem.cost_of_further = 50'000;
    problem.most_organizations = 3;
    const auto found = bundle(problem, {.most_steps = 4'000'000});
    REQUIRE(found);
    CHECK(worth_of(problem, found->service) == found->objective);
    gap += found->gap();
    all += found->bound;
    proven += found->proven;
  }
  CHECK(gap * 100 < all); // under one in a hundred
  CHECK(proven > 6);
}

TEST_CASE("few organizations, and never two places at once") {
  BundleProblem problem;
  problem.seats = {5, 5, 5};
  problem.organization = {0, 1, 1};
  problem.of = {{{{0, 10, {}}, {1, 9, {}}}, {{2, 10, {}}}}};
  CHECK(bundle(problem)->service[0] == std::vector<std::int32_t>{0, 2});
  problem.cost_of_further = 3;
  CHECK(bundle(problem)->service[0] == std::vector<std::int32_t>{1, 2});
  CHECK(bundle(problem)->objective == 19);
  problem.of[0][0][1].time = 7;
  problem.of[0][1][0].time = 7;
  CHECK(bundle(problem)->service[0] == std::vector<std::int32_t>{0, 2});
  CHECK(bundle(problem)->objective == 17);
  problem.most_organizations = 1;
  CHECK(bundle(problem)->objective == 10);
  problem.organization = {-1, -1, -1}; // each its own
  problem.most_organizations = 2;
  CHECK(bundle(problem)->objective == 17);
}

TEST_CASE("what does not fit together is refused") {
  BundleProblem problem;
  problem.seats = {1};
  problem.organization = {0};
  problem.of = {{{{0, 1, {}}}}};
  CHECK(bundle(problem)->proven);
  const auto word = [](BundleProblem spoiled) { return bundle(spoiled).error().problems.at(0).word; };
  BundleProblem bad = problem;
  bad.organization = {};
  CHECK(word(bad) == "assignment.sizes_differ");
  bad = problem;
  bad.seats[0] = -1;
  CHECK(word(bad) == "assignment.negative_seats");
  bad = problem;
  bad.of[0].resize(9);
  CHECK(word(bad) == "assignment.too_many_needs");
  bad = problem;
  bad.of[0][0][0].service = 1;
  CHECK(word(bad) == "assignment.no_such_service");
  bad = problem;
  bad.of[0][0].push_back(bad.of[0][0][0]);
  CHECK(word(bad) == "assignment.pair_twice");
  bad = problem;
  bad.of[0][0][0].benefit = std::int64_t{1} << 60;
  CHECK(word(bad) == "assignment.benefit_too_large");
  bad = problem;
  bad.most_organizations = 0;
  CHECK(word(bad) == "assignment.bundle_limits");
}
