#include <algorithm>
#include <array>

#include "base/text.h"
#include "rooms/directory/exchange/former_tables.h"
#include "rooms/directory/exchange/hsds_reading.h"

namespace concert::directory {

namespace {

// Tables whose rows others point to: a second row with the same id is a contradiction, not a detail.
bool is_pointed_at(std::string_view table) {
  static constexpr std::array<std::string_view, 7> main = {"organization", "service", "location", "taxonomy_term",
                                                           "taxonomy",     "program", "unit"};
  return std::find(main.begin(), main.end(), table) != main.end();
}

// What an entry without an id is known by when its source is read again.
std::string lasting_key(std::string_view table, const SourceRow& row) {
  if (table == "organization")
    return text::fold(row.at("name"));
  if (table == "service" || table == "location")
    return std::string(row.at("organization_id")) + "/" + text::fold(row.at("name"));
  std::vector<std::string> parts;
  for (const SourceCell& cell : row.cells)
    parts.push_back(std::string(cell.field->name) + "=" + cell.text);
  std::sort(parts.begin(), parts.end());
  return text::join(parts, ";");
}

} // namespace

void HsdsReading::give_ids() {
  for (auto& [name, rows] : tables_.rows)
    if (const hsds::Table* table = hsds::find_table(name))
      give_ids(*table, rows);
  note_shared_ids();
}

void HsdsReading::give_ids(const hsds::Table& table, std::vector<SourceRow>& rows) {
  auto& ids = ids_[table.name];
  std::map<std::size_t, std::pair<std::size_t, std::size_t>> made, repeated; // file -> first line, count
  const auto count = [](auto& places, const SourceRow& row) {
    ++places.emplace(row.file, std::pair(row.line, std::size_t{0})).first->second.second;
  };
  std::vector<SourceRow> kept;
  kept.reserve(rows.size());
  for (SourceRow& row : rows) {
    std::string id(row.at("id"));
    const bool had = !id.empty();
    if (!had) {
      id = "~" + stable_id({"row", std::string(table.name), lasting_key(table.name, row)});
      count(made, row);
    }
    if (ids.count(id) > 0) {
      if (had && is_pointed_at(table.name)) {
        note(NoteKind::left_out, row, "directory.import.id_repeated", {id}, "id");
        --out_.report.read[file_of(row)];
        continue;
      }
      if (had)
        count(repeated, row);
      std::size_t n = 2;
      while (ids.count(id + "#" + std::to_string(n)) > 0)
        ++n;
      id += "#" + std::to_string(n);
    }
    row.set(table, "id", id);
    ids[id] = stable_id(origin(table.name, id));
    kept.push_back(std::move(row));
  }
  rows = std::move(kept);
  for (const auto& [file, place] : made)
    out_.report.add(NoteKind::mended, tables_.files[file], place.first, "directory.import.ids_made",
                    {std::to_string(place.second), std::string(table.name)}, "id");
  for (const auto& [file, place] : repeated)
    out_.report.add(NoteKind::mended, tables_.files[file], place.first, "directory.import.ids_repeated",
                    {std::to_string(place.second), std::string(table.name)}, "id");
}

// One number for an organization, a service and a location: told apart by their tables.
void HsdsReading::note_shared_ids() {
  std::size_t shared = 0;
  const SourceRow* first = nullptr;
  const auto& organizations = ids_["organization"];
  const auto& locations = ids_["location"];
  for (const SourceRow& row : tables_.of("service")) {
    const std::string id(row.at("id"));
    if (organizations.count(id) == 0 && locations.count(id) == 0)
      continue;
    first = first == nullptr ? &row : first;
    ++shared;
  }
  if (first != nullptr)
    note(NoteKind::mended, *first, "directory.import.ids_shared", {std::to_string(shared)}, "id");
}

} // namespace concert::directory
