// Comma-separated values (RFC 4180): quotes, line ends inside quotes, CRLF or LF, a leading byte order mark.
// Reading never stops at a bad row: it is reported with its place, and reading resumes on the next line.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace concert::csv {

struct Row {
  std::size_t line = 0;   // where the row begins, counted from 1; a quoted cell may hold further lines
  std::size_t number = 0; // of the row, counted from 1, the header being row 1
  std::vector<std::string> cells;
};

struct Trouble {
  std::size_t line = 0;     // where it was found
  std::size_t row = 0;      // number of the row, the header being row 1
  std::size_t row_line = 0; // where the row begins
  std::size_t column = 0;   // of the cell, counted from 1
  std::string word;         // csv.quote_not_closed, csv.text_after_quote, csv.quote_in_cell
};

class Reader {
public:
  explicit Reader(std::string_view bytes, char separator = ','); // the bytes must outlive the reader
  // The next readable row. Blank lines are no rows. Nothing at the end.
  std::optional<Row> next();
  const std::vector<Trouble>& troubles() const { return troubles_; }

private:
  std::optional<std::string> cell(std::size_t column, std::size_t row_line);
  void skip_line();

  std::string_view rest_;
  std::string ends_; // separator, line ends, quote
  std::size_t line_ = 1;
  std::size_t rows_ = 0;
  std::vector<Trouble> troubles_;
};

// A file with a header: cells are found by name. A row with too few or too many cells is a Trouble "csv.cell_count";
// empty cells after the last column do not count.
struct Table {
  std::vector<std::string> columns;
  std::vector<Row> rows;
  std::vector<Trouble> troubles;
  std::optional<std::size_t> column(std::string_view name) const;
};

Table read_table(std::string_view bytes, char separator = ',');

enum class Formulas {
  as_written,
  neutralised // a cell that a spreadsheet would run (= + - @ tab) gets a leading apostrophe; plain numbers do not
};

// True for a text that `neutralised` changes.
bool looks_like_formula(std::string_view cell);

// Appends one row ending in CRLF, quoting where needed.
void write_row(std::string& out, std::span<const std::string> cells, Formulas formulas);

} // namespace concert::csv
