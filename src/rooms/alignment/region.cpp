#include "rooms/alignment/region.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "base/check.h"
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
std::optional<Solution> with_ties(const Region& region, const RegionRules& rules, const Blocks& blocks) {
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
  const auto drawn = engines::assignment::draw(blocks.problem, standing, names, engines::assignment::number_of(seed));
  if (!drawn)
    return std::nullopt;
  Solution out = solved(engines::assignment::solve(drawn->problem));
  out.chosen = engines::assignment::undrawn(*drawn, out);
  return out;
}

// The plan under the rules, in the services of the region.
struct RuledPlan {
  std::vector<Chosen> chosen;
  bool proven = false, ties_by_lot_only = false;
};
RuledPlan ruled_plan(const Region& region, const RegionRules& rules) {
  const Blocks blocks = question_of(region, rules);
  std::optional<Solution> solution;
  if (rules.ties == Ties::longest_wait)
    solution = with_ties(region, rules, blocks);
  RuledPlan out;
  out.ties_by_lot_only = rules.ties == Ties::longest_wait && !solution;
  if (!solution)
    solution = solved(engines::assignment::solve(blocks.problem));
  out.proven = solution->proven;
  out.chosen = engines::assignment::whole(blocks, *solution);
  return out;
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

Blocks question_of(const Region& region, const RegionRules& rules) {
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
    const RuledPlan ruled = ruled_plan(region, rules);
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
  const Blocks blocks = question_of(region, rules);
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
