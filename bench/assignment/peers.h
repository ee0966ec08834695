// The peers: LEMON's NetworkSimplex and CostScaling, as Debian packages them, given the same question as a flow.
#pragma once

#include <cstdint>

#include "engines/assignment/problem.h"

namespace concert::bench {

// Build their own model of the question and solve it; the objective.
std::int64_t network_simplex(const engines::assignment::Problem& problem);
std::int64_t cost_scaling(const engines::assignment::Problem& problem);

} // namespace concert::bench
