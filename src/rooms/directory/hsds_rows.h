// Builds the rows of one HSDS table, cells by field name, the rest empty; internal to the part.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rooms/directory/hsds_export.h"
#include "rooms/directory/hsds_tables.h"

namespace concert::directory {

class HsdsRows {
public:
  HsdsRows(std::string_view table, csv::Formulas formulas);
  HsdsRows& row();                                          // begins the next one
  HsdsRows& set(std::string_view field, std::string value); // of the row begun last; the field must exist
  void into(Export& out);                                   // file, count and how many cells were neutralised

private:
  void flush();

  const hsds::Table& table_;
  csv::Formulas formulas_;
  std::string bytes_;
  std::vector<std::string> cells_;
  std::size_t count_ = 0;
  std::size_t neutralised_ = 0;
};

} // namespace concert::directory
