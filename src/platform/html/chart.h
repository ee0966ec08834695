// Charts drawn by the server as SVG, always with the table of the same numbers. Text stays text at its size on every
// screen, because positions are shares of the width. Values that are withheld are shown as withheld, not as zero.
#pragma once

#include <optional>

#include "platform/html/html.h"

namespace concert::html {

struct ChartValue {
  std::string label;
  std::optional<double> value; // nothing: withheld or not known; `shown` says which
  std::string shown;           // as people read it, with its unit: "42", "$1,200", "withheld"
};

struct Chart {
  std::string title;
  std::string description; // one sentence: what a reader who cannot see it should know
  std::string label_head;  // head of the table's first column: "Risk factor group"
  std::string value_head;  // head of the second: "Situations"
  std::string table_label; // "The numbers as a table"
  std::vector<ChartValue> values;
  std::string note = {};     // source, period, threshold
  std::string axis_top = {}; // column and line charts: what the top line means; the largest value's text when empty
};

Html bar_chart(const Chart& chart);    // horizontal, for named things; values are 0 or more
Html column_chart(const Chart& chart); // for counts over time; values are 0 or more
Html line_chart(const Chart& chart);   // for a measure over time; starts at 0; withheld values break the line

} // namespace concert::html
