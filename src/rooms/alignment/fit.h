// Whether one service takes the people of one situation: yes, no, or unknown. Unknown is common, because real
// directories say little; it is never read as yes or as no, and becomes a question for the telephone.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rooms/alignment/asked.h"
#include "rooms/directory/catalogue.h"

namespace concert::alignment {

enum class Fit : std::uint8_t { not_asked, yes, unknown, no };

std::string_view name_of(Fit fit);

struct AgeFit {
  Fit fit = Fit::not_asked;        // of the person whom it fits best: one of a household may be whom the service is for
  std::vector<std::string> taken;  // age bands that lie within the limits
  std::vector<std::string> partly; // that lie across a limit
  std::vector<std::string> refused; // that lie outside
};

AgeFit age_fit(const std::optional<directory::AgeLimits>& limits, const std::vector<std::string>& age_bands);
// The same verdict alone, of the spans of the bands.
Fit fit_of_ages(const std::optional<directory::AgeLimits>& limits, std::span<const std::optional<AgeSpan>> spans);

// Spoken on some days or by some staff is unknown: it takes a call. Leaflets are no help in a language.
Fit language_fit(const directory::Service& service, const std::string& spoken);

struct AreaFit {
  Fit fit = Fit::not_asked;
  std::string area; // the one that met, as the directory names it
};
// By the areas that the service names, else by the towns of its addresses. Nothing about distance: a search knows no
// address.
AreaFit area_fit(const directory::Catalogue& catalogue, const directory::Service& service,
                 const std::vector<std::string>& folded_areas);
// The same of the service at that position of the catalogue.
AreaFit area_fit_at(const directory::Catalogue& catalogue, std::size_t service,
                    const std::vector<std::string>& folded_areas);

// Whether it says that one can come without an appointment, or that it is there around the clock. Reads English and
// French; a denial ("no walk-ins", "by appointment only") counts against it.
bool says_come_any_time(const directory::Service& service);

// Police, courts, prosecution, probation, prisons, by the words of the organization's name: a directory has no field
// for it. Wrong at times (a police athletic league), which only makes the search look for one more option.
bool is_enforcement(const directory::Organization* organization);

} // namespace concert::alignment
