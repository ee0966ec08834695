#include <doctest/doctest.h>

#include <array>
#include <string>

#include "engines/assignment/checker.h"
#include "engines/assignment/session.h"
#include "engines/assignment/tests/little.h"

using namespace concert::engines::assignment;
using namespace concert::engines::assignment::testing;

namespace {

std::vector<Candidate> some_row(Dice& dice, std::int32_t services, const Sizes& sizes) {
  std::vector<Candidate> row;
  for (std::int32_t j = 0; j < services; ++j)
    if (dice.between(1, 100) <= sizes.percent_of_pairs)
      row.push_back({j, dice.between(sizes.least, sizes.largest)});
  return row;
}

void is_exact(const Session& session) {
  const Problem problem = session.problem();
  const Solution solution = session.solution();
  const auto fault = find_fault(problem, solution);
  INFO("fault: ", fault ? fault->rule + " " + std::to_string(fault->at) : std::string("none"));
  REQUIRE(!fault);
  REQUIRE(solution.objective == session.objective());
}

void event(Dice& dice, Session& session, const Sizes& sizes) {
  const Problem before = session.problem();
  const auto service = static_cast<std::int32_t>(dice.between(0, before.services() - 1));
  const auto need = static_cast<std::int32_t>(dice.between(0, std::max(0, before.needs() - 1)));
  switch (dice.between(0, 6)) {
  case 0:
  case 1:
    CHECK(session.arrive(some_row(dice, before.services(), sizes)).has_value());
    break;
  case 2:
    (void)session.depart(need).has_value(); // refused where the need has left already
    break;
  case 3:
    CHECK(session.add_seat(service).has_value());
    break;
  case 4:
    CHECK(session.remove_seat(service).has_value() == (before.seats[static_cast<std::size_t>(service)] > 0));
    break;
  case 5: {
    std::vector<std::int32_t> leaving;
    std::vector<std::vector<Candidate>> coming(static_cast<std::size_t>(dice.between(0, 6)));
    for (std::int32_t i = 0; i < before.needs(); ++i)
      if (dice.between(1, 100) <= 30)
        leaving.push_back(i);
    for (std::vector<Candidate>& row : coming)
      row = some_row(dice, before.services(), sizes);
    if (const auto came = session.replace(leaving, coming)) // refused where one of them has left already
      CHECK(came->size() == coming.size());
    break;
  }
  default:
    (void)session.change(need, some_row(dice, before.services(), sizes)).has_value();
  }
}

void stream(const Sizes& sizes, std::uint64_t seed, int sessions, int events, bool wide = false) {
  Dice dice(seed);
  for (int n = 0; n < sessions; ++n) {
    const Problem problem = some_problem(dice, sizes, wide);
    if (problem.services() == 0)
      continue;
    auto session = Session::open(problem);
    REQUIRE(session.has_value());
    for (int e = 0; e < events; ++e) {
      INFO("seed ", seed, " session ", n, " event ", e);
      event(dice, *session, sizes);
      is_exact(*session);
    }
    const std::int64_t again = solve(session->problem())->objective;
    REQUIRE(session->objective() == again);
  }
}

} // namespace

TEST_CASE("after each event the plan is exact and proven") {
  stream({}, 51, 150, 25);
  stream({.most_seats = 1, .least = 1, .largest = 2, .percent_of_pairs = 90}, 52, 100, 25);
  stream(
      {.most_needs = 60, .most_services = 12, .most_seats = 4, .least = -20, .largest = 1000, .percent_of_pairs = 40},
      53, 20, 60);
  stream({.most_needs = 300,
          .most_services = 40,
          .most_seats = 8,
          .least = 1,
          .largest = 1'000'000,
          .percent_of_pairs = 20},
         54, 4, 150);
  stream({.least = 0, .largest = largest_benefit / 1000}, 55, 60, 20, true);
}

TEST_CASE("seat values are what another solve would find, with any number of threads") {
  Dice dice(61);
  for (int n = 0; n < 60; ++n) {
    const bool alike = n % 2 == 0;
    const Problem problem = some_problem(
        dice, {.most_needs = 40, .most_services = 9, .most_seats = 5, .least = -2, .largest = alike ? 4 : 1000});
    auto session = Session::open(problem);
    REQUIRE(session.has_value());
    if (problem.services() > 0)
      for (int e = 0; e < 5; ++e)
        event(dice, *session, {.largest = alike ? 4 : 1000});
    const std::vector<SeatValue> values = session->seat_values();
    CHECK(session->seat_values(3) == values);
    const Problem now = session->problem();
    for (std::size_t j = 0; j < values.size(); ++j) {
      INFO("instance ", n, " service ", j);
      Problem other = now;
      ++other.seats[j];
      REQUIRE(solve(other)->objective - session->objective() == values[j].one_more);
      if (now.seats[j] == 0) {
        CHECK(values[j].one_lost == 0);
        continue;
      }
      other.seats[j] -= 2;
      REQUIRE(session->objective() - solve(other)->objective == values[j].one_lost);
    }
  }
}

TEST_CASE("many at once: the same worth as one after another, and all or nothing") {
  Dice dice(71);
  for (int n = 0; n < 40; ++n) {
    const Sizes sizes{.most_needs = 60, .most_services = 9, .most_seats = 5, .least = -2, .largest = 50};
    const Problem problem = some_problem(dice, sizes);
    auto together = Session::open(problem), in_turn = Session::open(problem);
    REQUIRE((together.has_value() && in_turn.has_value()));
    std::vector<std::int32_t> leaving;
    for (std::int32_t i = 0; i < problem.needs(); i += 2)
      leaving.push_back(i);
    std::vector<std::vector<Candidate>> coming(leaving.size() + 3);
    for (std::vector<Candidate>& row : coming)
      row = some_row(dice, problem.services(), sizes);
    const auto came = together->replace(leaving, coming);
    REQUIRE(came.has_value());
    for (const std::int32_t need : leaving)
      REQUIRE(in_turn->depart(need).has_value());
    for (std::size_t k = 0; k < coming.size(); ++k)
      CHECK(*in_turn->arrive(coming[k]) == (*came)[k]);
    is_exact(*together);
    CHECK(together->objective() == in_turn->objective());
    CHECK(together->problem().service == in_turn->problem().service);
  }
  auto session =
      Session::open({.seats = {1}, .rows = {0, 1, 2}, .service = {0, 0}, .benefit = std::vector<std::int32_t>{5, 3}});
  const std::vector<std::vector<Candidate>> good = {{{0, 9}}}, wrong = {{{0, 9}}, {{1, 9}}};
  CHECK(!session->replace(std::array{0, 0}, good).has_value());
  CHECK(!session->replace(std::array{0, 2}, good).has_value());
  CHECK(!session->replace(std::array{0}, wrong).has_value());
  CHECK(session->objective() == 5);
  CHECK(session->problem().needs() == 2);
  CHECK(*session->replace(std::array{0}, good) == std::vector<std::int32_t>{0});
  CHECK(session->objective() == 9);
}

TEST_CASE("what cannot be is refused and changes nothing") {
  const Problem problem{.seats = {1, 0}, .rows = {0, 2}, .service = {0, 1}, .benefit = std::vector<std::int32_t>{5, 3}};
  auto session = Session::open(problem);
  REQUIRE(session.has_value());
  CHECK(!session->arrive(std::array{Candidate{2, 1}}).has_value());
  CHECK(!session->arrive(std::array{Candidate{0, 1}, Candidate{0, 2}}).has_value());
  CHECK(!session->arrive(std::array{Candidate{0, std::int64_t{1} << 60}}).has_value());
  CHECK(!session->depart(1).has_value());
  CHECK(!session->change(-1, {}).has_value());
  CHECK(!session->remove_seat(1).has_value());
  CHECK(!session->add_seat(2).has_value());
  CHECK(session->objective() == 5);
  CHECK(session->problem().rows == problem.rows);
  CHECK(session->depart(0).has_value());
  CHECK(!session->depart(0).has_value());
  CHECK(session->objective() == 0);
  CHECK(*session->arrive(std::array{Candidate{1, 9}, Candidate{0, 4}}) == 0); // the number of who left
  CHECK(session->objective() == 4);
  Problem several = problem;
  several.units = {2};
  CHECK(!Session::open(several).has_value());
  CHECK(!Session::open(problem, {.most_pairs_read = -1}).has_value());
}
