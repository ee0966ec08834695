// All needs of one person together, against every plan of small regions; and what choosing otherwise for one of them
// is.
#include "rooms/alignment/together_plan.h"

#include <doctest/doctest.h>

#include <functional>
#include <map>
#include <set>

#include "rooms/alignment/tests/world.h"

using namespace concert;
using namespace concert::alignment;
using namespace concert::alignment::testing;
using engines::assignment::Candidate;

namespace {

using Sent = std::vector<std::optional<std::size_t>>;

double ways_of(const Region& region) {
  double out = 1;
  for (const RegionNeed& need : region.needs)
    out *= static_cast<double>(need.with_seat.size()) + 1;
  return out;
}

// Nothing where it breaks a rule.
std::optional<double> worth_together(const Region& region, const Sent& sent) {
  std::vector<int> taken(region.services.size());
  double sum = 0;
  std::map<std::size_t, std::set<const void*>> asked;
  for (std::size_t i = 0; i < sent.size(); ++i)
    if (sent[i]) {
      const RegionService& service = region.services[*sent[i]];
      if (++taken[*sent[i]] > service.seats)
        return std::nullopt;
      for (const Candidate& one : region.needs[i].with_seat)
        if (static_cast<std::size_t>(one.service) == *sent[i])
          sum += static_cast<double>(one.benefit) / benefit_unit;
      asked[region.needs[i].situation].insert(service.organization != nullptr
                                                  ? static_cast<const void*>(service.organization)
                                                  : static_cast<const void*>(service.service));
    }
  for (const auto& [situation, organizations] : asked) {
    if (organizations.size() > static_cast<std::size_t>(most_organizations_of_one))
      return std::nullopt;
    sum -= cost_of_further_organization * static_cast<double>(organizations.size() - 1);
  }
  return sum;
}

double best_of_every_plan(const Region& region, const std::function<bool(const Sent&)>& allowed) {
  Sent sent(region.needs.size());
  double best = -1;
  const std::function<void(std::size_t)> go = [&](std::size_t i) {
    if (i == sent.size()) {
      if (allowed(sent))
        if (const auto worth = worth_together(region, sent))
          best = std::max(best, *worth);
      return;
    }
    sent[i].reset();
    go(i + 1);
    for (const Candidate& one : region.needs[i].with_seat) {
      sent[i] = static_cast<std::size_t>(one.service);
      go(i + 1);
    }
    sent[i].reset();
  };
  go(0);
  return best;
}

} // namespace

TEST_CASE("the best for all needs of each person is found, and never a bound that a plan passes") {
  int fewer = 0, proven = 0, tried = 0, otherwise = 0;
  for (unsigned seed = 0; seed < 400; ++seed) {
    CAPTURE(seed);
    const Region region = random_region(seed);
    if (ways_of(region) > 3'000)
      continue;
    ++tried;
    const PlanTogether plan = together_of(region);
    const double best = best_of_every_plan(region, [](const Sent&) { return true; });
    CHECK(worth_together(region, plan.proposed).value() == doctest::Approx(plan.objective));
    CHECK(plan.bound >= best - 1e-9);
    CHECK(plan.objective <= best + 1e-9);
    proven += plan.proven;
    if (plan.proven)
      CHECK(plan.objective == doctest::Approx(best));
    CHECK((plan.gap_thousandths() == 0) == plan.proven);
    const RegionPlan single = plan_for(region);
    for (std::size_t s = 0; s < 3; ++s)
      fewer += organizations_in(region, plan.proposed, s) < organizations_in(region, single.proposed, s);

    for (std::size_t i = 0; i < region.needs.size(); ++i) {
      const std::size_t person = region.needs[i].situation;
      std::vector<std::optional<std::size_t>> choices = {std::nullopt};
      for (const Candidate& one : region.needs[i].with_seat)
        choices.emplace_back(static_cast<std::size_t>(one.service));
      for (const auto& choice : choices) {
        const double then = best_of_every_plan(region, [&](const Sent& sent) {
          for (std::size_t k = 0; k < sent.size(); ++k)
            if (region.needs[k].situation != person && sent[k] != plan.proposed[k])
              return false;
          return sent[i] == choice;
        });
        const auto found = together_otherwise(region, plan, i, choice);
        if (region.needs[i].with_seat.empty()) {
          CHECK_FALSE(found);
          continue;
        }
        REQUIRE(found.has_value() == (then >= 0));
        if (!found)
          continue;
        ++otherwise;
        CHECK(plan.objective - found->costs == doctest::Approx(then));
        Sent after = plan.proposed;
        for (const auto& [need, service] : found->proposed)
          after[need] = service;
        CHECK(after[i] == choice);
        CHECK(worth_together(region, after).value() == doctest::Approx(then));
        CHECK(found->organizations == organizations_in(region, after, person));
      }
    }
  }
  CHECK(tried > 150);
  CHECK(proven > 150);
  CHECK(fewer > 10); // the price of a further organization decides
  CHECK(otherwise > 300);
}

TEST_CASE("with hardly any steps there is still a plan, its bound holds, and the gap is never told as nothing") {
  int unproven = 0;
  for (unsigned seed = 0; seed < 200; ++seed) {
    const Region region = random_region(seed);
    const PlanTogether hasty = together_of(region, 1), plan = together_of(region);
    CHECK(worth_together(region, hasty.proposed).value() == doctest::Approx(hasty.objective));
    CHECK(hasty.objective <= plan.bound + 1e-9);
    CHECK(plan.objective <= hasty.bound + 1e-9);
    unproven += !hasty.proven;
    CHECK((hasty.proven || hasty.gap_thousandths() > 0));
  }
  CHECK(unproven > 5);
}

TEST_CASE("of more than eight needs the gravest eight are looked at together, the others by themselves") {
  directory::Entries entries;
  entries.organizations = {organization("1", "Open Door")};
  for (int i = 0; i < 11; ++i) {
    entries.services.push_back(service(std::to_string(i), "Service " + std::to_string(i)));
    entries.services.back().organization = entries.organizations[0].id;
  }
  const auto all = catalogue(std::move(entries));
  Region region;
  region.catalogue = all;
  for (const directory::Service& one : all->entries().services)
    region.services.push_back({&one, &all->entries().organizations[0], 1, false});
  for (std::int32_t i = 0; i < 11; ++i)
    region.needs.push_back(
        {0, "need_" + std::to_string(i), i < 3 ? 1 : 3, FirstContact::days, 1, {{i, 500'000}}, 0, ""});
  const PlanTogether plan = together_of(region);
  CHECK(plan.apart == 3);
  CHECK(plan.proven);
  for (const auto& service : plan.proposed)
    CHECK(service);
  CHECK(together_otherwise(region, plan, 10, std::nullopt));
  CHECK_FALSE(together_otherwise(region, plan, 0, std::nullopt)); // one of the three
}
