#include "rooms/alignment/facets.h"

#include <algorithm>

namespace concert::alignment {
namespace {

// Words one after the other, so that different lists never read the same.
std::string& with_word(std::string& text, std::string_view word) {
  return text.append(std::to_string(word.size())).append(":").append(word);
}

template <class Numbers>
std::pair<std::uint32_t, bool> number_in(Numbers& numbers, std::string key) {
  const auto [found, is_new] = numbers.try_emplace(std::move(key), static_cast<std::uint32_t>(numbers.size()));
  return {found->second, is_new};
}

} // namespace

Sayings Facets::add(const directory::Service& service, const std::vector<std::string>& areas, bool interprets) {
  Sayings out;
  std::string ages;
  if (service.ages)
    for (const std::optional<int>& bound : {service.ages->minimum, service.ages->maximum})
      ages += bound ? std::to_string(*bound) + ";" : std::string("-;");
  const auto [number, is_new] = number_in(age_number_, std::move(ages));
  if (is_new) {
    ages_.push_back(service.ages);
    if (service.ages)
      ages_.back()->phrase.clear();
  }
  out.ages = number;
  out.language = language_of(service, interprets);
  out.areas = areas_of(areas);
  return out;
}

std::uint32_t Facets::language_of(const directory::Service& service, bool interprets) {
  const bool open = service.languages.empty() || interprets;
  std::string key = open ? "+" : "-";
  with_word(key, service.language);
  for (const directory::SpokenLanguage& each : service.languages)
    if (each.reach != directory::LanguageReach::printed)
      with_word(key += each.reach == directory::LanguageReach::offered ? '!' : '?', each.code);
  const auto [number, is_new] = number_in(language_number_, std::move(key));
  if (!is_new)
    return number;
  language_otherwise_.push_back(open ? Fit::unknown : Fit::no);
  std::vector<std::string_view> named;
  for (const directory::SpokenLanguage& each : service.languages) {
    const bool is_first = std::find(named.begin(), named.end(), each.code) == named.end();
    if (each.reach == directory::LanguageReach::printed || !is_first)
      continue;
    named.push_back(each.code);
    spoken_[each.code].emplace_back(number,
                                    each.reach == directory::LanguageReach::offered ? Fit::yes : Fit::unknown);
  }
  if (std::find(named.begin(), named.end(), service.language) == named.end())
    spoken_[service.language].emplace_back(number, Fit::unknown);
  return number;
}

std::uint32_t Facets::areas_of(const std::vector<std::string>& areas) {
  std::string key;
  for (const std::string& area : areas)
    with_word(key, area);
  const auto [number, is_new] = number_in(areas_number_, std::move(key));
  if (!is_new)
    return number;
  areas_otherwise_.push_back(areas.empty() ? Fit::unknown : Fit::no);
  for (const std::string& area : areas)
    within_[area].push_back(number);
  return number;
}

Verdicts Facets::judged(const std::vector<std::string>& age_bands, const std::string& spoken,
                        const std::vector<std::string>& folded_areas) const {
  Verdicts out;
  if (!age_bands.empty()) {
    std::vector<std::optional<AgeSpan>> spans;
    for (const std::string& band : age_bands)
      spans.push_back(span_of(band));
    for (const auto& limits : ages_)
      out.ages.push_back(fit_of_ages(limits, spans));
  }
  if (!spoken.empty()) {
    out.languages = language_otherwise_;
    if (const auto found = spoken_.find(spoken); found != spoken_.end())
      for (const auto& [number, fit] : found->second)
        out.languages[number] = fit;
  }
  if (!folded_areas.empty()) {
    out.areas = areas_otherwise_;
    for (const std::string& area : folded_areas)
      if (const auto found = within_.find(area); found != within_.end())
        for (const std::uint32_t number : found->second)
          out.areas[number] = Fit::yes;
  }
  return out;
}

std::size_t Facets::bytes() const {
  std::size_t out = ages_.capacity() * sizeof ages_[0] + language_otherwise_.capacity() + areas_otherwise_.capacity();
  constexpr std::size_t node = 64; // of a map, about
  for (const auto* numbers : {&language_number_, &areas_number_})
    for (const auto& [key, number] : *numbers)
      out += node + key.capacity();
  for (const auto& [code, all] : spoken_)
    out += node + all.capacity() * sizeof all[0];
  for (const auto& [area, all] : within_)
    out += node + all.capacity() * sizeof all[0];
  return out;
}

} // namespace concert::alignment
