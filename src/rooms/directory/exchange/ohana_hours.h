// The weekly hours and holidays of the Ohana dialect, brought into rows of HSDS 3.1 beside the entries; internal.
#pragma once

#include <map>

#include "base/result.h"
#include "rooms/directory/import.h"

namespace concert::directory {

struct OhanaPlaces { // source id -> ours
  const std::map<std::string, ServiceId>& services;
  const std::map<std::string, LocationId>& locations;
};

// regular_schedules.csv and holiday_schedules.csv, where they are there.
Result<void> read_ohana_hours(const Files& files, const SourceSettings& settings, const OhanaPlaces& places,
                              Import& out);

} // namespace concert::directory
