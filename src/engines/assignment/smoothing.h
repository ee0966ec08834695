// An even load: a seat costs a little more the fuller its service already is this week, so that of two services that
// would do the same good the emptier one is asked (after Bansak and Paulson 2024). A convex cost on the share of seats
// used, as blocks of seats with growing price: the question stays one of needs and seats, and its optimum exact.
#pragma once

#include <cstdint>
#include <span>

#include "base/result.h"
#include "engines/assignment/reserve.h"

namespace concert::engines::assignment {

struct Load {
  std::int64_t most = 0;  // price of a seat in a service that is nearly full, in benefits; 0 or more
  std::int32_t steps = 4; // prices from 0 to `most` in so many steps, at least 1
};

// With u seats of a service used before and c to give, its seat number k (from 0) costs
//   most x floor(steps x (u + k) / (u + c)) / steps,
// but never so much that less than 1 of a benefit is left: nobody goes without for the sake of an even load (where
// seats are held back: nobody whose benefit is larger than `most`). Seats held back are the last. `used` of each
// service of the question that `blocks` came from, or none. Refuses: assignment.sizes_differ (used),
// assignment.negative_seats (used), assignment.load (most or steps), what check_problem refuses.
Result<Blocks> smoothed(const Blocks& blocks, const Load& load, std::span<const std::int32_t> used = {});

// Every service as one block.
Blocks as_blocks(const Problem& problem);

} // namespace concert::engines::assignment
