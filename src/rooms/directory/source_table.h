// One CSV file of a source, opened for an import: encoding checked, required columns present, each cell mended on the
// way out, and every oddity noted with file and line.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"
#include "base/result.h"
#include "rooms/directory/import.h"

namespace concert::directory {

class SourceTable {
public:
  // Refuses, naming the file as the field: directory.import.file_missing, directory.import.not_utf8 {line},
  // directory.import.column_missing {line, column}, directory.import.no_header. A line in Windows-1252 is converted and
  // noted; a file with a NUL or a byte that no code page explains is refused.
  static Result<SourceTable> open(const Files& files, std::string_view file, const std::vector<std::string>& required,
                                  Report& report);

  const std::string& file() const { return file_; }
  std::size_t size() const { return table_.rows.size(); }

  // A cell of row i, mended; "" when the file has no such column. Repairs are collected until end_of_row.
  std::string cell(std::size_t i, std::string_view column);
  std::size_t line(std::size_t i) const { return table_.rows[i].line; }
  // Writes one note for each kind of repair made in the row's cells, with the names of the columns.
  void end_of_row(std::size_t i, Report& report);

private:
  std::string file_;
  csv::Table table_;
  std::size_t row_ = 0; // whose repairs these are
  std::set<std::string> escapes_, entities_, mojibake_, white_space_;
};

// UTF-8 text of a file, converted where it can be; refuses like SourceTable::open.
Result<std::string> readable_text(const Files& files, std::string_view file, Report& report);

} // namespace concert::directory
