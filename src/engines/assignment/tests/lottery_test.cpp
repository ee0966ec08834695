// Ties: the longest wait, then the lot; the same seed, the same plan, whatever the order of the input.
#include <doctest/doctest.h>

#include <numeric>
#include <set>

#include "engines/assignment/lottery.h"
#include "engines/assignment/solve.h"
#include "engines/assignment/tests/little.h"
#include "engines/assignment/weights.h"

using namespace concert::engines::assignment;
using namespace concert::engines::assignment::testing;

namespace {

struct Asked {
  Problem problem;
  std::vector<Standing> standing;
  std::vector<std::uint64_t> services;
};

Asked some_asked(Dice& dice, std::int64_t longest_wait) {
  Asked out;
  out.problem = some_problem(
      dice, {.most_needs = 6, .most_services = 3, .most_seats = 2, .least = 0, .largest = 2, .percent_of_pairs = 80});
  for (std::int32_t i = 0; i < out.problem.needs(); ++i)
    out.standing.push_back({dice.between(0, longest_wait), dice.next()});
  for (std::int32_t j = 0; j < out.problem.services(); ++j)
    out.services.push_back(dice.next());
  return out;
}

using Named = std::set<std::pair<std::uint64_t, std::uint64_t>>; // who goes where, by name

Named plan_of(const Asked& asked, std::uint64_t seed) {
  const auto drawn = draw(asked.problem, asked.standing, asked.services, seed);
  REQUIRE(drawn);
  const auto solution = solve(drawn->problem);
  REQUIRE(solution);
  REQUIRE(solution->proven);
  Named out;
  for (const Chosen& one : undrawn(*drawn, *solution))
    out.insert({asked.standing[static_cast<std::size_t>(one.need)].name,
                asked.services[static_cast<std::size_t>(one.service)]});
  return out;
}

// The same question in another order of needs, of services and within rows.
Asked shuffled(const Asked& asked, Dice& dice) {
  const auto order = [&](std::size_t count) {
    std::vector<std::size_t> out(count);
    std::iota(out.begin(), out.end(), std::size_t{0});
    for (std::size_t k = count; k > 1; --k)
      std::swap(out[k - 1], out[static_cast<std::size_t>(dice.between(0, static_cast<std::int64_t>(k) - 1))]);
    return out;
  };
  const auto needs = order(asked.standing.size()), services = order(asked.services.size());
  std::vector<std::int32_t> now_at(services.size());
  Asked out;
  for (std::size_t k = 0; k < services.size(); ++k) {
    now_at[services[k]] = static_cast<std::int32_t>(k);
    out.services.push_back(asked.services[services[k]]);
    out.problem.seats.push_back(asked.problem.seats[services[k]]);
  }
  std::vector<std::int32_t> benefit;
  out.problem.rows.push_back(0);
  for (const std::size_t i : needs) {
    out.standing.push_back(asked.standing[i]);
    const auto first = asked.problem.rows[i];
    for (const std::size_t k : order(static_cast<std::size_t>(asked.problem.rows[i + 1] - first))) {
      const auto pair = first + static_cast<std::int64_t>(k);
      out.problem.service.push_back(
          now_at[static_cast<std::size_t>(asked.problem.service[static_cast<std::size_t>(pair)])]);
      benefit.push_back(static_cast<std::int32_t>(benefit_of(asked.problem, pair)));
    }
    out.problem.rows.push_back(out.problem.pairs());
  }
  out.problem.benefit = benefit;
  return out;
}

} // namespace

TEST_CASE("the same seed draws the same plan, whatever the order of needs, services and rows") {
  Dice dice(111);
  for (int n = 0; n < 800; ++n) {
    INFO("instance ", n);
    const Asked asked = some_asked(dice, n % 2 == 0 ? 0 : 5);
    const std::uint64_t seed = dice.next();
    const Named plan = plan_of(asked, seed);
    CHECK(plan_of(asked, seed) == plan);
    for (int again = 0; again < 3; ++again)
      CHECK(plan_of(shuffled(asked, dice), seed) == plan);
  }
}

TEST_CASE("nothing of the worth is given up, and of equal plans the places in the queue decide") {
  Dice dice(112);
  int tied = 0;
  for (int n = 0; n < 800; ++n) {
    INFO("instance ", n);
    Asked asked = some_asked(dice, 1'000'000); // all wait differently long, so that places need no lot
    std::vector<std::int64_t> waits;
    for (const Standing& one : asked.standing)
      waits.push_back(one.waited);
    std::sort(waits.begin(), waits.end());
    if (std::adjacent_find(waits.begin(), waits.end()) != waits.end())
      continue;
    std::pair<std::int64_t, std::int64_t> best{0, 0};
    std::set<std::int64_t> sums_of_best;
    every_plan(asked.problem, [&](const std::vector<std::int32_t>& at) {
      std::int64_t places = 0;
      for (std::size_t i = 0; i < at.size(); ++i)
        if (at[i] >= 0)
          places += 1 + (std::lower_bound(waits.begin(), waits.end(), asked.standing[i].waited) - waits.begin());
      const std::pair told(worth_of_plan(asked.problem, at), places);
      if (told.first > best.first)
        sums_of_best.clear();
      best = std::max(best, told);
      if (told.first == best.first)
        sums_of_best.insert(places);
    });
    const auto drawn = draw(asked.problem, asked.standing, asked.services, 7);
    REQUIRE(drawn);
    const auto solution = solve(drawn->problem);
    const auto chosen = undrawn(*drawn, *solution);
    CHECK(worth_of(asked.problem, chosen) == best.first);
    CHECK(solution->objective == best.first * drawn->scale + best.second);
    tied += sums_of_best.size() > 1;
  }
  CHECK(tied > 100);
}

TEST_CASE("equal waits: every need is drawn about as often as another") {
  Asked asked;
  asked.problem = {
      .seats = {1}, .rows = {0, 1, 2, 3, 4}, .service = {0, 0, 0, 0}, .benefit = std::vector<std::int32_t>{5, 5, 5, 5}};
  asked.standing = {{3, 1}, {3, 2}, {3, 3}, {2, 4}};
  asked.services = {1};
  std::vector<int> times_drawn(5);
  for (std::uint64_t seed = 0; seed < 3000; ++seed)
    ++times_drawn[plan_of(asked, seed).begin()->first];
  for (const std::size_t name : {1, 2, 3}) {
    CHECK(times_drawn[name] > 900);
    CHECK(times_drawn[name] < 1100);
  }
  CHECK(times_drawn[4] == 0); // it has waited less
}

TEST_CASE("names that are not the need's own, and numbers that are too large, are refused") {
  Asked asked;
  asked.problem = {.seats = {1}, .rows = {0, 1, 2}, .service = {0, 0}, .benefit = std::vector<std::int64_t>{5, 6}};
  asked.standing = {{0, 1}, {0, 1}};
  asked.services = {1};
  const auto refused = [&] {
    return draw(asked.problem, asked.standing, asked.services, 1).error().problems.at(0).word;
  };
  CHECK(refused() == "assignment.name_twice");
  asked.standing = {{0, 1}};
  CHECK(refused() == "assignment.sizes_differ");
  asked.standing = {{0, 1}, {0, 2}};
  asked.services = {};
  CHECK(refused() == "assignment.sizes_differ");
  asked.services = {1};
  CHECK(draw(asked.problem, asked.standing, asked.services, 1));
  std::get<1>(asked.problem.benefit)[0] = largest_benefit;
  CHECK(refused() == "assignment.weights_too_large");
}

TEST_CASE("pins and bans are drawn along") {
  Asked asked;
  asked.problem = {
      .seats = {1, 1}, .rows = {0, 2, 4}, .service = {0, 1, 0, 1}, .benefit = std::vector<std::int32_t>{9, 1, 9, 1}};
  asked.standing = {{0, 11}, {9, 12}};
  asked.services = {21, 22};
  asked.problem.pins = {{0, 0}};
  CHECK(plan_of(asked, 3) == Named{{11, 21}, {12, 22}});
  asked.problem.pins.clear();
  CHECK(plan_of(asked, 3) == Named{{11, 22}, {12, 21}});
  asked.problem.bans = {{1, 0}, {7, 7}};
  CHECK(plan_of(asked, 3) == Named{{11, 21}, {12, 22}});
}
