// Seats that are not all alike: a service falls into blocks of seats, each with its own pairs. Here: seats held back
// for needs that are imminent, so that tonight's need does not find the last bed taken. Exact, for the question stays
// one of needs and seats.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "engines/assignment/problem.h"
#include "engines/assignment/solution.h"

namespace concert::engines::assignment {

// A question whose services are blocks of the services of another. The blocks of one service follow each other, those
// that are open to more needs first.
struct Blocks {
  Problem problem;
  std::vector<std::int32_t> service; // of each block, in the other question
};

// `held` of each service: so many of its seats (at most all) only for needs marked in `imminent`, which may use the
// others too. Without pins: a pin belongs to a block, and only the caller knows to which. Refuses:
// assignment.sizes_differ (held, imminent), assignment.negative_seats (held), assignment.blocks_pins,
// what check_problem refuses.
Result<Blocks> hold_back(const Problem& problem, std::span<const std::int32_t> held, const std::vector<bool>& imminent);

// What was chosen, in the services of the other question; by need, then by service.
std::vector<Chosen> whole(const Blocks& blocks, const Solution& solution);
std::vector<Chosen> whole(const Blocks& blocks, std::vector<Chosen> chosen);

} // namespace concert::engines::assignment
