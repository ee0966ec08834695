#include "rooms/alignment/region.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"

namespace concert::alignment {
namespace {

using directory::CapacityStanding;
using engines::assignment::Candidate;
using engines::assignment::Problem;
using engines::assignment::Session;
using engines::assignment::Solution;

std::uint64_t lot_of(const std::string& lottery, std::size_t situation, const std::string& need) {
  std::uint64_t hash = 14695981039346656037u;
  const auto add = [&](std::uint8_t byte) { hash = (hash ^ byte) * 1099511628211u; };
  for (const char c : lottery + "|" + need)
    add(static_cast<std::uint8_t>(c));
  for (int i = 0; i < 8; ++i)
    add(static_cast<std::uint8_t>(situation >> (8 * i)));
  hash ^= hash >> 33;
  hash *= 0xff51afd7ed558ccdu;
  return hash ^ (hash >> 33);
}

Session session_of(const Region& region) {
  auto session = Session::open(problem_of(region));
  check(static_cast<bool>(session), "a region of whole numbers is solved");
  return std::move(*session);
}

std::vector<std::optional<std::size_t>> services_of(const Region& region, const Solution& solution) {
  std::vector<std::optional<std::size_t>> out(region.needs.size());
  for (const auto& chosen : solution.chosen)
    out[static_cast<std::size_t>(chosen.need)] = static_cast<std::size_t>(chosen.service);
  return out;
}

} // namespace

RegionQuestion::RegionQuestion(std::shared_ptr<const directory::Catalogue> catalogue, std::string lottery)
    : lottery_(std::move(lottery)) {
  out_.catalogue = std::move(catalogue);
}

void RegionQuestion::add(std::size_t situation, const Offers& offers, const Known& known) {
  const auto is_in = [](const std::vector<std::string>& ids, const Considered& one) {
    return std::find(ids.begin(), ids.end(), one.service->id.text()) != ids.end();
  };
  for (const NeedOffers& need : offers.needs) {
    const bool is_served = std::any_of(need.considered.begin(), need.considered.end(),
                                       [&](const Considered& one) { return is_in(known.connected, one); });
    if (is_served)
      continue;
    RegionNeed one{situation, need.need, need.grade, need.first_contact, need.fitting, {}};
    for (const Considered& each : need.considered) {
      const auto benefit = static_cast<std::int64_t>(std::llround(each.score * benefit_unit));
      if (each.seats.standing != CapacityStanding::free || benefit <= 0 || is_in(known.refused, each))
        continue;
      const auto [found, is_new] = at_.try_emplace(each.service, static_cast<std::int32_t>(out_.services.size()));
      if (is_new)
        out_.services.push_back(
            {each.service, each.organization, each.seats.available.value_or(0), each.seats.invented});
      one.with_seat.push_back({found->second, benefit});
    }
    out_.needs.push_back(std::move(one));
  }
}

Region RegionQuestion::region() && {
  std::stable_sort(out_.needs.begin(), out_.needs.end(), [&](const RegionNeed& a, const RegionNeed& b) {
    return lot_of(lottery_, a.situation, a.need) < lot_of(lottery_, b.situation, b.need);
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

RegionPlan plan_for(const Region& region) {
  RegionPlan out;
  const Session session = session_of(region);
  const Solution solution = session.solution();
  out.proposed = services_of(region, solution);
  out.objective = static_cast<double>(solution.objective) / benefit_unit;
  out.proven = solution.proven;
  out.seats.resize(region.services.size());
  const auto values = session.seat_values();
  for (std::size_t j = 0; j < out.seats.size(); ++j) {
    out.seats[j].price = static_cast<double>(solution.price[j]) / benefit_unit;
    out.seats[j].one_more = static_cast<double>(values[j].one_more) / benefit_unit;
  }
  for (std::size_t i = 0; i < region.needs.size(); ++i) {
    if (out.proposed[i]) {
      ++out.served;
      ++out.seats[*out.proposed[i]].taken;
    }
    for (const Candidate& one : region.needs[i].with_seat) {
      RegionPlan::Seat& seat = out.seats[static_cast<std::size_t>(one.service)];
      ++seat.asked_by;
      seat.would_be_helped += out.proposed[i] ? 0 : 1;
    }
  }
  return out;
}

std::optional<Consequence> consequence_of(const Region& region, const RegionPlan& plan, std::size_t need,
                                          std::optional<std::size_t> service) {
  // As large as the benefit first, and of those plans the one that keeps the most proposals.
  const auto keep = static_cast<std::int64_t>(region.needs.size()) + 1;
  Region weighted;
  weighted.services = region.services;
  std::int64_t forced = 0; // what is added so that this one is chosen before all others together
  for (const RegionNeed& each : region.needs)
    for (const Candidate& one : each.with_seat)
      forced = std::max(forced, (one.benefit + 1) * keep);
  forced *= keep;
  std::int64_t worth = 0;
  for (std::size_t i = 0; i < region.needs.size(); ++i) {
    RegionNeed each = region.needs[i];
    for (Candidate& one : each.with_seat) {
      const std::int64_t benefit = one.benefit;
      const bool is_kept = plan.proposed[i] == static_cast<std::size_t>(one.service);
      one.benefit = benefit * keep + (is_kept ? 1 : plan.proposed[i] ? 0 : -1); // one that has none may stay so
      if (i == need && service == static_cast<std::size_t>(one.service)) {
        one.benefit += forced;
        worth = benefit;
      }
    }
    if (i == need && !service)
      each.with_seat.clear();
    weighted.needs.push_back(std::move(each));
  }
  if (service && (worth == 0 || region.services[*service].seats == 0))
    return std::nullopt;
  const auto solution = engines::assignment::solve(problem_of(weighted));
  check(solution && solution->proven, "a region of whole numbers is solved");
  const auto after = services_of(region, *solution);
  Consequence out;
  std::int64_t left = 0;
  for (std::size_t i = 0; i < after.size(); ++i) {
    if (i != need && plan.proposed[i] != after[i])
      out.moves.push_back({i, plan.proposed[i], after[i]});
    for (const Candidate& one : region.needs[i].with_seat)
      left += after[i] == static_cast<std::size_t>(one.service) ? one.benefit : 0;
  }
  out.costs = plan.objective - static_cast<double>(left) / benefit_unit;
  return out;
}

} // namespace concert::alignment
