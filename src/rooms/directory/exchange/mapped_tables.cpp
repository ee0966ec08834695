#include "rooms/directory/exchange/mapped_tables.h"

#include <algorithm>

#include "base/text.h"
#include "rooms/directory/exchange/csv_tables.h"
#include "rooms/directory/exchange/mapping.h"
#include "rooms/directory/exchange/rows_once.h"
#include "rooms/directory/exchange/table_names.h"
#include "rooms/directory/source_table.h"

namespace concert::directory {

namespace {

// One file by its part of the mapping.
class MappedReading {
public:
  MappedReading(const MappedFile& mapping, SourceTable& source, SourceTables& out, RowsOnce& rows, Report& report)
      : mapping_(mapping), source_(source), rows_(rows), report_(report), file_(out.file(source.file())) {}

  Result<void> read() {
    std::vector<Problem> missing;
    for (const MappedColumn& column : mapping_.columns) {
      need(column.column, missing);
      for (const MappingTarget& target : column.targets)
        if (!target.link_column.empty())
          need(target.link_column, missing);
    }
    if (!missing.empty())
      return Refusal::invalid(std::move(missing));
    for (std::size_t i = 0; i < source_.size(); ++i) {
      read_row(i);
      source_.end_of_row(i, report_);
    }
    note_unread();
    return {};
  }

private:
  using Made =
      std::vector<std::pair<std::string, std::pair<const hsds::Table*, SourceRow>>>; // in order; by model and row

  void need(const std::string& column, std::vector<Problem>& missing) const {
    const auto& columns = source_.columns();
    if (std::find(columns.begin(), columns.end(), column) == columns.end())
      missing.push_back({source_.file(), "directory.import.column_missing", {"1", column}});
  }

  SourceRow& made(Made& all, const MappingTarget& target, const std::string& key, std::size_t line) const {
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.first == key; });
    if (found != all.end())
      return found->second.second;
    all.push_back({key, {target.table, SourceRow{file_, line, {}}}});
    return all.back().second.second;
  }

  void read_row(std::size_t i) {
    Made all;
    for (const MappedColumn& column : mapping_.columns) {
      const std::string cell = source_.cell(i, column.column);
      if (cell.empty())
        continue;
      for (const MappingTarget& target : column.targets) {
        std::vector<std::string> pieces = {cell};
        if (target.split != '\0') {
          pieces.clear();
          for (const std::string_view piece : text::split(cell, target.split))
            if (!text::trim(piece).empty())
              pieces.emplace_back(text::trim(piece));
        }
        for (std::size_t n = 0; n < pieces.size(); ++n) {
          std::string key = std::string(target.table->name) + "/" + target.row;
          if (target.split != '\0')
            key += "/" + column.column + "/" + std::to_string(n);
          SourceRow& row = made(all, target, key, source_.line(i));
          row.set(*target.table, target.field->name, pieces[n], column.column);
          if (!target.link.empty())
            row.set(*target.table, target.link, source_.cell(i, target.link_column), target.link_column);
          for (const auto& [field, value] : target.also)
            row.set(*target.table, field, value, column.column);
        }
      }
    }
    for (auto& [key, each] : all)
      rows_.keep(*each.first, std::move(each.second));
  }

  void note_unread() {
    for (std::size_t c = 0; c < source_.columns().size(); ++c) {
      const std::string& name = source_.columns()[c];
      const bool read = std::any_of(mapping_.columns.begin(), mapping_.columns.end(),
                                    [&](const MappedColumn& each) { return each.column == name; });
      const std::size_t cells = read ? 0 : source_.filled(c);
      if (cells > 0)
        report_.add(NoteKind::left_out, source_.file(), 1, "directory.import.column_unknown",
                    {name, std::to_string(cells)}, name);
    }
  }

  const MappedFile& mapping_;
  SourceTable& source_;
  RowsOnce& rows_;
  Report& report_;
  std::size_t file_;
};

} // namespace

bool is_mapping_file(std::string_view path) {
  return path.ends_with(".yaml") || path.ends_with(".yml");
}

Result<SourceTables> read_mapped_tables(const Files& files, Report& report) {
  std::string mapping_file;
  for (const auto& [path, bytes] : files) {
    if (!is_mapping_file(path))
      continue;
    if (!mapping_file.empty())
      return Refusal::invalid(path, "directory.import.mapping_twice", {mapping_file});
    mapping_file = path;
  }
  if (mapping_file.empty())
    return Refusal::invalid("folder", "directory.import.mapping_missing");
  const std::string yaml = TRY(readable_text(files, mapping_file, report));
  const std::vector<MappedFile> mapping = TRY(read_mapping(mapping_file, yaml));
  SourceTables out;
  RowsOnce rows(out, report);
  for (const MappedFile& each : mapping) {
    const auto file = std::find_if(files.begin(), files.end(), [&](const auto& one) {
      return is_table_file(one.first) && stem_of(one.first) == stem_of(each.stem + ".csv");
    });
    if (file == files.end())
      return Refusal::invalid(each.stem, "directory.import.file_missing");
    SourceTable table = TRY(SourceTable::open(files, file->first, {}, report));
    TRY(MappedReading(each, table, out, rows, report).read());
  }
  for (const auto& [path, bytes] : files)
    if (is_table_file(path) && std::none_of(mapping.begin(), mapping.end(), [&, name = path](const MappedFile& each) {
          return stem_of(each.stem + ".csv") == stem_of(name);
        }))
      report.add(NoteKind::left_out, path, 1, "directory.import.file_unknown", {path});
  return out;
}

} // namespace concert::directory
