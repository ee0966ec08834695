#include "rooms/directory/exchange/source_rows.h"

#include <algorithm>

#include "base/check.h"

namespace concert::directory {

const hsds::Field confidential_field{"confidential"};

std::string_view SourceRow::at(std::string_view field) const {
  for (const SourceCell& cell : cells)
    if (cell.field->name == field)
      return cell.text;
  return {};
}

std::string SourceRow::take(std::string_view field) {
  const auto found =
      std::find_if(cells.begin(), cells.end(), [&](const SourceCell& cell) { return cell.field->name == field; });
  if (found == cells.end())
    return {};
  std::string out = std::move(found->text);
  cells.erase(found);
  return out;
}

void SourceRow::set(const hsds::Table& table, std::string_view field, std::string text, std::string column) {
  const hsds::Field* known = field == confidential_field.name ? &confidential_field : table.field(field);
  check(known != nullptr, "a field of this HSDS table");
  take(field);
  if (!text.empty())
    cells.push_back({known, std::move(text), column.empty() ? std::string(field) : std::move(column)});
}

std::size_t SourceTables::file(const std::string& name) {
  const auto found = std::find(files.begin(), files.end(), name);
  if (found != files.end())
    return static_cast<std::size_t>(found - files.begin());
  files.push_back(name);
  return files.size() - 1;
}

} // namespace concert::directory
