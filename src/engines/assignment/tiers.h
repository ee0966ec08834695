// Who has waited too long comes first, whatever it does to the sum of benefits: as many units as possible of the
// highest tier, then of the next, and only then the largest sum. Told by whole weights, so the plan is the exact
// optimum of it.
#pragma once

#include <cstdint>
#include <span>

#include "base/result.h"
#include "engines/assignment/problem.h"

namespace concert::engines::assignment {

// `tier` of each need, 0 or more: 0 waits for its turn, a larger one comes before every smaller one. The question with
//   weight = benefit + W_t,   W_t = 1 + the most that all lower tiers, and all benefits, can add up to.
// worth_of() tells a plan's objective in the benefits of before. Refuses: assignment.sizes_differ (tier),
// assignment.negative_tier, what check_problem refuses, assignment.weights_too_large.
Result<Problem> with_tiers(const Problem& problem, std::span<const std::int32_t> tier);

} // namespace concert::engines::assignment
