#include "rooms/alignment/facets.h"

#include <algorithm>

namespace concert::alignment {

Sayings Facets::add(const directory::Service& service, const std::vector<std::string>& areas, bool interprets) {
  using directory::LanguageReach;
  Sayings out;
  constexpr std::int64_t open = INT64_MIN, nothing = INT64_MAX; // no bound; nothing said at all
  std::pair<std::int64_t, std::int64_t> ages = {nothing, nothing};
  if (service.ages)
    ages = {service.ages->minimum ? *service.ages->minimum : open,
            service.ages->maximum ? *service.ages->maximum : open};
  const auto [found, is_new] = age_number_.try_emplace(ages, static_cast<std::uint32_t>(ages_.size()));
  if (is_new) {
    ages_.push_back(service.ages);
    if (service.ages)
      ages_.back()->phrase.clear();
  }
  out.ages = found->second;

  const auto number_in = [](Numbers& numbers, const std::string& text) {
    const auto next = static_cast<std::uint32_t>(numbers.size());
    return numbers.try_emplace(text, next).first->second;
  };
  const auto is_named = [&](std::uint32_t code) {
    return std::find_if(out.languages.begin(), out.languages.end(),
                        [&](std::uint32_t number) { return number / 2 == code; }) != out.languages.end();
  };
  for (const directory::SpokenLanguage& each : service.languages) {
    if (each.reach == LanguageReach::printed)
      continue;
    const std::uint32_t code = number_in(language_, each.code);
    if (!is_named(code)) // the first that is said of it counts
      out.languages.push_back(2 * code + (each.reach == LanguageReach::offered ? 0 : 1));
  }
  if (const std::uint32_t code = number_in(language_, service.language); !is_named(code))
    out.languages.push_back(2 * code + 1);
  out.may_speak = service.languages.empty() || interprets;

  for (const std::string& area : areas)
    if (const std::uint32_t number = number_in(area_, area);
        std::find(out.areas.begin(), out.areas.end(), number) == out.areas.end())
      out.areas.push_back(number);
  out.says_no_area = areas.empty();
  return out;
}

AskedNumbers Facets::sought(const std::vector<std::string>& age_bands, const std::string& spoken,
                            const std::vector<std::string>& folded_areas) const {
  AskedNumbers out;
  out.ages_asked = !age_bands.empty();
  out.language_asked = !spoken.empty();
  out.areas_asked = !folded_areas.empty();
  if (out.ages_asked) {
    std::vector<std::optional<AgeSpan>> spans;
    for (const std::string& band : age_bands)
      spans.push_back(span_of(band));
    out.ages.reserve(ages_.size());
    for (const auto& limits : ages_)
      out.ages.push_back(fit_of_ages(limits, spans));
  }
  if (const auto found = language_.find(spoken); out.language_asked && found != language_.end()) {
    out.language_yes.push_back(2 * found->second);
    out.language_maybe.push_back(2 * found->second + 1);
  }
  for (const std::string& area : folded_areas)
    if (const auto found = area_.find(area); found != area_.end())
      out.areas.push_back(found->second);
  return out;
}

std::size_t Facets::bytes() const {
  constexpr std::size_t node = 64; // of a map, about
  return ages_.capacity() * sizeof ages_[0] + node * (age_number_.size() + language_.size() + area_.size());
}

} // namespace concert::alignment
