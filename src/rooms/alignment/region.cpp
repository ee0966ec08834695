#include "rooms/alignment/region.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "base/check.h"
#include "engines/assignment/floors.h"
#include "engines/assignment/lottery.h"
#include "engines/assignment/smoothing.h"
#include "engines/assignment/tiers.h"
#include "engines/assignment/weights.h"
#include "rooms/alignment/lot.h"

namespace concert::alignment {
namespace {

using directory::CapacityStanding;
using engines::assignment::Blocks;
using engines::assignment::Candidate;
using engines::assignment::Chosen;
using engines::assignment::Problem;
using engines::assignment::Session;
using engines::assignment::Solution;

std::uint64_t lot_of_need(const std::string& lottery, std::size_t situation, const std::string& need) {
  std::array<std::uint8_t, 8> number{};
  for (std::size_t i = 0; i < number.size(); ++i)
    number[i] = static_cast<std::uint8_t>(situation >> (8 * i));
  return lot_of(lottery + "|" + need, number);
}

Session session_of(const Region& region) {
  auto session = Session::open(problem_of(region));
  check(static_cast<bool>(session), "a region of whole numbers is solved");
  return std::move(*session);
}

std::vector<std::optional<std::size_t>> services_of(const Region& region, const std::vector<Chosen>& chosen) {
  std::vector<std::optional<std::size_t>> out(region.needs.size());
  for (const Chosen& one : chosen)
    out[static_cast<std::size_t>(one.need)] = static_cast<std::size_t>(one.service);
  return out;
}

std::int64_t benefit_of(const RegionNeed& need, std::optional<std::size_t> service) {
  for (const Candidate& one : need.with_seat)
    if (service == static_cast<std::size_t>(one.service))
      return one.benefit;
  return 0;
}

template <class T>
T solved(Result<T> result) {
  check(static_cast<bool>(result), "a region of whole numbers is solved");
  return std::move(*result);
}

// Ties by the longest wait; nothing when the places in the queue do not fit beside the weights.
std::optional<engines::assignment::Drawn> drawn_of(const Region& region, const RegionRules& rules,
                                                   const Blocks& blocks) {
  std::vector<engines::assignment::Standing> standing;
  for (const RegionNeed& need : region.needs) {
    const std::string name = need.name.empty() ? std::to_string(need.situation) + "|" + need.need : need.name;
    standing.push_back({need.waited_days, engines::assignment::number_of(name)});
  }
  std::vector<std::uint64_t> names;
  for (std::size_t k = 0; k < blocks.service.size(); ++k) {
    const bool is_first = k == 0 || blocks.service[k] != blocks.service[k - 1];
    const auto& service = region.services[static_cast<std::size_t>(blocks.service[k])];
    names.push_back(is_first ? engines::assignment::number_of(service.service->id.text()) : names.back() + 1);
  }
  const std::string seed = rules.table.text() + "|" + std::to_string(rules.version);
  auto drawn = engines::assignment::draw(blocks.problem, standing, names, engines::assignment::number_of(seed));
  return drawn ? std::optional(std::move(*drawn)) : std::nullopt;
}

// The plan under the rules, in the services of the region.
struct RuledPlan {
  std::vector<Chosen> chosen;
  bool proven = false, ties_by_lot_only = false;
};
RuledPlan without_floor(const Region& region, const RegionRules& rules, const Blocks& blocks) {
  const auto drawn = rules.ties == Ties::longest_wait ? drawn_of(region, rules, blocks) : std::nullopt;
  Solution solution = solved(engines::assignment::solve(drawn ? drawn->problem : blocks.problem));
  if (drawn)
    solution.chosen = engines::assignment::undrawn(*drawn, solution);
  RuledPlan out;
  out.ties_by_lot_only = rules.ties == Ties::longest_wait && !drawn;
  out.proven = solution.proven;
  out.chosen = engines::assignment::whole(blocks, solution);
  return out;
}

std::int64_t scores_of(const Region& region, const std::vector<Chosen>& chosen) {
  std::int64_t out = 0;
  for (const Chosen& one : chosen)
    out += benefit_of(region.needs[static_cast<std::size_t>(one.need)], static_cast<std::size_t>(one.service));
  return out;
}

// The groups that a floor is for, by name, with their numbers in the question.
struct Floored {
  std::vector<std::string> names;
  engines::assignment::Floors floors;
};
Floored floors_of(const Region& region, const RegionRules& rules) {
  std::map<std::string, std::int64_t> asking;
  for (const RegionNeed& need : region.needs)
    if (!need.group.empty() && !need.with_seat.empty())
      ++asking[need.group];
  Floored out;
  for (const auto& [name, count] : asking) {
    out.names.push_back(name);
    out.floors.least.push_back((count * rules.floor_percent + 99) / 100);
  }
  for (const RegionNeed& need : region.needs) {
    const auto at = std::lower_bound(out.names.begin(), out.names.end(), need.group);
    const bool has_floor = !need.group.empty() && !need.with_seat.empty();
    out.floors.group.push_back(has_floor ? static_cast<std::int32_t>(at - out.names.begin()) : -1);
  }
  return out;
}

// The same with ties broken; nothing where that does not fit.
std::optional<std::vector<Chosen>> with_ties(const Region& region, const RegionRules& rules, const Blocks& blocks,
                                             const engines::assignment::Floors& floors) {
  const auto drawn = drawn_of(region, rules, blocks);
  if (!drawn)
    return std::nullopt;
  engines::assignment::Floors moved = floors;
  for (std::size_t k = 0; k < drawn->need.size(); ++k)
    moved.group[k] = floors.group[static_cast<std::size_t>(drawn->need[k])];
  if (floors.most_cost) {
    const auto cost = engines::assignment::times(*floors.most_cost, drawn->scale);
    if (!cost)
      return std::nullopt;
    moved.most_cost = *cost + drawn->scale - 1; // places in the queue are no cost
  }
  auto fair = engines::assignment::with_floors(drawn->problem, moved);
  if (!fair)
    return std::nullopt;
  Solution solution;
  solution.chosen = std::move(fair->chosen);
  return engines::assignment::undrawn(*drawn, solution);
}

// At least so many of each group, as far as it may cost. Who comes first because of waiting stays first: that is worth
// more than any floor may cost.
void keep_floor(const Region& region, const RegionRules& rules, const Blocks& blocks, RuledPlan& plan,
                RegionPlan& out) {
  Floored floored = floors_of(region, rules);
  const std::int64_t before = scores_of(region, plan.chosen);
  floored.floors.most_cost = before / 100 * rules.floor_most_cost + before % 100 * rules.floor_most_cost / 100;
  out.floors.of = static_cast<double>(before) / benefit_unit;
  const auto fair = engines::assignment::with_floors(blocks.problem, floored.floors);
  out.floors.computed = static_cast<bool>(fair);
  if (!fair)
    return;
  std::optional<std::vector<Chosen>> chosen;
  if (rules.ties == Ties::longest_wait && !plan.ties_by_lot_only)
    chosen = with_ties(region, rules, blocks, floored.floors);
  // Of a floor that is kept only in part, the longest wait could go another way, to a plan that is worth less or more.
  if (chosen && engines::assignment::worth_of(blocks.problem, *chosen) != fair->objective)
    chosen.reset();
  plan.ties_by_lot_only = rules.ties == Ties::longest_wait && !chosen;
  plan.chosen = engines::assignment::whole(blocks, chosen ? std::move(*chosen) : fair->chosen);
  plan.proven = fair->proven;
  std::vector<std::int64_t> after(floored.names.size());
  out.bonus.resize(region.needs.size());
  for (const Chosen& one : plan.chosen)
    if (const std::int32_t g = floored.floors.group[static_cast<std::size_t>(one.need)]; g >= 0)
      ++after[static_cast<std::size_t>(g)];
  for (std::size_t i = 0; i < region.needs.size(); ++i)
    if (const std::int32_t g = floored.floors.group[i]; g >= 0)
      out.bonus[i] = fair->groups[static_cast<std::size_t>(g)].bonus;
  for (std::size_t g = 0; g < floored.names.size(); ++g)
    out.floors.groups.push_back(
        {floored.names[g], fair->groups[g].units, fair->groups[g].wanted, fair->groups[g].before, after[g]});
  out.floors.cost = static_cast<double>(before - scores_of(region, plan.chosen)) / benefit_unit;
  out.floors.reached = fair->reached;
  out.floors.reachable = fair->reachable;
  if (fair->cost_in_full && rules.first_after_days == 0)
    out.floors.cost_in_full = static_cast<double>(*fair->cost_in_full) / benefit_unit;
}

int used_of(const directory::Service& service) {
  if (!service.capacity || !service.capacity->maximum)
    return 0;
  return std::max(0, *service.capacity->maximum - service.capacity->available);
}

} // namespace

RegionQuestion::RegionQuestion(std::shared_ptr<const directory::Catalogue> catalogue, std::string lottery)
    : lottery_(std::move(lottery)) {
  out_.catalogue = std::move(catalogue);
}

void RegionQuestion::add(std::size_t situation, const Offers& offers, const Known& known) {
  for (const NeedOffers& need : offers.needs) {
    const bool is_served = std::any_of(need.considered.begin(), need.considered.end(),
                                       [&](const Considered& one) { return known.is_connected(one.service->id); });
    if (is_served)
      continue;
    RegionNeed one{situation, need.need, need.grade, need.first_contact, need.fitting, {}};
    for (const Considered& each : need.considered) {
      const auto benefit = static_cast<std::int64_t>(std::llround(each.score * benefit_unit));
      if (each.seats.standing != CapacityStanding::free || benefit <= 0)
        continue;
      const auto [found, is_new] = at_.try_emplace(each.service, static_cast<std::int32_t>(out_.services.size()));
      if (is_new)
        out_.services.push_back({each.service, each.organization, each.seats.available.value_or(0), each.seats.invented,
                                 used_of(*each.service)});
      one.with_seat.push_back({found->second, benefit});
    }
    out_.needs.push_back(std::move(one));
  }
}

Region RegionQuestion::region() && {
  std::stable_sort(out_.needs.begin(), out_.needs.end(), [&](const RegionNeed& a, const RegionNeed& b) {
    return lot_of_need(lottery_, a.situation, a.need) < lot_of_need(lottery_, b.situation, b.need);
  });
  return std::move(out_);
}

Problem problem_of(const Region& region) {
  Problem out;
  std::vector<std::int64_t> benefits;
  out.rows.push_back(0);
  for (const RegionNeed& need : region.needs) {
    for (const Candidate& one : need.with_seat) {
      out.service.push_back(one.service);
      benefits.push_back(one.benefit);
    }
    out.rows.push_back(static_cast<std::int64_t>(out.service.size()));
  }
  for (const RegionService& service : region.services)
    out.seats.push_back(service.seats);
  out.benefit = std::move(benefits);
  return out;
}

bool is_late(const RegionNeed& need, const RegionRules& rules) {
  return rules.first_after_days > 0 && need.waited_days > rules.first_after_days;
}

Blocks question_of(const Region& region, const RegionRules& rules, const std::vector<std::int64_t>& bonus) {
  Blocks blocks = engines::assignment::as_blocks(problem_of(region));
  if (rules.held_for_acute > 0) {
    std::vector<bool> acute;
    for (const RegionNeed& need : region.needs)
      acute.push_back(need.grade >= 3);
    const std::vector<std::int32_t> held(region.services.size(), rules.held_for_acute);
    blocks = solved(engines::assignment::hold_back(blocks.problem, held, acute));
  }
  if (rules.even_load != EvenLoad::none) {
    std::vector<std::int32_t> used;
    for (const RegionService& service : region.services)
      used.push_back(service.used);
    blocks = solved(engines::assignment::smoothed(
        blocks, {static_cast<std::int64_t>(most_cost_of(rules.even_load) * benefit_unit), 4}, used));
  }
  if (rules.first_after_days > 0) {
    std::vector<std::int32_t> tier;
    for (const RegionNeed& need : region.needs)
      tier.push_back(is_late(need, rules) ? 1 : 0);
    blocks.problem = solved(engines::assignment::with_tiers(blocks.problem, tier));
  }
  if (!bonus.empty())
    blocks.problem = solved(engines::assignment::weighed(
        blocks.problem, [&](std::int32_t need, std::int64_t benefit) -> std::optional<std::int64_t> {
          return engines::assignment::plus(benefit, bonus[static_cast<std::size_t>(need)]);
        }));
  return blocks;
}

RegionPlan plan_for(const Region& region, const RegionRules& rules) {
  RegionPlan out;
  const Session session = session_of(region);
  const Solution solution = session.solution();
  if (rules.change_nothing()) {
    out.proposed = services_of(region, solution.chosen);
    out.proven = solution.proven;
  } else {
    const Blocks blocks = question_of(region, rules);
    RuledPlan ruled = without_floor(region, rules, blocks);
    if (rules.has_floor())
      keep_floor(region, rules, blocks, ruled, out);
    out.proposed = services_of(region, ruled.chosen);
    out.proven = ruled.proven;
    out.ties_by_lot_only = ruled.ties_by_lot_only;
  }
  out.seats.resize(region.services.size());
  const auto values = session.seat_values();
  for (std::size_t j = 0; j < out.seats.size(); ++j)
    out.seats[j].one_more = static_cast<double>(values[j].one_more) / benefit_unit;
  std::int64_t objective = 0;
  for (std::size_t i = 0; i < region.needs.size(); ++i) {
    objective += benefit_of(region.needs[i], out.proposed[i]);
    const bool late = is_late(region.needs[i], rules);
    out.late += late ? 1 : 0;
    if (out.proposed[i]) {
      ++out.served;
      out.late_served += late ? 1 : 0;
      ++out.seats[*out.proposed[i]].taken;
    }
    for (const Candidate& one : region.needs[i].with_seat)
      out.seats[static_cast<std::size_t>(one.service)].would_be_helped += out.proposed[i] ? 0 : 1;
  }
  out.objective = static_cast<double>(objective) / benefit_unit;
  return out;
}

std::optional<Consequence> consequence_of(const Region& region, const RegionPlan& plan, std::size_t need,
                                          std::optional<std::size_t> service, const RegionRules& rules) {
  // As good as the rules allow first, and of those plans the one that keeps the most proposals.
  const Blocks blocks = question_of(region, rules, plan.bonus);
  const auto keep = static_cast<std::int64_t>(region.needs.size()) + 1;
  Problem weighted = blocks.problem;
  std::vector<std::int64_t> benefit;
  std::vector<std::int32_t> ways; // the blocks of that service that this need may use
  for (std::size_t i = 0; i < region.needs.size(); ++i)
    for (auto pair = weighted.rows[i]; pair < weighted.rows[i + 1]; ++pair) {
      const std::int32_t block = weighted.service[static_cast<std::size_t>(pair)];
      const auto at = static_cast<std::size_t>(blocks.service[static_cast<std::size_t>(block)]);
      const bool is_kept = plan.proposed[i] == at;
      const auto high = engines::assignment::times(engines::assignment::benefit_at(weighted, pair), keep);
      if (!high)
        return std::nullopt;
      // One that has none may stay so. Whoever chooses nothing has no pair worth anything.
      benefit.push_back(i == need && !service ? 0 : *high + (is_kept ? 1 : plan.proposed[i] ? 0 : -1));
      if (i == need && service == at && weighted.seats[static_cast<std::size_t>(block)] > 0)
        ways.push_back(block);
    }
  weighted.benefit = std::move(benefit);
  std::optional<Solution> best;
  const auto take_if_better = [&](Result<Solution> found) {
    if (found && found->proven && (!best || found->objective > best->objective))
      best = std::move(*found);
  };
  if (!service)
    take_if_better(engines::assignment::solve(weighted));
  for (const std::int32_t block : ways) {
    weighted.pins = {{static_cast<std::int32_t>(need), block}};
    take_if_better(engines::assignment::solve(weighted));
  }
  if (!best)
    return std::nullopt;
  const auto after = services_of(region, engines::assignment::whole(blocks, *best));
  Consequence out;
  std::int64_t left = 0;
  for (std::size_t i = 0; i < after.size(); ++i) {
    if (i != need && plan.proposed[i] != after[i])
      out.moves.push_back({i, plan.proposed[i], after[i]});
    if (is_late(region.needs[i], rules))
      out.late_lost += (plan.proposed[i] ? 1 : 0) - (after[i] ? 1 : 0);
    left += benefit_of(region.needs[i], after[i]);
  }
  out.costs = plan.objective - static_cast<double>(left) / benefit_unit;
  return out;
}

std::size_t others_who_would_gain(const Region& region, const RegionPlan& plan, std::size_t need) {
  const std::optional<std::size_t> place = plan.proposed[need];
  std::set<std::size_t> situations;
  for (std::size_t i = 0; i < region.needs.size() && place; ++i)
    if (region.needs[i].situation != region.needs[need].situation && plan.proposed[i] != place &&
        benefit_of(region.needs[i], place) > benefit_of(region.needs[i], plan.proposed[i]))
      situations.insert(region.needs[i].situation);
  return situations.size();
}

} // namespace concert::alignment
