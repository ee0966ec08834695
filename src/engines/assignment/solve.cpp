#include "engines/assignment/solve.h"

#include <algorithm>

#include "engines/assignment/engine.h"

namespace concert::engines::assignment {
namespace {

// Only where there are bans: the benefits with 0, which is never chosen, in their place.
template <class Benefit>
std::vector<Benefit> without_bans(const Problem& problem, const std::vector<Benefit>& benefit) {
  std::vector<Benefit> out = benefit;
  for (const Pair& ban : problem.bans) {
    if (ban.need < 0 || ban.need >= problem.needs())
      continue;
    for (std::int64_t pair = problem.rows[index(ban.need)]; pair < problem.rows[index(ban.need) + 1]; ++pair)
      if (problem.service[static_cast<std::size_t>(pair)] == ban.service)
        out[static_cast<std::size_t>(pair)] = 0;
  }
  return out;
}

template <class Benefit>
Solution solved(const Problem& problem, const std::vector<Benefit>& benefit, const Shape& shape, const Options& options,
                std::span<const std::int64_t> warm) {
  const Units units = units_of(problem, shape);
  Plan plan = empty_plan(units.count(problem), shape);
  NearPairs near;
  Meter meter(options.most_pairs_read, options.is_over);
  optimise(units.rows(problem, benefit, shape), plan, near, shape, warm, options.threads, meter);
  return solution_of(problem, benefit, units, shape, plan, meter.work);
}

} // namespace

Result<Solution> solve(const Problem& problem, const Options& options, std::span<const std::int64_t> warm) {
  const Shape shape = TRY(shape_of(problem));
  if (!warm.empty() && warm.size() != problem.seats.size())
    return Refusal::invalid("warm", "assignment.sizes_differ");
  return std::visit(
      [&](const auto& benefit) {
        return problem.bans.empty() ? solved(problem, benefit, shape, options, warm)
                                    : solved(problem, without_bans(problem, benefit), shape, options, warm);
      },
      problem.benefit);
}

} // namespace concert::engines::assignment
