#include "rooms/directory/exchange/rows_once.h"

#include "base/check.h"

namespace concert::directory {

void RowsOnce::keep(const hsds::Table& table, SourceRow row) {
  std::vector<SourceRow>& rows = tables_.rows[table.name];
  const std::string id(row.at("id"));
  const auto [known, is_new] = at_.emplace(std::pair(table.name, id), rows.size());
  if (is_new || id.empty()) {
    ++report_.read[tables_.files[row.file]];
    rows.push_back(std::move(row));
    return;
  }
  SourceRow& first = rows[known->second];
  for (SourceCell& cell : row.cells) {
    const std::string_view there = first.at(cell.field->name);
    if (there.empty())
      first.cells.push_back(std::move(cell));
    else if (there != cell.text)
      report_.add(NoteKind::noticed, tables_.files[row.file], row.line, "directory.import.rows_differ",
                  {std::string(table.name), id, cell.column}, cell.column);
  }
}

SourceRow& RowsOnce::at(const hsds::Table& table, const std::string& id) {
  const auto found = at_.find({table.name, id});
  check(found != at_.end(), "a row that was kept");
  return tables_.rows[table.name][found->second];
}

} // namespace concert::directory
