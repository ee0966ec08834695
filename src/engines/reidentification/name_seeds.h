// Which words are part of a person's name by themselves and by what stands around them, before neighbours are taken in.
#pragma once

#include <vector>

#include "engines/reidentification/tokens.h"

namespace concert::engines::reidentification {

// For each token how sure it is: 0 no name, 2 likely, 3 certain. `taken`: tokens that are part of another finding.
std::vector<int> name_seeds(const Tokens& tokens, const std::vector<bool>& taken);

} // namespace concert::engines::reidentification
