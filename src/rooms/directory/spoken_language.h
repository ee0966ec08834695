// A language in which a service helps, and how far. Written leaflets are not help in a language, so they are told
// apart.
#pragma once

#include <compare>
#include <string>

namespace concert::directory {

enum class LanguageReach {
  offered, // staff or standing interpreters
  limited, // some days, some staff, on request
  printed  // forms or leaflets only
};

struct SpokenLanguage {
  std::string code; // ISO 639 / BCP 47: "fr", "es", "ase" (American Sign Language)
  LanguageReach reach = LanguageReach::offered;
  friend auto operator<=>(const SpokenLanguage&, const SpokenLanguage&) = default;
};

} // namespace concert::directory
