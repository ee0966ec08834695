// One lexicon for all tests of the guard, and findings as words.
#pragma once

#include <string>
#include <vector>

#include "engines/reidentification/lists/lists.h"
#include "engines/reidentification/solve.h"

namespace concert::engines::reidentification::testing {

inline const Lexicon& shipped() {
  static const Lexicon lexicon = shipped_lexicon("Rivermouth Youth Hub\nMaison Tremblay\n");
  return lexicon;
}

// "person_name: Marie Tremblay | phone: 705-555-0142"
inline std::string found(std::string_view text, std::optional<Language> language = std::nullopt) {
  std::string out;
  for (const Finding& finding : check({text, language}, shipped()))
    out += (out.empty() ? "" : " | ") + std::string(name_of(finding.kind)) + ": " +
           std::string(text.substr(finding.begin, finding.end - finding.begin));
  return out;
}

} // namespace concert::engines::reidentification::testing
