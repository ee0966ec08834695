// One CSV file of a source, opened for an import: encoding checked, required columns present, each cell mended on the
// way out, and every oddity noted with file and line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"
#include "base/result.h"
#include "rooms/directory/repairs.h"

namespace concert::directory {

class SourceTable {
public:
  // Refuses, naming the file as the field: directory.import.file_missing, directory.import.not_utf8 {line},
  // directory.import.column_missing {line, column}, directory.import.no_header. A line in Windows-1252 is converted and
  // noted; a file with a NUL or a byte that no code page explains is refused. Cells are separated by commas, or by the
  // semicolon, tab or bar that the header uses instead.
  static Result<SourceTable> open(const Files& files, std::string_view file, const std::vector<std::string>& required,
                                  Report& report);

  const std::string& file() const { return file_; }
  std::size_t size() const { return table_.rows.size(); }

  // A cell of row i, mended; "" when the file has no such column. Repairs are collected until end_of_row.
  std::string cell(std::size_t i, std::string_view column);
  std::string cell_at(std::size_t i, std::size_t column); // by position in columns()
  const std::vector<std::string>& columns() const { return table_.columns; }
  std::size_t filled(std::size_t column) const; // cells of it that hold more than blanks
  std::size_t line(std::size_t i) const { return table_.rows[i].line; }
  // Writes one note for each kind of repair made in the row's cells, with the names of the columns.
  void end_of_row(std::size_t i, Report& report);

private:
  std::string file_;
  csv::Table table_;
  std::size_t row_ = 0; // whose repairs these are
  Repairs repairs_;
};

// The most lines that a file of a source may have: more than the largest directories by far, and little enough to be
// held in memory while one transaction takes it in.
constexpr std::size_t most_lines = 1'000'000;

// UTF-8 text of a file, converted where it can be (Windows-1252 line by line, UTF-16 with its mark whole); refuses like
// SourceTable::open, and directory.import.too_many_lines {most} before anything is made of it.
Result<std::string> readable_text(const Files& files, std::string_view file, Report& report);

} // namespace concert::directory
