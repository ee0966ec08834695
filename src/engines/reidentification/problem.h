// What the re-identification guard is asked: a text that a whole table will read, or a combination of coded attributes
// whose households are counted in the table's own figures. Values only; no files, no clock.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

namespace concert::engines::reidentification {

struct Text {
  std::string_view utf8;            // any bytes; what is not UTF-8 is passed over
  std::optional<Language> language; // a hint: in an English text "pierre" is no stone. Without it the text is asked.
};

struct Attribute {
  std::string name;  // "age_band"
  std::string value; // "25_29"
  friend bool operator==(const Attribute&, const Attribute&) = default;
};

// How many households the table's figures hold that have all of these attributes; adding attributes never adds
// households. Asked at most once for each subset.
using CountHouseholds = std::function<std::int64_t(std::span<const Attribute>)>;

struct RareQuestion {
  std::vector<Attribute> combination; // at most 16, each name once
  std::int64_t k = 5;                 // fewer households than this are too few
  std::size_t largest_subset = 4;     // combinations of more attributes are not looked for
};

// Counted cells of the table's figures: each row is one combination of values, in the order of `names`.
struct Contingency {
  struct Row {
    std::vector<std::string> values;
    std::int64_t households = 0;
  };
  std::vector<std::string> names;
  std::vector<Row> rows;
};

} // namespace concert::engines::reidentification
