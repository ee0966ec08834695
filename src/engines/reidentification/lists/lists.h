// The lists that come with the program, carried in the binary, as one Lexicon. Where each list comes from and under
// which licence stands in data/reidentification/README.md.
#pragma once

#include <string_view>

#include "engines/reidentification/lexicon.h"

namespace concert::engines::reidentification {

Lists shipped_lists();
// `town`: this table's own words and phrases that are no persons (agencies, buildings, programmes), one a line. Takes
// tens of milliseconds: build it when the list changes, not for every text.
Lexicon shipped_lexicon(std::string_view town = {});

} // namespace concert::engines::reidentification
