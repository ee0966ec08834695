// The words of a text as the search compares them, and whether two words are one slip of a key apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace concert::directory {

// Folded (lower case, no accents), split at everything that is no letter or digit: "Dépanneur d'urgence" gives
// depanneur, d, urgence.
std::vector<std::string> words_of(std::string_view text);

// One letter more, less or other, or two neighbours swapped. Equal words are not one slip apart. By bytes, which after
// folding are letters in every Latin script.
bool one_slip_apart(std::string_view a, std::string_view b);

} // namespace concert::directory
