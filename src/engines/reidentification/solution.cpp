#include "engines/reidentification/solution.h"

#include <array>

namespace concert::engines::reidentification {

std::string_view name_of(Kind kind) {
  constexpr std::array<std::string_view, 12> names = {
      "person_name",      "street_address", "phone",       "postal_code",    "date",          "health_card",
      "social_insurance", "email",          "web_address", "account_handle", "licence_plate", "number_run"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view name_of(Neutral neutral) {
  constexpr std::array<std::string_view, 15> names = {
      "person",      "relative",         "professional", "address", "phone",   "postal_code", "date",  "birth_date",
      "health_card", "social_insurance", "email",        "web",     "account", "vehicle",     "number"};
  return names[static_cast<std::size_t>(neutral)];
}

} // namespace concert::engines::reidentification
