// The question of a plan as the three files that `concert align solve` reads, for whoever wants to check the optimum
// with a solver of their own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rooms/alignment/region.h"

namespace concert::alignment {

// Of needs.csv, services.csv and pairs.csv. PRIVACY: needs are numbered in the order drawn by lot and say nothing but
// that; which needs are of one situation cannot be read from them. Under the table's rules a service may stand in
// several blocks of places ("ID.1", "ID.2"), and benefits are the weights of question_of(); a floor is left out,
// because it would tell which needs are of one group.
std::optional<std::string> plan_file(const Region& region, const RegionRules& rules, std::string_view name);

} // namespace concert::alignment
