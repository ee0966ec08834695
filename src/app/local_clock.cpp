#include "app/local_clock.h"

#include <stdexcept>

namespace concert::app {

words::TimeZone zone_of(const settings::Settings& settings) {
  auto zone = words::TimeZone::named(settings.time_zone);
  if (!zone)
    throw std::runtime_error("this machine does not know the time zone \"" + settings.time_zone +
                             "\" of the setting time_zone; \"America/Toronto\" is one it should know");
  return *std::move(zone);
}

} // namespace concert::app
