// The exact optimum of a region: epsilon-scaling auction for similar objects, then exact repair by shortest paths.
// A pure function: the same question gives the same bytes on any number of threads, unless a deadline cuts it short.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <span>

#include "engines/assignment/problem.h"
#include "engines/assignment/solution.h"

namespace concert::engines::assignment {

struct Options {
  // Both bound how long it may take: pairs read, and a question asked now and then, say to a clock. Over the bound the
  // plan so far is completed greedily and returned as not proven.
  std::int64_t most_pairs_read = std::numeric_limits<std::int64_t>::max();
  std::function<bool()> is_over = nullptr;
  // At most so many; the answer does not depend on it. It helps where the region falls into pieces that share no
  // service, as kinds of need do, and not under most_pairs_read.
  int threads = 1;
};

// Refuses what check_problem refuses. `warm` are the prices of an earlier answer, one for each service (or none): only
// the time depends on them, and which of several equally good plans is given.
Result<Solution> solve(const Problem& problem, const Options& options = {}, std::span<const std::int64_t> warm = {});

} // namespace concert::engines::assignment
