// What time it is, as a value that is asked for. Only app makes a SystemClock; rules receive an Instant, and a test
// moves a ManualClock. Not for measuring durations: the system's time may step.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

#include "base/instant.h"

namespace concert::clock {

class Clock {
public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0; // safe to call from several threads
  // The day on the wall of the place where people meet, which app knows; a clock without a place counts in UTC.
  // Consents, birth dates and deadlines are days of people: late in the evening in Ontario it is not yet tomorrow.
  virtual LocalDate day_of(Instant instant) const { return LocalDate::utc_day_of(instant); }
  LocalDate today() const { return day_of(now()); }
};

class SystemClock final : public Clock {
public:
  Instant now() const override;
};

// Stands still until it is moved.
class ManualClock final : public Clock {
public:
  explicit ManualClock(Instant start = {}) : us_(start.us) {}
  Instant now() const override { return {us_.load()}; }
  void advance(std::chrono::microseconds by) { us_ += by.count(); }
  void set(Instant now) { us_ = now.us; }

private:
  std::atomic<std::int64_t> us_;
};

} // namespace concert::clock
