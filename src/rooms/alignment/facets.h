// What services say of whom they take: ages, languages, areas. Each different thing that is said has a number, and a
// question finds who says it instead of asking every service.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "rooms/alignment/asked.h"
#include "rooms/alignment/fit.h"
#include "rooms/directory/service.h"

namespace concert::alignment {

// Of one service, as numbers.
struct Sayings {
  std::uint32_t ages = 0;
  std::vector<std::uint32_t> languages, areas;
  bool may_speak = false;    // whether a language that it does not name is unknown, rather than not spoken
  bool says_no_area = false; // unknown, rather than elsewhere
};

// What is asked, as numbers of what services say.
struct AskedNumbers {
  bool ages_asked = false, language_asked = false, areas_asked = false;
  std::vector<Fit> ages;                                   // the verdict for each number
  std::vector<std::uint32_t> language_yes, language_maybe; // one at most
  std::vector<std::uint32_t> areas;
};

class Facets {
public:
  // `areas`: folded codes and names, as Catalogue::folded_areas_at gives them. `interprets`: languages that it does not
  // name can be arranged.
  Sayings add(const directory::Service& service, const std::vector<std::string>& areas, bool interprets);
  // By these the verdicts are the same as those of age_fit, language_fit and area_fit.
  AskedNumbers sought(const std::vector<std::string>& age_bands, const std::string& spoken,
                      const std::vector<std::string>& folded_areas) const;
  std::size_t bytes() const;

private:
  using Numbers = std::unordered_map<std::string, std::uint32_t>;
  std::vector<std::optional<directory::AgeLimits>> ages_; // without their phrases
  std::map<std::pair<std::int64_t, std::int64_t>, std::uint32_t> age_number_;
  Numbers language_, area_; // a language has two numbers: spoken, and perhaps
};

} // namespace concert::alignment
