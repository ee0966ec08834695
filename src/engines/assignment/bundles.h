// Several needs of one person as one plan: a bundle names a service for each need or leaves it out, asks few
// organizations (each further one costs: who is asked learns something), and never sends somebody to two places at
// once. Bundles of all people share the seats. This is no longer a question of needs and seats alone, so the optimum is
// looked for, and the answer says how far from the best it can be at most.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <vector>

#include "base/result.h"

namespace concert::engines::assignment {

struct Option { // a service that would answer a need
  std::int32_t service = 0;
  std::int64_t benefit = 0;              // at or below 0 is never chosen
  std::optional<std::int64_t> time = {}; // when one would have to be there; absent: any time
};

inline constexpr std::size_t most_needs_of_one = 8;

struct BundleProblem {
  std::vector<std::int32_t> seats;                  // of each service; every need takes one
  std::vector<std::int32_t> organization;           // of each service; -1: one of its own
  std::vector<std::vector<std::vector<Option>>> of; // of each person, of each need; a service at most once in a need
  std::int64_t cost_of_further = 0;                 // for each organization after the first, 0 or more
  std::int32_t most_organizations = 4;              // of one person, at least 1
};

struct BundleOptions {
  // Steps of search, the same on every machine, and a question asked now and then, say to a clock. Over either the best
  // found so far is returned.
  std::int64_t most_steps = 50'000'000;
  std::function<bool()> is_over = nullptr;
};

struct Bundles {
  // Of each person, of each need: the service, or -1.
  std::vector<std::vector<std::int32_t>> service;
  std::vector<std::int64_t> price; // of a seat of each service, that gives the bound
  std::int64_t objective = 0;      // benefits less what further organizations cost
  std::int64_t bound = 0;          // no plan is worth more
  std::int64_t gap() const { return bound - objective; }
  bool proven = false; // bound == objective
  std::int64_t columns = 0, rounds = 0, steps = 0;
};

// A pure function unless is_over cuts it short: the same question gives the same bytes. Refuses:
// assignment.sizes_differ (organization), assignment.negative_seats, assignment.too_many_needs (of, the person),
// assignment.no_such_service and assignment.pair_twice (of, the person), assignment.benefit_too_large,
// assignment.bundle_limits (a negative cost, no organization allowed).
Result<Bundles> bundle(const BundleProblem& problem, const BundleOptions& options = {});

// What such a plan is worth; nothing where it breaks a rule. Shares nothing with the search.
std::optional<std::int64_t> worth_of(const BundleProblem& problem,
                                     const std::vector<std::vector<std::int32_t>>& service);

} // namespace concert::engines::assignment
