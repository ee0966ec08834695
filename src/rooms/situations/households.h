// How many households of the table's area there are, by what could describe one: area, age band, sex, language. The
// table's own figures, brought in as a small CSV file; counts of people who are nobody's situation. They say when a
// coded picture and the words of an account together describe so few households that people could tell whose it is.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engines/reidentification/solve.h"
#include "rooms/situations/situation.h"

namespace concert::situations {

inline constexpr std::int64_t rare_below = 11; // households; the threshold for partners

struct Households {
  engines::reidentification::Contingency table;
  // By column and value: what the value is called in a text, folded ("old harbour", "vieux havre"). Not of the columns
  // that the coded picture answers (age_band, sex).
  std::map<std::string, std::map<std::string, std::vector<std::string>>> called;
};

// A header with `households` and at least one other column; whole numbers; a cell with several spellings has them
// parted by "|", the first being the value. Refused on the field `file` with the line.
Result<Households> read_households(std::string_view csv);

// The smallest combinations of what the picture says of one person and what the text names that fewer than rare_below
// households share. A value that the figures do not have counts for nothing: they know nothing of it.
std::vector<engines::reidentification::RareCombination> rare_in(const Households&, const Picture&,
                                                                std::string_view text);

} // namespace concert::situations
