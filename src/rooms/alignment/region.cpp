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

void RegionQuestion::add(std::size_t situation, const Offers& offers, const std::vector<std::string>& served) {
  for (const NeedOffers& need : offers.needs) {
    const bool is_served = std::any_of(need.considered.begin(), need.considered.end(), [&](const Considered& one) {
      return std::find(served.begin(), served.end(), one.service->id.text()) != served.end();
    });
    if (is_served)
      continue;
    RegionNeed one{situation, need.need, need.grade, need.first_contact, need.fitting, {}};
    for (const Considered& each : need.considered) {
      const auto benefit = static_cast<std::int64_t>(std::llround(each.score * benefit_unit));
      if (each.seats.standing != CapacityStanding::free || benefit <= 0)
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

std::optional<Consequence> consequence_of(const Region& region, std::size_t need, std::optional<std::size_t> service) {
  const RegionNeed& asked = region.needs.at(need);
  std::vector<Candidate> row;
  std::int64_t worth = 0, all = 1;
  for (const RegionNeed& each : region.needs)
    for (const Candidate& one : each.with_seat)
      all = std::max(all, one.benefit);
  all *= static_cast<std::int64_t>(region.needs.size()) + 1; // more than all the others together
  if (service) {
    const auto found = std::find_if(asked.with_seat.begin(), asked.with_seat.end(), [&](const Candidate& one) {
      return static_cast<std::size_t>(one.service) == *service;
    });
    if (found == asked.with_seat.end() || region.services[*service].seats == 0)
      return std::nullopt;
    worth = found->benefit;
    row.push_back({found->service, all});
  }
  Session session = session_of(region);
  const auto before = services_of(region, session.solution());
  const std::int64_t most = session.objective();
  check(static_cast<bool>(session.change(static_cast<std::int32_t>(need), row)), "a row of the region itself");
  const auto after = services_of(region, session.solution());
  Consequence out;
  out.costs = static_cast<double>(most - (session.objective() - (service ? all - worth : 0))) / benefit_unit;
  for (std::size_t i = 0; i < before.size(); ++i)
    if (i != need && before[i] != after[i])
      out.moves.push_back({i, before[i], after[i]});
  return out;
}

} // namespace concert::alignment
