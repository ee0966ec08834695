// What keeping a region costs: one hundredth of the needs replaced, single departures and arrivals, and every seat
// value.
#pragma once

#include "engines/assignment/problem.h"

namespace concert::bench {

// `extra` of its last needs are held back, to arrive later. Prints; false when the checker finds fault.
bool measure_changes(const engines::assignment::Problem& problem, std::int32_t extra, int threads);

} // namespace concert::bench
