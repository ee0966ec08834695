// One phase of the auction for similar objects (Bertsekas, Castanon 1989): units bid for seats until everyone who could
// gain by bidding sits, up to eps. Leaves prices near the optimum and nearly everybody in place; exactness is repair's.
#pragma once

#include <cstdint>
#include <vector>

#include "engines/assignment/plan.h"

namespace concert::engines::assignment {

// The best and second-best of staying away (0) and of each pair at these prices.
struct Best {
  std::int64_t value = 0;
  std::int64_t second = 0;
  std::int32_t offset = nobody; // nobody: staying away is best
};

template <class Benefit>
Best best_of(const Rows<Benefit>& rows, const std::int64_t* price, std::int32_t unit);

bool reads_by_eights(); // this processor can

// Units and services that have no pair with others: their auctions do not touch, so each may run on its own thread.
struct Share {
  std::vector<std::int32_t> units, services; // ascending
};
// At most `most` shares of about equal work. One where everything hangs together, or most is 1.
template <class Benefit>
std::vector<Share> shares_of(const Rows<Benefit>& rows, const Plan& plan, int most);

// The units of the share start without a seat, prices start as they are in the plan. False when the budget ran out:
// then who sits is still a plan, only not a good one. Sets at, offset, taken and price; profit is not touched.
template <class Benefit>
bool auction_phase(const Rows<Benefit>& rows, Plan& plan, const Share& share, std::int64_t eps, Meter& meter);

} // namespace concert::engines::assignment
