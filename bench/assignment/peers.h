// The peers: LEMON's NetworkSimplex and CostScaling, as Debian packages them, given the same question as a flow.
#pragma once

#include <cstdint>

namespace concert::bench {

// As in the engine's Problem; plain, because LEMON 1.3.1 does not compile as C++20.
struct Flow {
  std::int32_t needs = 0, services = 0;
  const std::int64_t* rows = nullptr;
  const std::int32_t* service = nullptr;
  const std::int32_t* benefit = nullptr;
  const std::int32_t* seats = nullptr;
};

// Build their own model of the question and solve it; the objective.
std::int64_t network_simplex(const Flow& question);
std::int64_t cost_scaling(const Flow& question);

} // namespace concert::bench
