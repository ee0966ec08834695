// Proves an answer from the question alone, in exact 128-bit sums, sharing nothing with the solver but the two
// structures: the plan keeps every rule, the prices bound every plan, and the two sides meet.
#pragma once

#include <optional>
#include <string>

#include "engines/assignment/problem.h"
#include "engines/assignment/solution.h"

namespace concert::engines::assignment {

enum class Proof { optimal, feasible }; // what is asked: the best plan, or any plan with an honest bound

// Nothing, or the first thing that is wrong: which rule ("seats", "pair", "price", "bound"...), and at which number.
struct Fault {
  std::string rule;
  std::int64_t at = 0;
};
std::optional<Fault> find_fault(const Problem& problem, const Solution& solution, Proof proof = Proof::optimal);

} // namespace concert::engines::assignment
