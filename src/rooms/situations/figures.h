// What a table's figures may show inside the house until the disclosure engine exists: marked internal, cells below the
// threshold withheld together with the totals that would give them away (design of the house, §13).
#pragma once

#include "rooms/situations/store.h"

namespace concert::situations {

inline constexpr std::int64_t partner_threshold = 11;

struct InternalCount {
  std::string key;                    // stage or conclusion reason
  std::optional<std::int64_t> count;  // absent: withheld
};

struct InternalFigures {
  std::vector<InternalCount> by_stage;
  std::vector<InternalCount> by_reason;
  std::optional<std::int64_t> total;
  std::optional<std::int64_t> factors_assessed, factors_reduced;
  std::optional<std::int64_t> median_minutes_to_first_contact, median_minutes_to_connected;
};

// PRIVACY: a margin is shown only when every cell below it is shown (zero included); a median only of at least
// `threshold` situations; reduced factors only when neither they nor the rest are fewer than `threshold`.
InternalFigures withheld(const Figures& figures, std::int64_t threshold);

} // namespace concert::situations
