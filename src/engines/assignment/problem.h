// What the assignment engine is asked: who needs how many units of help, which service has how many seats, and what
// each possible pair of them would do. Values only; what a benefit means is decided by whoever makes the pairs.
#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "base/result.h"

namespace concert::engines::assignment {

struct Pair {
  std::int32_t need = 0;
  std::int32_t service = 0;
  friend bool operator==(const Pair&, const Pair&) = default;
};

// Candidate pairs in rows: those of need i are [rows[i], rows[i + 1]). Each service stands at most once in a row.
struct Problem {
  std::vector<std::int32_t> units = {};   // of each need, 0 or more; empty: one each
  std::vector<std::int32_t> seats = {};   // of each service, 0 or more
  std::vector<std::int64_t> rows = {};    // needs + 1 offsets, the first 0
  std::vector<std::int32_t> service = {}; // of each pair
  // Of each pair; at or below 0 is never chosen. Wide only where 32 bits do not hold them: it costs memory.
  std::variant<std::vector<std::int32_t>, std::vector<std::int64_t>> benefit = {};
  std::vector<Pair> pins =
      {}; // one unit of the need stays at the service, whatever it costs; repeated for several units
  std::vector<Pair> bans = {}; // never chosen

  std::int32_t needs() const { return rows.empty() ? 0 : static_cast<std::int32_t>(rows.size() - 1); }
  std::int32_t services() const { return static_cast<std::int32_t>(seats.size()); }
  std::int64_t pairs() const { return static_cast<std::int64_t>(service.size()); }
  std::int32_t units_of(std::int32_t need) const { return units.empty() ? 1 : units[static_cast<std::size_t>(need)]; }
};

// Benefits beyond this are refused before solving, and so are those whose sum over all units could pass 2^62.
inline constexpr std::int64_t largest_benefit = std::int64_t{1} << 57;

// Refuses, naming the place by its number from 0 (the problem's field, and `values`): arrays that do not fit together,
// negative units or seats, a service that does not exist, a pair twice, a benefit too large; a pin that is no pair, is
// banned, has no seat left or no unit left.
Result<void> check_problem(const Problem& problem);

} // namespace concert::engines::assignment
