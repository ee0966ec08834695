// How many needs of each kind are open, and how many of them have a place: a table that may be passed on, because small
// counts are hidden, and so many others that none of them can be computed from the sums. Which place a person lives in
// is in no picture, so areas are not in it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rooms/alignment/region.h"

namespace concert::alignment {

inline constexpr int least_shown = 11; // as the house has it for partners

// A table of counts with its sums: a row and a column more than `counts`, the last of each the sums. Absent: hidden.
// Hidden are 1 to least - 1, and then cells until every hidden one could have another value: no matter how the shown
// ones, their sums and the fact that nothing hidden is 0 are combined.
using Hidden = std::vector<std::vector<std::optional<int>>>;
Hidden hide_small(const std::vector<std::vector<int>>& counts, int least = least_shown);

struct Unmet {
  enum Column : std::size_t { proposed, no_seat, taken, open }; // `open` is the sum of the three
  std::vector<std::string> needs;                               // of the list needs, by name
  Hidden counts;                                                // of each of them, then of all
};
Unmet unmet_of(const Region& region, const RegionPlan& plan);

std::string csv_of(const Unmet& unmet); // hidden cells say "hidden"

} // namespace concert::alignment
