// What is asked of the directory for one situation, de-identified: risk categories with their grades, age bands, and
// what the searching seat adds (a language, areas). Made from the picture that this seat may see; there is nothing else
// in it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/code.h"
#include "rooms/codes/code_book.h"
#include "rooms/situations/situation.h"

namespace concert::alignment {

// Completed years, inclusive.
struct AgeSpan {
  int from = 0;
  std::optional<int> to; // absent: and over
  friend bool operator==(const AgeSpan&, const AgeSpan&) = default;
};

// "12_17", "60_plus" of the list age_bands; nothing for "unknown" and for what is no band.
std::optional<AgeSpan> span_of(std::string_view age_band);

struct GradedRisk {
  std::string category; // of the list risk_categories; the factor itself when no list knows it
  int grade = 2;        // 1 some, 2 serious, 3 acute
  friend bool operator==(const GradedRisk&, const GradedRisk&) = default;
};

// Typed by the searching seat for this one search, never stored: the picture has no language and no place.
struct Wishes {
  std::string spoken;             // language code; empty: not asked
  std::vector<std::string> areas; // codes or names; empty: not asked
  friend bool operator==(const Wishes&, const Wishes&) = default;
};

struct Asked {
  std::vector<GradedRisk> risks;      // one for each category, with its highest grade; by category
  std::vector<std::string> age_bands; // of the affected people, each once; empty: no person (a place)
  Wishes wishes;
  friend bool operator==(const Asked&, const Asked&) = default;
};

// Factors graded 0 ask for nothing. The assessment `before` counts: `after` is made when the situation ends.
Asked asked_by(const situations::Picture& picture, const codes::CodeBook& book, Wishes wishes);

} // namespace concert::alignment
