// What services say of whom they take: ages, languages, areas. Each different saying is kept once under a number, and a
// question judges sayings instead of services.
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

struct Sayings { // numbers
  std::uint32_t ages = 0, language = 0, areas = 0;
};

// By number; empty where nothing was asked.
struct Verdicts {
  std::vector<Fit> ages, languages, areas;
};

class Facets {
public:
  // `areas`: folded codes and names, as Catalogue::areas_of gives them. `interprets`: languages that it does not name
  // can be arranged.
  Sayings add(const directory::Service& service, const std::vector<std::string>& areas, bool interprets);
  // The same verdicts as age_fit, language_fit and area_fit.
  Verdicts judged(const std::vector<std::string>& age_bands, const std::string& spoken,
                  const std::vector<std::string>& folded_areas) const;

  std::size_t count_ages() const { return ages_.size(); }
  std::size_t count_languages() const { return language_otherwise_.size(); }
  std::size_t count_areas() const { return areas_otherwise_.size(); }
  std::size_t bytes() const;

private:
  std::uint32_t language_of(const directory::Service& service, bool interprets);
  std::uint32_t areas_of(const std::vector<std::string>& areas);

  std::vector<std::optional<directory::AgeLimits>> ages_; // without their phrases
  std::map<std::string, std::uint32_t> age_number_;
  std::unordered_map<std::string, std::uint32_t> language_number_, areas_number_;
  std::vector<Fit> language_otherwise_, areas_otherwise_; // of what none of the following names
  std::unordered_map<std::string, std::vector<std::pair<std::uint32_t, Fit>>> spoken_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> within_;
};

} // namespace concert::alignment
