// Floors for groups and their price: at least so many of a group are served, by the plan that then is worth most. It
// tells who is served before and after, what it costs all together, and how far one comes when that may not cost more
// than is allowed. Which groups there are, and who says to which of them a need belongs, is decided by whoever asks.
//
// Exact, not by trial: the units of a group that may go without are seats of a place of their own, of which there are
// only so many. The price of such a place is the group's Lagrange bonus: what serving one more of it counts extra.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "engines/assignment/problem.h"
#include "engines/assignment/solution.h"
#include "engines/assignment/solve.h"

namespace concert::engines::assignment {

struct Floors {
  std::vector<std::int32_t> group;       // of each need, from 0; -1: of none
  std::vector<std::int64_t> least;       // units of each group to be served, 0 or more
  std::optional<std::int64_t> most_cost; // of the objective, that may be given up for them; absent: whatever it takes
};

struct Fair {
  struct Group {
    std::int64_t units = 0;  // that ask
    std::int64_t before = 0; // served by the plan worth most
    std::int64_t after = 0;  // served by this one
    std::int64_t wanted = 0;
    std::int64_t bonus = 0; // that makes this plan the best one without floors
    friend bool operator==(const Group&, const Group&) = default;
  };
  std::vector<Group> groups;
  std::vector<Chosen> chosen;
  std::int64_t objective_before = 0, objective = 0;
  std::int64_t cost() const { return objective_before - objective; }
  bool reached = false;                     // every group has what is wanted
  bool reachable = false;                   // it could, if it might cost anything
  std::optional<std::int64_t> cost_in_full; // of reaching them, where that can be
  // Of the way from before to wanted, how far this plan goes for every group at once, in thousandths (rounded down to
  // whole units); the furthest that can be reached and may be paid.
  std::int32_t thousandths = 0;
  bool proven = false; // within its budget; otherwise there may be a better one, or a further one
};

inline constexpr std::int32_t whole_way = 1000;

// At most a dozen solves, each from the prices of the one before. Refuses: assignment.sizes_differ (group),
// assignment.no_such_group (group, its place), assignment.negative_floor (least), what solve refuses,
// assignment.weights_too_large.
Result<Fair> with_floors(const Problem& problem, const Floors& floors, const Options& options = {});

} // namespace concert::engines::assignment
