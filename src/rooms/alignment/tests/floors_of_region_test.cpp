// A floor for groups against every plan of small regions: kept where it can be, at the price that is told, never dearer
// than the table allows.
#include <doctest/doctest.h>

#include <functional>
#include <map>

#include "rooms/alignment/region.h"
#include "rooms/alignment/tests/world.h"

using namespace concert;
using namespace concert::alignment;
using namespace concert::alignment::testing;
using engines::assignment::Candidate;

namespace {

RegionRules floor_of(int percent, int most_cost) {
  RegionRules out;
  out.floor_by = FloorBy::age_band;
  out.floor_percent = percent;
  out.floor_most_cost = most_cost;
  return out;
}

Region grouped_region(unsigned seed) {
  Region out = random_region(seed);
  for (std::size_t i = 0; i < out.needs.size(); ++i) {
    out.needs[i].group = (i + seed) % 3 == 0 ? "12_17" : (i + seed) % 3 == 1 ? "60_plus" : "";
    out.needs[i].waited_days = static_cast<int>((seed + 7 * i) % 40);
  }
  return out;
}

// The most scores of any plan that serves so many of each group; -1 when none does.
std::int64_t best_with(const Region& region, const std::map<std::string, std::int64_t>& wanted) {
  std::vector<int> left;
  for (const RegionService& service : region.services)
    left.push_back(service.seats);
  std::map<std::string, std::int64_t> served;
  std::int64_t best = -1;
  const std::function<void(std::size_t, std::int64_t)> go = [&](std::size_t i, std::int64_t sum) {
    if (i == region.needs.size()) {
      for (const auto& [group, least] : wanted)
        if (served[group] < least)
          return;
      best = std::max(best, sum);
      return;
    }
    go(i + 1, sum);
    for (const Candidate& one : region.needs[i].with_seat) {
      const auto j = static_cast<std::size_t>(one.service);
      if (left[j] == 0)
        continue;
      --left[j];
      ++served[region.needs[i].group];
      go(i + 1, sum + one.benefit);
      --served[region.needs[i].group];
      ++left[j];
    }
  };
  go(0, 0);
  return best;
}

std::int64_t in_units(double scores) {
  return std::llround(scores * benefit_unit);
}

} // namespace

TEST_CASE("a floor is kept by the plan that is worth most under it, at the price that is told") {
  int tried = 0, cost_something = 0, not_reachable = 0, in_part = 0;
  for (unsigned seed = 0; seed < 600; ++seed) {
    CAPTURE(seed);
    const Region region = grouped_region(seed);
    double ways = 1;
    for (const RegionNeed& need : region.needs)
      ways *= static_cast<double>(need.with_seat.size()) + 1;
    if (ways > 5'000 || region.needs.empty())
      continue;
    ++tried;
    const int percent = 40 + static_cast<int>(seed % 4) * 20;
    const RegionPlan before = plan_for(region);
    const RegionPlan plan = plan_for(region, floor_of(percent, 100));
    CHECK(plan.proven);
    CHECK(plan.floors.computed);
    std::map<std::string, std::int64_t> wanted;
    for (const FloorsKept::Group& one : plan.floors.groups) {
      CHECK(one.wanted == (one.asking * percent + 99) / 100);
      wanted[one.group] = one.wanted;
    }
    const std::int64_t best = best_with(region, wanted);
    CHECK(plan.floors.reachable == (best >= 0));
    CHECK(plan.floors.reached == (best >= 0));
    CHECK(in_units(plan.floors.of) == in_units(before.objective));
    CHECK(in_units(plan.objective + plan.floors.cost) == in_units(before.objective));
    if (best >= 0) {
      CHECK(in_units(plan.objective) == best);
      CHECK(in_units(plan.floors.cost_in_full.value()) == in_units(before.objective) - best);
      for (const FloorsKept::Group& one : plan.floors.groups)
        CHECK(one.after >= one.wanted);
      cost_something += plan.floors.cost > 1e-9;
    } else {
      ++not_reachable;
    }
    // What is proposed costs nothing more, and no other choice gains anything.
    const RegionRules rules = floor_of(percent, 100);
    for (std::size_t i = 0; i < region.needs.size(); ++i) {
      const auto same = consequence_of(region, plan, i, plan.proposed[i], rules);
      REQUIRE(same);
      CHECK(same->moves.empty());
      CHECK(std::abs(same->costs) < 1e-9);
    }
    // Within what it may cost.
    const RegionPlan cheap = plan_for(region, floor_of(percent, 3));
    CHECK(cheap.floors.cost <= 0.03 * before.objective + 1e-6);
    in_part += !cheap.floors.reached && cheap.floors.reachable;
    // Who comes first because of waiting stays first, and ties by the longest wait leave the price as it is.
    RegionRules late = floor_of(percent, 100);
    late.first_after_days = 14;
    RegionRules first = late;
    first.floor_by = FloorBy::none;
    CHECK(plan_for(region, late).late_served == plan_for(region, first).late_served);
    RegionRules ties = floor_of(percent, 100);
    ties.ties = Ties::longest_wait;
    const RegionPlan tied = plan_for(region, ties);
    CHECK(in_units(tied.objective) == in_units(plan.objective));
    CHECK((!tied.ties_by_lot_only || !tied.floors.reached));
  }
  CHECK(tried > 150);
  CHECK(cost_something > 3);
  CHECK(not_reachable > 10);
  CHECK(in_part > 0);
}

TEST_CASE("a need without a place anywhere, and one of no group, is in no floor") {
  Region region = grouped_region(3);
  for (RegionNeed& need : region.needs)
    need.group.clear();
  CHECK(plan_for(region, floor_of(100, 100)).floors.groups.empty());
  for (RegionNeed& need : region.needs) {
    need.group = "12_17";
    need.with_seat.clear();
  }
  CHECK(plan_for(region, floor_of(100, 100)).floors.groups.empty());
  CHECK(plan_for(region).floors.groups.empty());
}

TEST_CASE("a floor is told whole or not at all, and only for groups that may have one") {
  const auto read = [](std::vector<std::pair<std::string, std::string>> more) {
    Fields fields;
    for (const auto& [name, value] :
         {std::pair("first_after_days", "0"), {"ties", "lot"}, {"held_for_acute", "0"}, {"even_load", "none"}})
      fields.add(name, value);
    for (const auto& [name, value] : more)
      fields.add(name, value);
    return read_rules(fields);
  };
  CHECK(read({})->change_nothing());
  CHECK(read({{"floor_by", "none"}, {"floor_percent", "50"}})->change_nothing());
  CHECK(read({{"floor_by", "age_band"}, {"floor_percent", "50"}})->has_floor());
  CHECK(read({{"floor_by", "age_band"}, {"floor_percent", "50"}})->floor_most_cost == 5);
  CHECK_FALSE(read({{"floor_by", "age_band"}}));
  CHECK_FALSE(read({{"floor_by", "age_band"}, {"floor_percent", "101"}}));
  CHECK_FALSE(read({{"floor_by", "age_band"}, {"floor_percent", "50"}, {"floor_most_cost", "-1"}}));
  for (const char* group : {"sex", "race", "indigenous_identity", "language", "first_nation", "neighbourhood"})
    CHECK_FALSE(read({{"floor_by", group}, {"floor_percent", "50"}}));
  situations::Picture picture;
  CHECK(group_of(FloorBy::age_band, picture).empty());
  picture.affected = {{Code{"unknown", "2026-11"}, {}}};
  CHECK(group_of(FloorBy::age_band, picture).empty());
  picture.affected = {{Code{"60_plus", "2026-11"}, {}}, {Code{"0_5", "2026-11"}, {}}};
  CHECK(group_of(FloorBy::age_band, picture) == "60_plus");
  CHECK(group_of(FloorBy::none, picture).empty());
}
