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
inline Best best_of(const Rows<Benefit>& rows, const std::int64_t* price, std::int32_t unit) {
  const std::int32_t length = rows.length(unit);
  const std::int32_t* const service = rows.service + rows.begin[unit];
  const Benefit* const benefit = rows.benefit + rows.begin[unit];
  Best best;
  for (std::int32_t k = 0; k < length; ++k) {
    const std::int64_t value = benefit[k] - price[service[k]];
    if (value > best.second) {
      if (value > best.value) {
        best.second = best.value;
        best.value = value;
        best.offset = k;
      } else {
        best.second = value;
      }
    }
  }
  return best;
}

// Everyone starts without a seat, prices start as they are in the plan. False when the budget ran out: then who sits is
// still a plan, only not a good one. Sets at, offset, taken and price; profit is not touched.
template <class Benefit>
bool auction_phase(const Rows<Benefit>& rows, Plan& plan, std::int64_t eps, Meter& meter);

} // namespace concert::engines::assignment
