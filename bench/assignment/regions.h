// Seeded questions for the assignment engine, as docs/methods/assignment.md describes them: a region with towns, kinds
// of need and rules of services ("geo"), and candidates drawn by popularity with no geography at all ("zipf").
#pragma once

#include <cstdint>

#include "engines/assignment/problem.h"

namespace concert::bench {

struct RegionSizes {
  std::int32_t needs = 5000;
  std::int32_t services = 500;
  std::int32_t candidates = 48; // of each need, at most
  double seats_for_each_need = 0.9;
  std::uint64_t seed = 1;
  std::int32_t levels = 0; // benefits are rounded to so many; 0 leaves them apart
};

class Draw { // splitmix64
public:
  explicit Draw(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  std::int32_t below(std::int32_t n) { return static_cast<std::int32_t>(next() % static_cast<std::uint64_t>(n)); }
  double normal();

private:
  std::uint64_t state_;
};

engines::assignment::Problem geo_region(const RegionSizes& sizes);
engines::assignment::Problem zipf_region(const RegionSizes& sizes);

} // namespace concert::bench
