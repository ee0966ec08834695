#include <chrono>

#include "platform/clock/clock.h"

namespace concert::clock {

Instant SystemClock::now() const {
  const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::microseconds>(since_1970).count()};
}

} // namespace concert::clock
