// Where help is missing, by neighbourhood: how many situations of a table have a need without a place, counted so that
// nobody's neighbourhood follows. Pure: who may count, and when, is areas.h. No situation stands here, only a random
// mark for each that was counted.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/instant.h"
#include "rooms/alignment/unmet.h"

namespace concert::alignment {

// One situation that has a need without a place, and whose neighbourhood its agency has told.
struct Placed {
  std::string mark; // drawn at random when the neighbourhood was told; another one each time
  std::string area; // its code
};

// What is shown until so many situations have changed that the difference tells of none of them.
struct AreaCounts {
  struct Of {
    std::string area;
    std::optional<int> situations; // absent: fewer than least_shown, or hidden for another's sake
    friend bool operator==(const Of&, const Of&) = default;
  };
  Instant at;                  // when it was counted
  std::vector<Of> areas;       // in the order of the map
  std::optional<int> all;      // PRIVACY: never shown; absent: it would be hidden, and then every area is
  std::set<std::string> marks; // of what was counted
  friend bool operator==(const AreaCounts&, const AreaCounts&) = default;
};

// PRIVACY: hide_small() of unmet.h, and three things more, because where people live is in nothing else that its reader
// sees: an area with nobody is hidden like one with a few, or each situation could be told not to be from there;
// nothing is shown where even the sum is hidden; and areas of no map are left out.
AreaCounts counted(const std::vector<Placed>& placed, const std::vector<std::string>& areas, Instant now);

// PRIVACY: whether a count may follow that one. Two counts that differ by few situations would tell, one beside the
// other, where those few are: at least least_shown must have come, or gone.
bool may_follow(const AreaCounts& last, const std::vector<Placed>& placed);

} // namespace concert::alignment
