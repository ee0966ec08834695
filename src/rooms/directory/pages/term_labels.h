// Titles of categories in the reader's language, for those that somebody has translated, and the categories that a
// table added to the directory's own. Kept by a room that comes after this one, so `app` brings them here.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/language.h"

namespace concert::directory {

struct TermLabels {
  std::function<std::optional<std::string>(const std::string& title, Language)> label = {};
  std::function<std::vector<std::pair<std::string, std::string>>(Language)> added = {}; // English title, label
};

} // namespace concert::directory
