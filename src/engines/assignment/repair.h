// From nearly optimal prices to the exact optimum: profits are made exact, everyone sits where it is best or searches a
// way, and seats that stand empty at a price find somebody or lose the price.
#pragma once

#include <cstdint>
#include <vector>

#include "engines/assignment/search.h"

namespace concert::engines::assignment {

// Sets every profit for the prices as they are. A unit whose seat is not the best at these prices moves to the best one
// if that is free, or rises. Returns those that would gain by a seat and have none.
template <class Benefit>
std::vector<std::int32_t> make_exact(const Rows<Benefit>& rows, Plan& plan, Meter& meter);

// Serves them, then fills or unprices the seats. False when the budget ran out: the plan is then still a plan, its
// profits still bound every other, but the two sides do not meet.
template <class Benefit>
bool repair(const Rows<Benefit>& rows, Plan& plan, NearPairs& near, std::int64_t reach,
            const std::vector<std::int32_t>& without, Meter& meter);

// What is left of a plan whose budget ran out: free seats to whoever gains most, in the order of units.
template <class Benefit>
void fill_greedily(const Rows<Benefit>& rows, Plan& plan);

} // namespace concert::engines::assignment
