#include "rooms/alignment/asked.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace concert::alignment {
namespace {

std::optional<int> years_in(std::string_view text) {
  int out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() && out >= 0 ? std::optional(out) : std::nullopt;
}

} // namespace

std::optional<AgeSpan> span_of(std::string_view age_band) {
  const auto middle = age_band.find('_');
  if (middle == std::string_view::npos)
    return std::nullopt;
  const auto from = years_in(age_band.substr(0, middle));
  const std::string_view rest = age_band.substr(middle + 1);
  if (from && rest == "plus")
    return AgeSpan{*from, std::nullopt};
  const auto to = years_in(rest);
  return from && to && *from <= *to ? std::optional(AgeSpan{*from, *to}) : std::nullopt;
}

Asked asked_by(const situations::Picture& picture, const codes::CodeBook& book, Wishes wishes) {
  std::map<std::string, int> grades;
  for (const situations::RiskFactor& risk : picture.risks) {
    if (risk.before <= 0)
      continue;
    const codes::CodeEntry* entry = book.find("risk_factors", risk.factor);
    int& grade = grades[entry == nullptr ? risk.factor.id : entry->category];
    grade = std::max(grade, std::min(risk.before, 3));
  }
  Asked out;
  for (const auto& [category, grade] : grades)
    out.risks.push_back({category, grade});
  for (const situations::AffectedPerson& person : picture.affected)
    if (std::find(out.age_bands.begin(), out.age_bands.end(), person.age_band.id) == out.age_bands.end())
      out.age_bands.push_back(person.age_band.id);
  out.wishes = std::move(wishes);
  return out;
}

} // namespace concert::alignment
