// Adding up and weighing benefits before a question is solved, with every sum held against the range of the engine.
// What is said first in a plan is told by larger weights, what only breaks ties by lower digits.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "engines/assignment/problem.h"
#include "engines/assignment/solution.h"

namespace concert::engines::assignment {

// No plan is worth more: every unit at its best pair, or every seat at its best, whichever is less. At 0 or more.
std::int64_t most_worth(const Problem& problem);

// What the chosen pairs are worth by the benefits of this question, whichever question they were chosen in.
std::int64_t worth_of(const Problem& problem, std::span<const Chosen> chosen);

// The question with another benefit for each pair: of(need, benefit), asked for benefits above 0 only; others stay and
// are never chosen. Refused with assignment.weights_too_large where a new one, or the sum of all that could be chosen,
// leaves the range of check_problem.
using Weigh = std::function<std::optional<std::int64_t>(std::int32_t need, std::int64_t benefit)>;
Result<Problem> weighed(const Problem& problem, const Weigh& of);

std::int64_t benefit_at(const Problem& problem, std::int64_t pair);
Refusal weights_too_large();

// Nothing where the product or the sum does not fit.
inline std::optional<std::int64_t> times(std::int64_t a, std::int64_t b) {
  std::int64_t out = 0;
  return __builtin_mul_overflow(a, b, &out) ? std::nullopt : std::optional(out);
}
inline std::optional<std::int64_t> plus(std::int64_t a, std::int64_t b) {
  std::int64_t out = 0;
  return __builtin_add_overflow(a, b, &out) ? std::nullopt : std::optional(out);
}

} // namespace concert::engines::assignment
