// The clock of the program in the place where its people meet: the same instants, with the days of the settings' zone.
#pragma once

#include "platform/clock/clock.h"
#include "platform/settings/settings.h"
#include "platform/words/time_zone.h"

namespace concert::app {

class LocalClock final : public clock::Clock {
public:
  // `clock` outlives it.
  LocalClock(const clock::Clock& clock, words::TimeZone zone) : clock_(clock), zone_(std::move(zone)) {}
  Instant now() const override { return clock_.now(); }
  LocalDate day_of(Instant instant) const override { return zone_.day_of(instant); }

private:
  const clock::Clock& clock_;
  const words::TimeZone zone_;
};

// Throws std::runtime_error when this machine does not know the zone.
words::TimeZone zone_of(const settings::Settings& settings);

} // namespace concert::app
