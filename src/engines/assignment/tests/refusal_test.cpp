#include <doctest/doctest.h>

#include <functional>

#include "engines/assignment/checker.h"
#include "engines/assignment/solve.h"

using namespace concert::engines::assignment;

namespace {

// Two needs, two services of one seat, three pairs.
Problem sound() {
  return {.seats = {1, 1}, .rows = {0, 2, 3}, .service = {0, 1, 0}, .benefit = std::vector<std::int32_t>{5, 3, 4}};
}

void refuses(const char* field, const char* word, const char* number, const std::function<void(Problem&)>& spoil) {
  Problem problem = sound();
  spoil(problem);
  const auto solution = solve(problem);
  REQUIRE(!solution.has_value());
  const concert::Problem& first = solution.error().problems.at(0);
  CHECK(first.field == field);
  CHECK(first.word == word);
  if (*number != '\0')
    CHECK(first.values.at(0) == number);
  CHECK(!check_problem(problem).has_value());
}

} // namespace

TEST_CASE("what does not fit together is refused and named") {
  CHECK(solve(sound())->objective == 7);
  refuses("rows", "assignment.sizes_differ", "", [](Problem& p) { p.rows.clear(); });
  refuses("rows", "assignment.sizes_differ", "", [](Problem& p) { p.rows.back() = 2; });
  refuses("rows", "assignment.sizes_differ", "1", [](Problem& p) { p.rows = {0, 4, 3}; });
  refuses("rows", "assignment.sizes_differ", "", [](Problem& p) { p.units = {1}; });
  refuses("benefit", "assignment.sizes_differ", "", [](Problem& p) { p.benefit = std::vector<std::int64_t>{1}; });
  refuses("units", "assignment.negative_units", "1", [](Problem& p) { p.units = {1, -1}; });
  refuses("units", "assignment.too_many_units", "", [](Problem& p) { p.units = {2'000'000'000, 2'000'000'000}; });
  refuses("seats", "assignment.negative_seats", "0", [](Problem& p) { p.seats[0] = -1; });
  refuses("service", "assignment.no_such_service", "2", [](Problem& p) { p.service[2] = 2; });
  refuses("service", "assignment.no_such_service", "0", [](Problem& p) { p.service[0] = -1; });
  refuses("service", "assignment.pair_twice", "1", [](Problem& p) { p.service[1] = 0; });
}

TEST_CASE("benefits whose sum could overflow are refused before solving") {
  const auto with = [](std::int64_t benefit) {
    return [benefit](Problem& p) { p.benefit = std::vector<std::int64_t>{5, benefit, 4}; };
  };
  refuses("benefit", "assignment.benefit_too_large", "1", with(largest_benefit + 1));
  refuses("benefit", "assignment.benefit_too_large", "1", with(-largest_benefit - 1));
  refuses("benefit", "assignment.benefit_too_large", "1", with(std::numeric_limits<std::int64_t>::min()));
  refuses("benefit", "assignment.benefit_too_large", "1", [](Problem& p) {
    p.units = {1'000'000'000, 1};
    p.benefit = std::vector<std::int64_t>{5, std::int64_t{1} << 33, 4};
  });
  Problem largest = sound();
  with(largest_benefit)(largest);
  CHECK(solve(largest)->objective == largest_benefit + 4);
}

TEST_CASE("an infeasible pin is refused by its number") {
  refuses("pins", "assignment.pin_no_pair", "1", [](Problem& p) { p.pins = {{0, 0}, {1, 1}}; });
  refuses("pins", "assignment.pin_no_pair", "0", [](Problem& p) { p.pins = {{7, 0}}; });
  refuses("pins", "assignment.pin_no_pair", "0", [](Problem& p) { p.pins = {{0, -3}}; });
  refuses("pins", "assignment.pin_no_seat", "1", [](Problem& p) { p.pins = {{0, 0}, {1, 0}}; });
  refuses("pins", "assignment.pin_no_unit", "1", [](Problem& p) { p.pins = {{0, 0}, {0, 1}}; });
  refuses("pins", "assignment.pin_banned", "0", [](Problem& p) {
    p.pins = {{0, 1}};
    p.bans = {{0, 1}};
  });
}

TEST_CASE("the checker finds each kind of lie") {
  const Problem problem = sound();
  const Solution honest = *solve(problem);
  REQUIRE(!find_fault(problem, honest));
  const auto finds = [&](const char* rule, const std::function<void(Solution&)>& spoil) {
    Solution spoilt = honest;
    spoil(spoilt);
    const auto fault = find_fault(problem, spoilt);
    REQUIRE(fault);
    CHECK(fault->rule == rule);
  };
  finds("sizes", [](Solution& s) { s.price.pop_back(); });
  finds("profit", [](Solution& s) { s.profit[0] = -1; });
  finds("price", [](Solution& s) { s.price[1] = -1, s.profit[0] += 9; });
  finds("dual", [](Solution& s) { s.price[0] = 0, s.profit[1] = 0; });
  finds("seats", [](Solution& s) { s.chosen[0].service = 0; });
  finds("units", [](Solution& s) { s.chosen[1].units = 2; });
  finds("pair", [](Solution& s) { s.chosen[1].service = 1; });
  finds("chosen", [](Solution& s) { s.chosen[1].service = 2; });
  finds("chosen", [](Solution& s) { s.chosen.insert(s.chosen.begin(), s.chosen[0]); });
  finds("order", [](Solution& s) { std::swap(s.chosen[0], s.chosen[1]); });
  finds("pins", [](Solution& s) { s.chosen[0].pinned = 1; });
  finds("objective", [](Solution& s) { s.objective += 1; });
  finds("objective", [](Solution& s) { s.proven = false; });
  finds("bound", [](Solution& s) { s.profit[0] += 1, s.bound += 1, s.proven = false; });
  finds("objective", [](Solution& s) { s.chosen.pop_back(); });
  Solution less = honest; // an honest plan that is not the best
  less.chosen.pop_back();
  less.objective = 3;
  less.proven = false;
  CHECK(!find_fault(problem, less, Proof::feasible));
  CHECK(find_fault(problem, less, Proof::optimal)->rule == "bound");
}
