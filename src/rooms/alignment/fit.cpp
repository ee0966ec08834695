#include "rooms/alignment/fit.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/check.h"
#include "base/text.h"
#include "rooms/directory/language_phrases.h"

namespace concert::alignment {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

enum class Ending { any, whole_word };

// Where `word` (lower case) stands in `text` from `at` on, beginning a word.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t at = 0, Ending ending = Ending::any) {
  for (std::size_t i = at; i + word.size() <= text.size(); ++i) {
    if (lower(text[i]) != word[0] || (i > 0 && is_letter(text[i - 1])))
      continue;
    std::size_t n = 1;
    while (n < word.size() && lower(text[i + n]) == word[n])
      ++n;
    const bool ends = i + n == text.size() || !is_letter(text[i + n]);
    if (n == word.size() && (ending == Ending::any || ends))
      return i;
  }
  return std::string_view::npos;
}

bool has_any(std::string_view text, std::span<const std::string_view> words, Ending ending) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return find_word(text, word, 0, ending) != std::string_view::npos; });
}

// All texts of a directory are read for this, so it looks for what is rare in them: a figure, and a letter.
bool says_around_the_clock(std::string_view text) {
  constexpr std::array<std::string_view, 5> hours = {"24/7", "24-hour", "24 hour", "24hour", "24 heures sur 24"};
  constexpr std::string_view words = "around the clock";
  for (std::size_t at = text.find("24"); at != std::string_view::npos; at = text.find("24", at + 1))
    for (const std::string_view one : hours)
      if (find_word(text.substr(0, at + one.size()), one, at) != std::string_view::npos)
        return true;
  for (const char last : {'k', 'K'})
    for (std::size_t at = text.find(last); at != std::string_view::npos; at = text.find(last, at + 1))
      if (at + 1 >= words.size() &&
          find_word(text.substr(0, at + 1), words, at + 1 - words.size()) != std::string_view::npos)
        return true;
  return false;
}

bool ends_in_denial(std::string_view before) {
  constexpr std::array<std::string_view, 6> denials = {"no", "not", "not accept", "without", "pas de", "aucun"};
  before = text::trim(before);
  return std::any_of(denials.begin(), denials.end(), [&](std::string_view denial) {
    return before.size() >= denial.size() &&
           find_word(before, denial, before.size() - denial.size()) != std::string_view::npos;
  });
}

} // namespace

std::string_view name_of(Fit fit) {
  switch (fit) {
  case Fit::not_asked:
    return "not_asked";
  case Fit::yes:
    return "yes";
  case Fit::unknown:
    return "unknown";
  case Fit::no:
    return "no";
  }
  bug("unknown fit");
}

namespace {

enum class BandFit { taken, partly, refused, unknown };

BandFit band_fit(const directory::AgeLimits& limits, const std::optional<AgeSpan>& span) {
  if (!limits.minimum && !limits.maximum)
    return BandFit::taken;
  if (!span)
    return BandFit::unknown;
  if ((limits.minimum && span->to && *span->to < *limits.minimum) || (limits.maximum && span->from > *limits.maximum))
    return BandFit::refused;
  if ((!limits.minimum || span->from >= *limits.minimum) &&
      (!limits.maximum || (span->to && *span->to <= *limits.maximum)))
    return BandFit::taken;
  return BandFit::partly;
}

} // namespace

Fit fit_of_ages(const std::optional<directory::AgeLimits>& limits, std::span<const std::optional<AgeSpan>> spans) {
  if (spans.empty())
    return Fit::not_asked;
  if (!limits)
    return Fit::unknown;
  Fit out = Fit::no;
  for (const std::optional<AgeSpan>& span : spans) {
    const BandFit fit = band_fit(*limits, span);
    if (fit == BandFit::taken)
      return Fit::yes;
    if (fit != BandFit::refused)
      out = Fit::unknown;
  }
  return out;
}

AgeFit age_fit(const std::optional<directory::AgeLimits>& limits, const std::vector<std::string>& age_bands) {
  AgeFit out;
  if (age_bands.empty())
    return out;
  if (!limits) {
    out.fit = Fit::unknown;
    return out;
  }
  bool some_unknown = false;
  for (const std::string& band : age_bands)
    switch (band_fit(*limits, span_of(band))) {
    case BandFit::taken:
      out.taken.push_back(band);
      break;
    case BandFit::partly:
      out.partly.push_back(band);
      break;
    case BandFit::refused:
      out.refused.push_back(band);
      break;
    case BandFit::unknown:
      some_unknown = true;
      break;
    }
  out.fit = !out.taken.empty() ? Fit::yes : some_unknown || !out.partly.empty() ? Fit::unknown : Fit::no;
  return out;
}

Fit language_fit(const directory::Service& service, const std::string& spoken) {
  if (spoken.empty())
    return Fit::not_asked;
  for (const directory::SpokenLanguage& each : service.languages)
    if (each.code == spoken && each.reach != directory::LanguageReach::printed)
      return each.reach == directory::LanguageReach::offered ? Fit::yes : Fit::unknown;
  // Sources list the languages beside their own, and often say that others can be arranged.
  const bool may_speak =
      service.languages.empty() || service.language == spoken || directory::offers_interpreting(service.interpretation);
  return may_speak ? Fit::unknown : Fit::no;
}

AreaFit area_fit(const directory::Catalogue& catalogue, const directory::Service& service,
                 const std::vector<std::string>& folded_areas) {
  if (folded_areas.empty())
    return {};
  const auto wished = [&](const std::string& area) {
    return !area.empty() && std::find(folded_areas.begin(), folded_areas.end(), text::fold(area)) != folded_areas.end();
  };
  bool says_something = false;
  for (const directory::ServiceArea& area : service.areas) {
    says_something = says_something || !area.code.empty() || !area.name.empty();
    if (wished(area.code) || wished(area.name))
      return {Fit::yes, area.name.empty() ? area.code : area.name};
  }
  if (service.areas.empty())
    for (const directory::Location* location : catalogue.locations_of(service.id))
      for (const directory::Address* address : catalogue.addresses_of(location->id)) {
        says_something = says_something || !address->city.empty();
        if (wished(address->city))
          return {Fit::yes, address->city};
      }
  return {says_something ? Fit::no : Fit::unknown, ""};
}

AreaFit area_fit_at(const directory::Catalogue& catalogue, std::size_t position,
                    const std::vector<std::string>& folded_areas) {
  if (folded_areas.empty())
    return {};
  const std::vector<std::string>& folded = catalogue.folded_areas_at(position);
  const auto is_wished = [&](const std::string& area) {
    return std::find(folded_areas.begin(), folded_areas.end(), area) != folded_areas.end();
  };
  if (folded.empty())
    return {Fit::unknown, ""};
  if (std::none_of(folded.begin(), folded.end(), is_wished))
    return {Fit::no, ""};
  const directory::Service& service = catalogue.entries().services[position];
  auto at = folded.begin();
  for (const directory::ServiceArea& area : service.areas)
    for (const std::string* word : {&area.code, &area.name})
      if (!word->empty() && is_wished(*at++))
        return {Fit::yes, area.name.empty() ? area.code : area.name};
  return area_fit(catalogue, service, folded_areas); // a town of its addresses
}

bool says_come_any_time(const directory::Service& service) {
  constexpr std::array<std::string_view, 4> come_in = {"walk-in", "walk in", "drop-in", "sans rendez-vous"};
  for (const std::string* text : {&service.name, &service.alternate_name, &service.description})
    if (says_around_the_clock(*text))
      return true;
  const std::string& process = service.application_process;
  if (find_word(process, "appointment only") != std::string_view::npos ||
      find_word(process, "sur rendez-vous seulement") != std::string_view::npos)
    return false;
  for (const std::string_view word : come_in)
    for (std::size_t at = find_word(process, word); at != std::string_view::npos; at = find_word(process, word, at + 1))
      if (!ends_in_denial(std::string_view(process).substr(0, at)))
        return true;
  return false;
}

bool is_enforcement(const directory::Organization* organization) {
  constexpr std::array<std::string_view, 16> words = {"police",         "policing",   "sheriff",    "court",
                                                      "courts",         "courthouse", "prosecutor", "state's attorney",
                                                      "crown attorney", "probation",  "parole",     "corrections",
                                                      "correctional",   "tribunal",   "procureur",  "gendarmerie"};
  if (organization == nullptr)
    return false;
  std::string name = organization->name;
  for (std::size_t at = name.find("’"); at != std::string::npos; at = name.find("’", at))
    name.replace(at, std::string_view("’").size(), "'");
  return has_any(name, words, Ending::whole_word);
}

} // namespace concert::alignment
