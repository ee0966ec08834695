// Which ages a service takes, and how we know. No limits at all (std::optional without a value) means that nobody
// said; limits with neither bound mean that somebody said "all ages".
#pragma once

#include <optional>
#include <string>

#include "rooms/directory/provenance.h"

namespace concert::directory {

struct AgeLimits {
  std::optional<int> minimum; // completed years, inclusive
  std::optional<int> maximum; // completed years, inclusive
  Provenance source = Provenance::stated;
  std::string phrase; // the words it was read from, when source is parsed_from_prose
  bool admits(int age) const { return (!minimum || age >= *minimum) && (!maximum || age <= *maximum); }
  friend bool operator==(const AgeLimits&, const AgeLimits&) = default;
};

} // namespace concert::directory
