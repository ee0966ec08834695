#include "engines/assignment/tiers.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>

#include "engines/assignment/weights.h"

namespace concert::engines::assignment {

Result<Problem> with_tiers(const Problem& problem, std::span<const std::int32_t> tier) {
  if (auto sound = check_problem(problem); !sound)
    return std::move(sound).error();
  if (tier.size() != static_cast<std::size_t>(problem.needs()))
    return Refusal::invalid("tier", "assignment.sizes_differ");
  std::map<std::int32_t, std::int64_t> units; // of each tier, the lowest first
  for (std::size_t i = 0; i < tier.size(); ++i) {
    if (tier[i] < 0)
      return Refusal::invalid("tier", "assignment.negative_tier", {std::to_string(i)});
    units[tier[i]] += problem.units_of(static_cast<std::int32_t>(i));
  }
  const auto seats = std::accumulate(problem.seats.begin(), problem.seats.end(), std::int64_t{0});
  std::int64_t below = most_worth(problem);
  std::map<std::int32_t, std::int64_t> weight = {{0, 0}};
  for (const auto& [number, count] : units) {
    if (number == 0)
      continue;
    const auto one = plus(below, 1);
    const auto all = one ? times(*one, std::min(count, seats)) : std::nullopt;
    const auto sum = all ? plus(below, *all) : std::nullopt;
    if (!sum)
      return weights_too_large();
    weight[number] = *one;
    below = *sum;
  }
  return weighed(problem, [&](std::int32_t need, std::int64_t benefit) {
    return plus(benefit, weight.at(tier[static_cast<std::size_t>(need)]));
  });
}

} // namespace concert::engines::assignment
