// The plan of a region against every possible plan, on small random worlds; and what it would cost to choose otherwise.
#include <doctest/doctest.h>

#include <functional>
#include <set>

#include "rooms/alignment/region.h"
#include "rooms/alignment/tests/world.h"

using namespace concert;
using namespace concert::alignment;
using namespace concert::alignment::testing;
using engines::assignment::Candidate;

namespace {

using Choice = std::vector<std::optional<std::size_t>>;

// The most that any plan is worth; `fixed` decides one need.
std::int64_t best_of_all(const Region& region, std::optional<std::pair<std::size_t, std::optional<std::size_t>>> fixed,
                         const std::vector<int>& seats) {
  std::vector<int> left = seats;
  std::int64_t best = -1;
  const std::function<void(std::size_t, std::int64_t)> go = [&](std::size_t i, std::int64_t sum) {
    if (i == region.needs.size()) {
      best = std::max(best, sum);
      return;
    }
    const bool is_fixed = fixed && fixed->first == i;
    if (!is_fixed || !fixed->second)
      go(i + 1, sum);
    for (const Candidate& one : region.needs[i].with_seat) {
      const auto j = static_cast<std::size_t>(one.service);
      if (left[j] == 0 || (is_fixed && fixed->second != j))
        continue;
      --left[j];
      go(i + 1, sum + one.benefit);
      ++left[j];
    }
  };
  go(0, 0);
  return best;
}

// Of all plans worth `value` in which `fixed` holds: how few of the other needs go elsewhere than in `from`.
int fewest_moves(const Region& region, const Choice& from, std::pair<std::size_t, std::optional<std::size_t>> fixed,
                 const std::vector<int>& seats, std::int64_t value) {
  std::vector<int> left = seats;
  int fewest = 1000;
  const std::function<void(std::size_t, std::int64_t, int)> go = [&](std::size_t i, std::int64_t sum, int moves) {
    if (i == region.needs.size()) {
      if (sum == value)
        fewest = std::min(fewest, moves);
      return;
    }
    const auto moved = [&](const std::optional<std::size_t>& to) { return i != fixed.first && from[i] != to ? 1 : 0; };
    if (i != fixed.first || !fixed.second)
      go(i + 1, sum, moves + moved(std::nullopt));
    for (const Candidate& one : region.needs[i].with_seat) {
      const auto j = static_cast<std::size_t>(one.service);
      if (left[j] == 0 || (i == fixed.first && fixed.second != j))
        continue;
      --left[j];
      go(i + 1, sum + one.benefit, moves + moved(j));
      ++left[j];
    }
  };
  go(0, 0, 0);
  return fewest;
}

std::vector<int> seats_in(const Region& region) {
  std::vector<int> out;
  for (const RegionService& service : region.services)
    out.push_back(service.seats);
  return out;
}

std::int64_t worth(const Region& region, const Choice& choice) {
  std::vector<int> left = seats_in(region);
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < choice.size(); ++i)
    if (choice[i]) {
      REQUIRE(--left[*choice[i]] >= 0);
      bool found = false;
      for (const Candidate& one : region.needs[i].with_seat)
        if (static_cast<std::size_t>(one.service) == *choice[i]) {
          sum += one.benefit;
          found = true;
        }
      REQUIRE(found);
    }
  return sum;
}

std::int64_t units(double scores) {
  return std::llround(scores * benefit_unit);
}

} // namespace

TEST_CASE("no plan of all possible ones is better; seats are worth what they say; another choice costs what it says") {
  int tight = 0, moved = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    CAPTURE(seed);
    const Region region = random_region(seed);
    double ways = 1;
    for (const RegionNeed& need : region.needs)
      ways *= static_cast<double>(need.with_seat.size()) + 1;
    if (ways > 20'000)
      continue;
    const RegionPlan plan = plan_for(region);
    const std::vector<int> seats = seats_in(region);
    const std::int64_t best = best_of_all(region, std::nullopt, seats);
    CHECK(plan.proven);
    CHECK(worth(region, plan.proposed) == best);
    CHECK(units(plan.objective) == best);
    for (std::size_t j = 0; j < seats.size(); ++j) {
      CHECK(region.services[j].service->capacity); // what is not said is no seat
      CHECK(seats[j] > 0);
      std::vector<int> more = seats;
      ++more[j];
      const std::int64_t gain = best_of_all(region, std::nullopt, more) - best;
      CHECK(units(plan.seats[j].one_more) == gain);
      tight += gain > 0;
    }
    for (std::size_t i = 0; i < region.needs.size(); ++i) {
      std::vector<std::optional<std::size_t>> choices = {std::nullopt};
      for (const Candidate& one : region.needs[i].with_seat)
        choices.push_back(static_cast<std::size_t>(one.service));
      for (const auto& choice : choices) {
        const auto told = consequence_of(region, plan, i, choice);
        REQUIRE(told);
        CHECK(units(told->costs) == best - best_of_all(region, std::pair(i, choice), seats));
        Choice after = plan.proposed; // the moves lead there
        after[i] = choice;
        for (const Consequence::Move& move : told->moves) {
          CHECK(plan.proposed[move.need] == move.from);
          after[move.need] = move.to;
        }
        CHECK(worth(region, after) == best - units(told->costs));
        CHECK((told->moves.empty() || choice != plan.proposed[i]));
        // None that costs as little moves fewer.
        CHECK(static_cast<int>(told->moves.size()) ==
              fewest_moves(region, plan.proposed, std::pair(i, choice), seats, best - units(told->costs)));
        moved += static_cast<int>(told->moves.size());
      }
    }
  }
  CHECK(tight > 50);
  CHECK(moved > 50);
}

TEST_CASE("a need that is served is not asked again, and the order of needs is a lot and nothing else") {
  std::mt19937 random(4);
  for (int n = 0; n < 200; ++n) {
    World world = random_world(random);
    const auto all = catalogue(world.entries);
    Options options;
    options.most_considered = 1000;
    const Offers found = offers_for(world.asked, all, world.needs, now, options);
    std::vector<std::string> served;
    for (const NeedOffers& need : found.needs)
      if (served.empty() && !need.considered.empty())
        served.push_back(need.considered.back().service->id.text());
    RegionQuestion once(all, "a"), again(all, "a");
    once.add(7, found, {served, {}});
    again.add(7, found, {served, {}});
    const Region region = std::move(once).region(), other = std::move(again).region();
    REQUIRE(region.needs.size() == other.needs.size());
    for (std::size_t i = 0; i < region.needs.size(); ++i) {
      CHECK(region.needs[i].need == other.needs[i].need);
      for (const NeedOffers& need : found.needs)
        if (need.need == region.needs[i].need)
          for (const Considered& one : need.considered)
            CHECK(std::find(served.begin(), served.end(), one.service->id.text()) == served.end());
    }
    for (const RegionService& service : region.services) { // refused once, not proposed again
      const Known known{served, {{service.service->id.text(), Refusing::person, now}}};
      RegionQuestion without(all, "a");
      without.add(7, offers_for(world.asked, all, world.needs, now, options, known), known);
      const Region left = std::move(without).region();
      for (const RegionService& one : left.services)
        CHECK(one.service != service.service);
    }
  }
}

namespace {

struct Told { // what rules look at, the first first
  std::int64_t late = 0, worth = 0;
  auto operator<=>(const Told&) const = default;
};

// Every plan that keeps what is held back for acute needs.
void every_choice(const Region& region, const RegionRules& rules, const std::function<void(const Choice&)>& visit) {
  std::vector<int> left = seats_in(region), others = left;
  for (int& seats : others)
    seats = std::max(0, seats - rules.held_for_acute);
  Choice at(region.needs.size());
  const std::function<void(std::size_t)> go = [&](std::size_t i) {
    if (i == region.needs.size())
      return visit(at);
    at[i].reset();
    go(i + 1);
    for (const Candidate& one : region.needs[i].with_seat) {
      const auto j = static_cast<std::size_t>(one.service);
      const bool acute = region.needs[i].grade >= 3;
      if (left[j] == 0 || (!acute && others[j] == 0))
        continue;
      --left[j];
      others[j] -= acute ? 0 : 1;
      at[i] = j;
      go(i + 1);
      ++left[j];
      others[j] += acute ? 0 : 1;
    }
    at[i].reset();
  };
  go(0);
}

Told told_of(const Region& region, const RegionRules& rules, const Choice& choice) {
  Told out;
  for (std::size_t i = 0; i < choice.size(); ++i)
    if (choice[i]) {
      out.late += is_late(region.needs[i], rules) ? 1 : 0;
      for (const Candidate& one : region.needs[i].with_seat)
        out.worth += static_cast<std::size_t>(one.service) == *choice[i] ? one.benefit : 0;
    }
  return out;
}

} // namespace

TEST_CASE("under a table's rules no plan is better, and choosing otherwise costs what it says under the same rules") {
  int late_first = 0, held = 0;
  for (unsigned seed = 0; seed < 700; ++seed) {
    CAPTURE(seed);
    Region region = random_region(seed);
    double ways = 1;
    for (std::size_t i = 0; i < region.needs.size(); ++i) {
      RegionNeed& need = region.needs[i];
      need.waited_days = static_cast<int>((seed + i * 7) % 17);
      ways *= static_cast<double>(need.with_seat.size()) + 1;
    }
    if (ways > 5'000)
      continue;
    RegionRules rules;
    rules.first_after_days = seed % 2 == 0 ? 7 : 0;
    rules.ties = seed % 3 == 0 ? Ties::lot : Ties::longest_wait;
    rules.held_for_acute = static_cast<int>(seed / 2 % 3);
    Told best;
    every_choice(region, rules, [&](const Choice& at) { best = std::max(best, told_of(region, rules, at)); });
    const RegionPlan plan = plan_for(region, rules);
    CHECK(plan.proven);
    CHECK_FALSE(plan.ties_by_lot_only);
    CHECK(told_of(region, rules, plan.proposed) == best);
    CHECK(static_cast<std::int64_t>(plan.late_served) == best.late);
    CHECK(units(plan.objective) == best.worth);
    CHECK(plan_for(region, rules).proposed == plan.proposed);
    const RegionPlan free = plan_for(region);
    RegionRules without = rules;
    without.first_after_days = 0;
    late_first += plan_for(region, without).objective > plan.objective;
    held += rules.held_for_acute > 0 && free.served > plan.served;
    for (std::size_t i = 0; i < region.needs.size(); ++i) {
      std::vector<std::optional<std::size_t>> choices = {std::nullopt};
      for (const Candidate& one : region.needs[i].with_seat)
        choices.push_back(static_cast<std::size_t>(one.service));
      for (const auto& choice : choices) {
        std::optional<Told> then;
        every_choice(region, rules, [&](const Choice& at) {
          if (at[i] == choice)
            then = std::max(then.value_or(Told{-1, -1}), told_of(region, rules, at));
        });
        const auto told = consequence_of(region, plan, i, choice, rules);
        REQUIRE(told.has_value() == then.has_value()); // only held places: nothing
        if (!told)
          continue;
        CHECK(units(told->costs) == best.worth - then->worth);
        CHECK(told->late_lost == best.late - then->late);
        if (choice == plan.proposed[i])
          CHECK(told->moves.empty());
      }
    }
  }
  CHECK(late_first > 5);
  CHECK(held > 20);
}

TEST_CASE("an even load asks the emptier service and leaves nobody without for it") {
  directory::Entries entries;
  entries.services = {service("a", "A"), service("b", "B")};
  Region region;
  region.catalogue = catalogue(entries);
  for (const directory::Service& one : region.catalogue->entries().services)
    region.services.push_back({&one, nullptr, 4, false, 0});
  for (std::size_t i = 0; i < 6; ++i) {
    RegionNeed need;
    need.situation = i;
    need.need = "food";
    need.with_seat = {{0, 500'000}, {1, 490'000}};
    region.needs.push_back(need);
  }
  const auto taken = [&](EvenLoad load) {
    RegionRules rules;
    rules.even_load = load;
    const RegionPlan plan = plan_for(region, rules);
    CHECK(plan.served == region.needs.size());
    return plan.seats[0].taken;
  };
  CHECK(taken(EvenLoad::none) == 4);
  CHECK(taken(EvenLoad::light) == 3);
  region.services[0].used = 12; // nearly full before: all its places are dear
  CHECK(taken(EvenLoad::strong) == 3);
  region.needs.push_back(region.needs.front()); // a small benefit is still served
  region.needs.back().situation = 6;
  region.needs.back().with_seat = {{0, 3}};
  CHECK(taken(EvenLoad::strong) == 4);
}

TEST_CASE("ties: the longest wait, then the same lot whatever the order of situations") {
  directory::Entries entries;
  entries.services = {service("a", "A")};
  Region region;
  region.catalogue = catalogue(entries);
  region.services.push_back({&region.catalogue->entries().services[0], nullptr, 1, false, 0});
  for (std::size_t i = 0; i < 5; ++i) {
    RegionNeed need;
    need.situation = i;
    need.need = "food";
    need.name = "situation " + std::to_string(i);
    need.with_seat = {{0, 500'000}};
    need.waited_days = i == 4 ? 9 : 3;
    region.needs.push_back(need);
  }
  RegionRules rules;
  rules.ties = Ties::longest_wait;
  const auto served = [&] {
    const RegionPlan plan = plan_for(region, rules);
    for (std::size_t i = 0; i < region.needs.size(); ++i)
      if (plan.proposed[i])
        return region.needs[i].name;
    return std::string("none");
  };
  CHECK(served() == "situation 4");
  region.needs.pop_back();
  std::set<std::string> drawn;
  for (rules.version = 0; rules.version < 40; ++rules.version) {
    const std::string first = served();
    std::reverse(region.needs.begin(), region.needs.end());
    CHECK(served() == first);
    drawn.insert(first);
  }
  CHECK(drawn.size() == 4); // each is drawn sometimes
}

TEST_CASE("who else would gain by a place is counted in people") {
  directory::Entries entries;
  entries.services = {service("a", "A"), service("b", "B")};
  Region region;
  region.catalogue = catalogue(entries);
  for (const directory::Service& one : region.catalogue->entries().services)
    region.services.push_back({&one, nullptr, 1, false, 0});
  const auto need = [&](std::size_t situation, std::vector<Candidate> with_seat) {
    RegionNeed one;
    one.situation = situation;
    one.need = "food";
    one.with_seat = std::move(with_seat);
    region.needs.push_back(std::move(one));
  };
  need(0, {{0, 900'000}});
  need(0, {{0, 100'000}});               // the same person
  need(1, {{0, 500'000}});               // without a place
  need(1, {{0, 400'000}});               // again she
  need(2, {{0, 300'000}, {1, 200'000}}); // has one, and would rather have this
  need(3, {});
  const RegionPlan plan = plan_for(region);
  REQUIRE(plan.proposed[0] == 0u);
  REQUIRE(plan.proposed[4] == 1u);
  CHECK(others_who_would_gain(region, plan, 0) == 2);
  CHECK(others_who_would_gain(region, plan, 4) == 0);
  CHECK(others_who_would_gain(region, plan, 2) == 0); // no place is proposed
}
