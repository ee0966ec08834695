// Ties broken on purpose: between plans of equal worth the one that serves those who have waited longest, then by lot.
// The same seed draws the same plan, and neither the order of needs, of services nor of a row has a say.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engines/assignment/problem.h"
#include "engines/assignment/solution.h"

namespace concert::engines::assignment {

struct Standing {
  std::int64_t waited = 0; // the longer, the earlier in the queue
  std::uint64_t name = 0;  // the need's own, whatever the order it comes in; no two alike
};

// The question in the order of the lots, its benefits times `scale` and in the digits below each need's place in the
// queue, counted from the end. Of plans equal in worth one with the largest sum of places is the optimum of this.
struct Drawn {
  Problem problem;
  std::int64_t scale = 1;
  std::vector<std::int32_t> need, service; // of each place here: its number in the question as it was asked
};

// Refuses: assignment.sizes_differ (standing, service_names), assignment.name_twice (both), what check_problem refuses,
// assignment.weights_too_large.
Result<Drawn> draw(const Problem& problem, std::span<const Standing> standing,
                   std::span<const std::uint64_t> service_names, std::uint64_t seed);

// What was chosen, in the numbers of the question as it was asked; by need, then by service.
std::vector<Chosen> undrawn(const Drawn& drawn, const Solution& solution);

// A whole text as one number, for names and seeds; evenly spread, not secret.
std::uint64_t number_of(std::string_view text);

} // namespace concert::engines::assignment
