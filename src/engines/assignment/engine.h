// The steps from a question to a plan, shared by `solve` and by a session that keeps its plan. Inside the engine only.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engines/assignment/auction.h"
#include "engines/assignment/near.h"
#include "engines/assignment/plan.h"
#include "engines/assignment/problem.h"
#include "engines/assignment/shape.h"
#include "engines/assignment/solution.h"

namespace concert::engines::assignment {

// The steps of eps from coarse to fine, at least one.
std::vector<std::int64_t> eps_steps(const Shape& shape);
inline std::int64_t near_reach(std::int64_t last_eps) {
  return 40 * last_eps;
}

// Which unit belongs to which need, and where its row is. Where every need has one unit, nothing is copied.
struct Units {
  std::vector<std::int32_t> first; // of each need, and one more; empty: unit i is need i
  std::vector<std::int64_t> begin, end;

  std::int32_t count(const Problem& problem) const { return first.empty() ? problem.needs() : first.back(); }
  template <class Benefit>
  Rows<Benefit> rows(const Problem& problem, const std::vector<Benefit>& benefit, const Shape& shape) const {
    const bool by_eights = shape.narrow && reads_by_eights();
    if (first.empty())
      return {problem.rows.data(), problem.rows.data() + 1, problem.service.data(), benefit.data(), by_eights};
    return {begin.data(), end.data(), problem.service.data(), benefit.data(), by_eights};
  }
};
Units units_of(const Problem& problem, const Shape& shape);

// Nobody sits; a service without seats has a price beyond every benefit.
Plan empty_plan(std::int32_t units, const Shape& shape);

// The exact optimum, or, when the budget runs out, some plan with an honest bound.
template <class Benefit>
void optimise(const Rows<Benefit>& rows, Plan& plan, NearPairs& near, const Shape& shape,
              std::span<const std::int64_t> warm, int threads, Meter& meter);

// The answer in needs: both sides added up exactly, whether the plan is optimal or not.
template <class Benefit>
Solution solution_of(const Problem& problem, const std::vector<Benefit>& benefit, const Units& units,
                     const Shape& shape, const Plan& plan, const Work& work);

} // namespace concert::engines::assignment
