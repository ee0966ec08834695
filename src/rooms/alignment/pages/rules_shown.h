// A table's rules for its plan, in sentences.
#pragma once

#include <string>
#include <vector>

#include "platform/words/words.h"
#include "rooms/alignment/region_rules.h"

namespace concert::alignment {

std::vector<std::string> rules_said(const words::Words& say, const RegionRules& rules);

} // namespace concert::alignment
