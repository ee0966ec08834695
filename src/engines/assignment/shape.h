// A question looked over once before it is solved: what is wrong with it, and the few figures that the solver goes by.
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "engines/assignment/problem.h"

namespace concert::engines::assignment {

inline std::size_t index(std::int32_t number) {
  return static_cast<std::size_t>(number);
}

struct Shape {
  std::int64_t units = 0;               // of all needs
  std::int64_t largest = 0;             // benefit, 0 when none is above 0
  bool narrow = false;                  // every benefit is within 2^29 of 0
  std::int64_t step = 1;                // every benefit above 0 is a multiple of it
  std::vector<std::int32_t> wanted;     // of each service: units of the needs that could take it, at most 2^31 - 2
  std::vector<std::int32_t> left_units; // of each need after its pins; empty where each need has exactly one
  std::vector<std::int32_t> left_seats; // of each service after its pins
};

Result<Shape> shape_of(const Problem& problem);

} // namespace concert::engines::assignment
