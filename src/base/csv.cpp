#include "base/csv.h"

#include <algorithm>

namespace concert::csv {

Reader::Reader(std::string_view bytes, char separator) : rest_(bytes), ends_{separator, '\r', '\n', '"'} {
  if (rest_.starts_with("\xEF\xBB\xBF"))
    rest_.remove_prefix(3);
}

void Reader::skip_line() {
  const std::size_t end = rest_.find_first_of("\r\n");
  if (end == std::string_view::npos) {
    rest_ = {};
    return;
  }
  rest_.remove_prefix(rest_.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
  ++line_;
}

// One cell, leaving rest_ at the comma or line end after it; nothing when the row cannot be read.
std::optional<std::string> Reader::cell(std::size_t column, std::size_t row_line) {
  const auto trouble = [&](std::string word) -> std::optional<std::string> {
    troubles_.push_back({line_, rows_, row_line, column, std::move(word)});
    return std::nullopt;
  };
  if (!rest_.starts_with('"')) {
    const std::size_t end = std::min(rest_.find_first_of(ends_), rest_.size());
    if (end < rest_.size() && rest_[end] == '"')
      return trouble("csv.quote_in_cell");
    std::string out(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return out;
  }
  std::string out;
  std::string_view ahead = rest_.substr(1);
  std::size_t line = line_;
  for (;;) {
    const std::size_t quote = ahead.find('"');
    const std::string_view piece = ahead.substr(0, quote);
    for (std::size_t i = 0; i < piece.size(); ++i)
      if (piece[i] == '\n' || (piece[i] == '\r' && !piece.substr(i + 1).starts_with('\n')))
        ++line;
    out += piece;
    if (quote == std::string_view::npos)
      return trouble("csv.quote_not_closed");
    ahead.remove_prefix(quote + 1);
    if (!ahead.starts_with('"'))
      break;
    out += '"';
    ahead.remove_prefix(1);
  }
  if (!ahead.empty() && std::string_view(ends_).substr(0, 3).find(ahead.front()) == std::string_view::npos) {
    line_ = line;
    return trouble("csv.text_after_quote");
  }
  line_ = line;
  rest_ = ahead;
  return out;
}

std::optional<Row> Reader::next() {
  while (!rest_.empty()) {
    if (rest_.front() == '\r' || rest_.front() == '\n') {
      skip_line();
      continue;
    }
    const std::string_view start = rest_;
    Row row{line_, ++rows_, {}};
    for (;;) {
      std::optional<std::string> read = cell(row.cells.size() + 1, row.line);
      if (!read)
        break;
      row.cells.push_back(std::move(*read));
      if (rest_.starts_with(ends_.front())) {
        rest_.remove_prefix(1);
        continue;
      }
      if (!rest_.empty())
        skip_line();
      return row;
    }
    // Resume on the line after the row's first: a stray quote then costs one row, not the rest of the file. This stays
    // linear, because the lines inside an unreadable quoted cell hold only pairs of quotes and cannot open a long one.
    rest_ = start;
    line_ = row.line;
    skip_line();
  }
  return std::nullopt;
}

std::optional<std::size_t> Table::column(std::string_view name) const {
  const auto found = std::find(columns.begin(), columns.end(), name);
  if (found == columns.end())
    return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

Table read_table(std::string_view bytes, char separator) {
  Reader reader(bytes, separator);
  Table table;
  std::vector<Trouble> counts;
  if (std::optional<Row> header = reader.next())
    table.columns = std::move(header->cells);
  while (std::optional<Row> row = reader.next()) {
    while (row->cells.size() > table.columns.size() && row->cells.back().empty())
      row->cells.pop_back();
    if (row->cells.size() != table.columns.size())
      counts.push_back(
          {row->line, row->number, row->line, std::min(row->cells.size(), table.columns.size()) + 1, "csv.cell_count"});
    else
      table.rows.push_back(std::move(*row));
  }
  table.troubles = reader.troubles();
  table.troubles.insert(table.troubles.end(), counts.begin(), counts.end());
  std::stable_sort(table.troubles.begin(), table.troubles.end(),
                   [](const Trouble& a, const Trouble& b) { return a.row_line < b.row_line; });
  return table;
}

bool looks_like_formula(std::string_view cell) {
  if (cell.empty() || std::string_view("=+-@\t\r").find(cell.front()) == std::string_view::npos)
    return false;
  const std::string_view number = cell.substr(1);
  const bool plain_number = (cell.front() == '-' || cell.front() == '+') && !number.empty() &&
                            number.find_first_not_of("0123456789.") == std::string_view::npos &&
                            std::count(number.begin(), number.end(), '.') <= 1;
  return !plain_number;
}

void write_row(std::string& out, std::span<const std::string> cells, Formulas formulas) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0)
      out += ',';
    const bool apostrophe = formulas == Formulas::neutralised && looks_like_formula(cells[i]);
    // A row of one empty cell would read back as a blank line.
    const bool quoted =
        cells[i].find_first_of(",\"\r\n") != std::string::npos || (cells.size() == 1 && cells[i].empty());
    if (quoted)
      out += '"';
    if (apostrophe)
      out += '\'';
    for (const char c : cells[i]) {
      if (c == '"')
        out += '"';
      out += c;
    }
    if (quoted)
      out += '"';
  }
  out += "\r\n";
}

} // namespace concert::csv
