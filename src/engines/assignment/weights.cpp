#include "engines/assignment/weights.h"

#include <algorithm>
#include <limits>

namespace concert::engines::assignment {
namespace {

constexpr std::int64_t most_sum = std::int64_t{1} << 62;

std::int64_t units_in(const Problem& problem) {
  std::int64_t all = 0;
  for (std::int32_t i = 0; i < problem.needs(); ++i)
    all += problem.units_of(i);
  return all;
}

} // namespace

std::int64_t benefit_at(const Problem& problem, std::int64_t pair) {
  return std::visit([pair](const auto& all) -> std::int64_t { return all[static_cast<std::size_t>(pair)]; },
                    problem.benefit);
}

Refusal weights_too_large() {
  return Refusal::invalid("benefit", "assignment.weights_too_large");
}

std::int64_t most_worth(const Problem& problem) {
  std::int64_t by_needs = 0, by_seats = 0;
  std::vector<std::int64_t> best_at(problem.seats.size());
  for (std::int32_t i = 0; i < problem.needs(); ++i) {
    std::int64_t best = 0;
    for (auto pair = problem.rows[static_cast<std::size_t>(i)]; pair < problem.rows[static_cast<std::size_t>(i) + 1];
         ++pair) {
      const std::int64_t benefit = benefit_at(problem, pair);
      auto& at = best_at[static_cast<std::size_t>(problem.service[static_cast<std::size_t>(pair)])];
      at = std::max(at, benefit);
      best = std::max(best, benefit);
    }
    by_needs += best * problem.units_of(i); // within 2^62 for what check_problem lets through
  }
  for (std::size_t j = 0; j < best_at.size(); ++j) {
    const auto here = times(best_at[j], problem.seats[j]);
    const auto sum = here ? plus(by_seats, *here) : std::nullopt;
    if (!sum)
      return by_needs;
    by_seats = *sum;
  }
  return std::min(by_needs, by_seats);
}

std::int64_t worth_of(const Problem& problem, std::span<const Chosen> chosen) {
  std::int64_t sum = 0;
  for (const Chosen& one : chosen)
    for (auto pair = problem.rows[static_cast<std::size_t>(one.need)];
         pair < problem.rows[static_cast<std::size_t>(one.need) + 1]; ++pair)
      if (problem.service[static_cast<std::size_t>(pair)] == one.service)
        sum += benefit_at(problem, pair) * one.units;
  return sum;
}

Result<Problem> weighed(const Problem& problem, const Weigh& of) {
  std::vector<std::int64_t> benefit(problem.service.size());
  const std::int64_t most = std::min(largest_benefit, most_sum / std::max<std::int64_t>(units_in(problem), 1));
  for (std::int32_t i = 0; i < problem.needs(); ++i)
    for (auto pair = problem.rows[static_cast<std::size_t>(i)]; pair < problem.rows[static_cast<std::size_t>(i) + 1];
         ++pair) {
      const std::int64_t before = benefit_at(problem, pair);
      const std::optional<std::int64_t> after = before > 0 ? of(i, before) : before;
      if (!after || *after > most || *after < -most)
        return weights_too_large();
      benefit[static_cast<std::size_t>(pair)] = *after;
    }
  Problem out = problem;
  out.benefit = std::move(benefit);
  return out;
}

} // namespace concert::engines::assignment
