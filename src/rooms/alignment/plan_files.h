// The question of a plan as the three files that `concert align solve` reads, for whoever wants to check the optimum
// with a solver of their own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rooms/alignment/region.h"

namespace concert::alignment {

// Of needs.csv, services.csv and pairs.csv. PRIVACY: needs are numbered in the order drawn by lot and say nothing but
// that; which needs are of one situation cannot be read from them.
std::optional<std::string> plan_file(const Region& region, std::string_view name);

} // namespace concert::alignment
