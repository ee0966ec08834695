#include "engines/assignment/checker.h"

#include <algorithm>
#include <limits>
#include <unordered_set>

namespace concert::engines::assignment {
namespace {

__extension__ using Wide = __int128;

std::uint64_t key_of(std::int32_t need, std::int32_t service) {
  return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(need)) << 32) | static_cast<std::uint32_t>(service);
}

} // namespace

std::optional<Fault> find_fault(const Problem& problem, const Solution& solution, Proof proof) {
  const auto needs = static_cast<std::size_t>(problem.needs());
  const auto services = static_cast<std::size_t>(problem.services());
  const auto benefit_of = [&](std::size_t pair) -> std::int64_t {
    return std::visit([pair](const auto& all) -> std::int64_t { return all[pair]; }, problem.benefit);
  };
  if (solution.price.size() != services || solution.profit.size() != needs)
    return Fault{"sizes", 0};
  std::unordered_set<std::uint64_t> banned;
  for (const Pair& ban : problem.bans)
    banned.insert(key_of(ban.need, ban.service));
  std::vector<std::int64_t> pinned_units(needs), pinned_seats(services), used_seats(services);
  std::vector<std::uint64_t> pins;
  for (const Pair& pin : problem.pins) {
    ++pinned_units[static_cast<std::size_t>(pin.need)];
    ++pinned_seats[static_cast<std::size_t>(pin.service)];
    pins.push_back(key_of(pin.need, pin.service));
  }
  std::sort(pins.begin(), pins.end());

  Wide objective = 0, bound = 0;
  std::size_t at = 0, pins_met = 0;
  for (std::size_t i = 0; i < needs; ++i) {
    if (solution.profit[i] < 0)
      return Fault{"profit", static_cast<std::int64_t>(i)};
    std::int64_t used = 0;
    for (; at < solution.chosen.size() && solution.chosen[at].need == static_cast<std::int32_t>(i); ++at) {
      const Chosen& one = solution.chosen[at];
      const auto place = static_cast<std::int64_t>(at);
      if (one.units < 1 || one.service < 0 || static_cast<std::size_t>(one.service) >= services ||
          (at > 0 && solution.chosen[at - 1].need == one.need && solution.chosen[at - 1].service >= one.service))
        return Fault{"chosen", place};
      const auto begin = problem.service.begin() + problem.rows[i], end = problem.service.begin() + problem.rows[i + 1];
      const auto found = std::find(begin, end, one.service);
      if (found == end || banned.contains(key_of(one.need, one.service)))
        return Fault{"pair", place};
      const auto stays = std::equal_range(pins.begin(), pins.end(), key_of(one.need, one.service));
      if (stays.second - stays.first != one.pinned || one.pinned > one.units)
        return Fault{"pins", place};
      pins_met += static_cast<std::size_t>(one.pinned);
      const Wide benefit = benefit_of(static_cast<std::size_t>(found - problem.service.begin()));
      if (benefit <= 0 && one.units > one.pinned)
        return Fault{"benefit", place};
      objective += benefit * one.units;
      bound += benefit * one.pinned;
      used += one.units;
      used_seats[static_cast<std::size_t>(one.service)] += one.units;
    }
    const std::int64_t units = problem.units_of(static_cast<std::int32_t>(i));
    if (used > units)
      return Fault{"units", static_cast<std::int64_t>(i)};
    bound += Wide(units - pinned_units[i]) * solution.profit[i];
    for (auto pair = static_cast<std::size_t>(problem.rows[i]); pair < static_cast<std::size_t>(problem.rows[i + 1]);
         ++pair)
      if (Wide(solution.profit[i]) + solution.price[static_cast<std::size_t>(problem.service[pair])] <
              benefit_of(pair) &&
          !banned.contains(key_of(static_cast<std::int32_t>(i), problem.service[pair])))
        return Fault{"dual", static_cast<std::int64_t>(pair)};
  }
  if (at != solution.chosen.size() || pins_met != pins.size())
    return Fault{at != solution.chosen.size() ? "order" : "pins", static_cast<std::int64_t>(at)};
  for (std::size_t j = 0; j < services; ++j) {
    if (solution.price[j] < 0 || used_seats[j] > problem.seats[j])
      return Fault{solution.price[j] < 0 ? "price" : "seats", static_cast<std::int64_t>(j)};
    bound += Wide(problem.seats[j] - pinned_seats[j]) * solution.price[j];
  }
  bound = std::min(bound, Wide(std::numeric_limits<std::int64_t>::max()));
  if (objective != solution.objective || solution.proven != (objective == bound))
    return Fault{"objective", 0};
  if (bound != solution.bound || (proof == Proof::optimal && objective != bound))
    return Fault{"bound", 0};
  return std::nullopt;
}

} // namespace concert::engines::assignment
