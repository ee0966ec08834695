// Mends the cells of one row and remembers in which columns what was mended, for one note each.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "rooms/directory/import.h"

namespace concert::directory {

class Repairs {
public:
  // `utf8` mended. `apostrophes`: a leading one, set against formulas, is taken off again.
  enum class Apostrophes { kept, taken_off };
  std::string mended(std::string_view utf8, std::string_view column, Apostrophes apostrophes = Apostrophes::kept);
  // One note for each kind of repair since the last call, with the names of the columns.
  void note(const std::string& file, std::size_t line, Report& report);
  void forget();

private:
  std::set<std::string, std::less<>> escapes_, entities_, mojibake_, white_space_, apostrophes_;
};

} // namespace concert::directory
