#include "rooms/directory/exchange/hsds_export.h"

#include <algorithm>

#include "rooms/directory/exchange/hsds_writing.h"

namespace concert::directory {

void write_tables(const HsdsCells& cells, const ExportSettings& settings, Export& out) {
  for (const hsds::Table& table : hsds::tables()) {
    std::string bytes;
    std::vector<std::string> header;
    for (const hsds::Field& field : table.fields)
      header.emplace_back(field.name);
    csv::write_row(bytes, header, csv::Formulas::as_written);
    for (const HsdsCells::Row& row : cells.rows.at(table.name)) {
      csv::write_row(bytes, row, settings.formulas);
      if (settings.formulas == csv::Formulas::neutralised)
        out.cells_neutralised +=
            static_cast<std::size_t>(std::count_if(row.begin(), row.end(), csv::looks_like_formula));
    }
    out.files[std::string(table.path)] = std::move(bytes);
  }
  out.files["datapackage.json"] = hsds::datapackage(settings.title);
  if (out.cells_neutralised > 0)
    out.losses.emplace_back("directory.export.loss_neutralised_cells");
}

Export write_hsds(const Entries& entries, const std::vector<FurtherRow>& further, const ExportSettings& settings) {
  Export out;
  const HsdsCells cells = HsdsWriting(entries, further, settings, out).write();
  for (const auto& [table, rows] : cells.rows)
    out.rows[std::string(table)] = rows.size();
  if (settings.format != ExportFormat::documents)
    write_tables(cells, settings, out);
  if (settings.format != ExportFormat::tables)
    write_documents(cells, out);
  return out;
}

} // namespace concert::directory
