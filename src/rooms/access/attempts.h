// How many attempts at a password one login and one peer have left, over a sliding window; in memory only. An attempt
// that proves right is given back, so that an agency whose forty members sign in at nine from one address is not shut
// out.
#pragma once

#include <chrono>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "base/check.h"
#include "base/instant.h"

namespace concert::access {

class Attempts {
public:
  Attempts(int most, std::chrono::microseconds window) : most_(most), window_(window) {
    check(most >= 1, "attempts: at least one");
  }

  // Takes one attempt; false, and nothing taken, when none is left.
  bool take(std::string_view who, Instant now);
  void give_back(std::string_view who, Instant taken_at);

private:
  void forget_before(Instant now);

  const int most_;
  const std::chrono::microseconds window_;
  std::mutex mutex_;
  std::map<std::string, std::deque<Instant>, std::less<>> taken_;
};

} // namespace concert::access
