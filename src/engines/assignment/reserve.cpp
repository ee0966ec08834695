#include "engines/assignment/reserve.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "engines/assignment/weights.h"

namespace concert::engines::assignment {

Result<Blocks> hold_back(const Problem& problem, std::span<const std::int32_t> held,
                         const std::vector<bool>& imminent) {
  if (auto sound = check_problem(problem); !sound)
    return std::move(sound).error();
  if (held.size() != problem.seats.size())
    return Refusal::invalid("held", "assignment.sizes_differ");
  if (imminent.size() != static_cast<std::size_t>(problem.needs()))
    return Refusal::invalid("imminent", "assignment.sizes_differ");
  if (!problem.pins.empty())
    return Refusal::invalid("pins", "assignment.blocks_pins");
  Blocks out;
  std::vector<std::int32_t> open_at(held.size()), held_at(held.size(), -1);
  for (std::size_t j = 0; j < held.size(); ++j) {
    if (held[j] < 0)
      return Refusal::invalid("held", "assignment.negative_seats", {std::to_string(j)});
    const std::int32_t back = std::min(held[j], problem.seats[j]);
    open_at[j] = out.problem.services();
    out.problem.seats.push_back(problem.seats[j] - back);
    out.service.push_back(static_cast<std::int32_t>(j));
    if (back > 0) {
      held_at[j] = out.problem.services();
      out.problem.seats.push_back(back);
      out.service.push_back(static_cast<std::int32_t>(j));
    }
  }
  std::vector<std::int64_t> benefit;
  out.problem.units = problem.units;
  out.problem.rows.push_back(0);
  for (std::size_t i = 0; i < imminent.size(); ++i) {
    for (auto pair = problem.rows[i]; pair < problem.rows[i + 1]; ++pair) {
      const auto j = static_cast<std::size_t>(problem.service[static_cast<std::size_t>(pair)]);
      out.problem.service.push_back(open_at[j]);
      benefit.push_back(benefit_at(problem, pair));
      if (imminent[i] && held_at[j] >= 0) {
        out.problem.service.push_back(held_at[j]);
        benefit.push_back(benefit_at(problem, pair));
      }
    }
    out.problem.rows.push_back(out.problem.pairs());
  }
  out.problem.benefit = std::move(benefit);
  for (const Pair& ban : problem.bans) {
    if (ban.service < 0 || ban.service >= problem.services())
      continue;
    const auto j = static_cast<std::size_t>(ban.service);
    out.problem.bans.push_back({ban.need, open_at[j]});
    if (held_at[j] >= 0)
      out.problem.bans.push_back({ban.need, held_at[j]});
  }
  return out;
}

std::vector<Chosen> whole(const Blocks& blocks, std::vector<Chosen> chosen) {
  for (Chosen& one : chosen)
    one.service = blocks.service[static_cast<std::size_t>(one.service)];
  std::sort(chosen.begin(), chosen.end(),
            [](const Chosen& a, const Chosen& b) { return std::tie(a.need, a.service) < std::tie(b.need, b.service); });
  std::vector<Chosen> out;
  for (const Chosen& one : chosen) {
    if (!out.empty() && out.back().need == one.need && out.back().service == one.service) {
      out.back().units += one.units;
      out.back().pinned += one.pinned;
    } else {
      out.push_back(one);
    }
  }
  return out;
}

std::vector<Chosen> whole(const Blocks& blocks, const Solution& solution) {
  return whole(blocks, solution.chosen);
}

} // namespace concert::engines::assignment
