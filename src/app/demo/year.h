// A year of the demo town's table: situations presented, accepted or rejected, helped and concluded, by the seats that
// would do it, with the calibration that docs/demo.md names. Seeded: the same plan gives the same year.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/demo/town.h"

namespace concert::app {

void live_a_year(Concert& concert, clock::ManualClock& clock, Instant today, const TownPlan& plan,
                 const std::vector<std::map<std::string, std::string>>& people, const Progress& progress);

} // namespace concert::app
