// An entry of a versioned code list, as it is stored: which list edition it was chosen from travels with it, because
// taxonomies drift and a report must say which edition it counts.
#pragma once

#include <compare>
#include <string>

namespace concert {

struct Code {
  std::string id;      // snake_case, unique within its list
  std::string version; // edition of the list, e.g. "2026-11"
  friend auto operator<=>(const Code&, const Code&) = default;
};

} // namespace concert
