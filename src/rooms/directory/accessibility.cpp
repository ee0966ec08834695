#include "rooms/directory/accessibility.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace concert::directory {

namespace {

using enum AccessFeature;

// Folded. The codes are those of HSDS 1.1 and Ohana; the phrases say the same and nothing else.
constexpr std::array<std::pair<std::string_view, AccessFeature>, 31> said_as = {{
    {"wheelchair", wheelchair},
    {"wheelchair accessible", wheelchair},
    {"wheelchair access", wheelchair},
    {"handicap accessible", wheelchair},
    {"handicapped accessible", wheelchair},
    {"accessible en fauteuil roulant", wheelchair},
    {"acces en fauteuil roulant", wheelchair},
    {"ramp", ramp},
    {"rampe", ramp},
    {"rampe d'acces", ramp},
    {"elevator", elevator},
    {"ascenseur", elevator},
    {"restroom", washroom},
    {"accessible restroom", washroom},
    {"accessible washroom", washroom},
    {"toilettes accessibles", washroom},
    {"disabled_parking", parking},
    {"disabled parking", parking},
    {"accessible parking", parking},
    {"handicap parking", parking},
    {"stationnement accessible", parking},
    {"deaf_interpreter", sign_language},
    {"sign language interpreter", sign_language},
    {"interprete gestuel", sign_language},
    {"tty", text_phone},
    {"tdd", text_phone},
    {"ats", text_phone},
    {"tape_braille", other_formats},
    {"braille", other_formats},
    {"cd", other_formats},
    {"large print", other_formats},
}};

std::optional<AccessFeature> feature_in(std::string_view item) {
  std::string folded = text::fold(text::trim(item));
  for (std::size_t at = folded.find("\u2019"); at != std::string::npos; at = folded.find("\u2019"))
    folded.replace(at, 3, "'");
  while (!folded.empty() && folded.back() == '.')
    folded.pop_back();
  for (const auto& [name, feature] : said_as)
    if (name == folded)
      return feature;
  return std::nullopt;
}

} // namespace

std::string_view name_of(AccessFeature feature) {
  static constexpr std::string_view names[] = {"wheelchair", "ramp",          "elevator",   "washroom",
                                               "parking",    "sign_language", "text_phone", "other_formats"};
  return names[static_cast<std::size_t>(feature)];
}

std::optional<AccessFeature> access_feature_of(std::string_view name) {
  for (const AccessFeature each : access_features)
    if (name_of(each) == name)
      return each;
  return std::nullopt;
}

void read_accessibility(const FurtherRow& row, PlaceAccess& into) {
  const auto add = [](auto& list, const auto& value) {
    if (std::find(list.begin(), list.end(), value) == list.end())
      list.push_back(value);
  };
  const std::string_view said = row.at("description");
  bool all_known = true;
  for (const std::string_view item : text::split(said, said.find(';') == std::string_view::npos ? ',' : ';')) {
    if (text::trim(item).empty())
      continue;
    if (const auto feature = feature_in(item))
      add(into.features, *feature);
    else
      all_known = false;
  }
  std::sort(into.features.begin(), into.features.end());
  if (!all_known)
    add(into.texts, std::string(text::trim(said)));
  if (const std::string_view details = text::trim(row.at("details")); !details.empty())
    add(into.texts, std::string(details));
}

} // namespace concert::directory
