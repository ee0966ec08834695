#include "rooms/directory/hsds_rows.h"

#include <algorithm>

#include "base/check.h"

namespace concert::directory {

HsdsRows::HsdsRows(std::string_view table, csv::Formulas formulas) : table_(hsds::table(table)), formulas_(formulas) {
  std::vector<std::string> header;
  for (const hsds::Field& field : table_.fields)
    header.emplace_back(field.name);
  csv::write_row(bytes_, header, csv::Formulas::as_written);
}

HsdsRows& HsdsRows::row() {
  flush();
  cells_.assign(table_.fields.size(), "");
  return *this;
}

HsdsRows& HsdsRows::set(std::string_view field, std::string value) {
  const auto found = std::find_if(table_.fields.begin(), table_.fields.end(),
                                  [&](const hsds::Field& each) { return each.name == field; });
  check(found != table_.fields.end(), "a field of this HSDS table");
  check(!cells_.empty(), "a row was begun");
  cells_[static_cast<std::size_t>(found - table_.fields.begin())] = std::move(value);
  return *this;
}

void HsdsRows::into(Export& out) {
  flush();
  out.files[std::string(table_.path)] = std::move(bytes_);
  out.rows[std::string(table_.name)] = count_;
  out.cells_neutralised += neutralised_;
}

void HsdsRows::flush() {
  if (cells_.empty())
    return;
  if (formulas_ == csv::Formulas::neutralised)
    neutralised_ += static_cast<std::size_t>(std::count_if(cells_.begin(), cells_.end(), csv::looks_like_formula));
  csv::write_row(bytes_, cells_, formulas_);
  cells_.clear();
  ++count_;
}

} // namespace concert::directory
