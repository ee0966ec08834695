// Reads an instant off the clock on the wall of the place where the directory is used. A seam: `app` puts the
// installation's time zone behind it, so that this room knows no time zones and no global.
#pragma once

#include <functional>
#include <vector>

#include "rooms/directory/hours.h"

namespace concert::directory {

using WallReading = std::function<LocalTime(Instant)>;

class WallClock {
public:
  explicit WallClock(WallReading reading) : reading_(std::move(reading)) {}
  static WallClock utc();

  // In the hour that comes a second time in autumn every reading is its last minute: whatever opens or closes by that
  // hour's clock did so when the hour came first.
  LocalTime at(Instant instant) const;
  // In minutes, each once: in January and in July of the year of `instant`.
  std::vector<int> offsets(Instant instant) const;

private:
  WallReading reading_;
};

} // namespace concert::directory
