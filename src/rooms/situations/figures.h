// What a table's figures may show inside the house until the disclosure engine exists: marked internal, cells below the
// threshold withheld together with the totals that would give them away (design of the house, §13).
#pragma once

#include <array>

#include "rooms/situations/store.h"

namespace concert::situations {

inline constexpr std::int64_t partner_threshold = 11;

struct InternalCount {
  std::string key;                   // stage or conclusion reason
  std::optional<std::int64_t> count; // absent: withheld
};

// One length of the clock in one month. Absent: withheld, or, for a percentile, nothing to take it of.
struct Spread {
  std::optional<std::int64_t> count;
  std::optional<double> median, ninetieth; // minutes
};
struct InternalMonth {
  std::string month;             // "2026-11"
  std::array<Spread, 3> spreads; // to lead named, to first contact, to connected
};

struct InternalFigures {
  std::vector<InternalCount> by_stage;
  std::vector<InternalCount> by_reason;
  std::optional<std::int64_t> total;
  std::optional<std::int64_t> factors_assessed, factors_reduced;
  std::optional<std::int64_t> median_minutes_to_first_contact, median_minutes_to_connected;
  std::vector<InternalMonth> by_month; // the latest first
};

// PRIVACY: a margin is shown only when every cell below it is shown (zero included); a median only of at least
// `threshold` situations; reduced factors only when neither they nor the rest are fewer than `threshold`.
InternalFigures withheld(const Figures& figures, std::int64_t threshold);

// Type 7 of Hyndman and Fan (1996): with h = (n - 1) p, between the values at floor(h) and the next, in the proportion
// of what h is above its floor. `sorted` is not empty; 0 <= p <= 1.
double percentile(const std::vector<std::int64_t>& sorted, double p);

// PRIVACY: percentiles only of at least `threshold` situations. A count only where no step in the same month that is
// shown differs from it by fewer than `threshold` (so many have not come further); and where a month's count is
// withheld, so many others are that together they are at least two and at least `threshold`: a sum over all months,
// known from elsewhere, gives none away.
std::vector<InternalMonth> withheld_by_month(const std::map<std::string, ClockTimes>&, std::int64_t threshold);

} // namespace concert::situations
