// How long to wait before a mail is tried again.
#pragma once

#include <algorithm>
#include <chrono>

namespace concert {

// After the n-th attempt (from 1): a minute, doubling, four hours at most.
inline std::chrono::microseconds pause_after(int attempt) {
  constexpr std::chrono::minutes longest{240};
  const int doublings = std::clamp(attempt - 1, 0, 8);
  return std::min(std::chrono::minutes(1 << doublings), longest);
}

} // namespace concert
