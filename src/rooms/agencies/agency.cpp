#include "rooms/agencies/agency.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace concert::agencies {
namespace {
constexpr std::array<std::string_view, 6> law_names = {"mfippa", "fippa", "phipa", "cyfsa", "pipeda", "none"};
} // namespace

std::string_view name_of(GoverningLaw law) { return law_names.at(static_cast<std::size_t>(law)); }

std::optional<GoverningLaw> governing_law_of(std::string_view name) {
  const auto at = std::find(law_names.begin(), law_names.end(), text::fold(name));
  return at == law_names.end() ? std::nullopt : std::optional(static_cast<GoverningLaw>(at - law_names.begin()));
}

const FieldSpecs& agency_fields() {
  static const FieldSpecs specs = {
      {.name = "short_name", .kind = FieldKind::text, .longest = 40},
      {.name = "name_en", .kind = FieldKind::text, .longest = 120},
      {.name = "name_fr", .kind = FieldKind::text, .longest = 120},
      {.name = "sector", .kind = FieldKind::code, .list = "sectors"},
      {.name = "partner_kind", .kind = FieldKind::code, .list = "partner_kinds"},
      {.name = "governing_law", .kind = FieldKind::choice, .choices = {law_names.begin(), law_names.end()}}};
  return specs;
}

} // namespace concert::agencies
