#include "rooms/directory/exchange/dialect.h"

#include <algorithm>

#include "base/csv.h"
#include "base/text.h"
#include "rooms/directory/exchange/csv_tables.h"
#include "rooms/directory/exchange/hsds_reading.h"
#include "rooms/directory/exchange/json_tables.h"
#include "rooms/directory/exchange/mapped_tables.h"
#include "rooms/directory/exchange/ohana_import.h"
#include "rooms/directory/exchange/table_names.h"
#include "rooms/directory/source_table.h"

namespace concert::directory {

namespace {

// The Ohana reader knows its files by their bare names.
Files without_folders(const Files& files) {
  Files out;
  for (const auto& [path, bytes] : files)
    out.emplace(path.substr(std::min(path.find_last_of('/') + 1, path.size())), bytes);
  return out;
}

bool is_ohana_services(const std::string& bytes) {
  const std::string_view header = std::string_view(bytes).substr(0, std::min<std::size_t>(bytes.find('\n'), 4'000));
  const csv::Table table = csv::read_table(header);
  return table.column("location_id").has_value() && !table.column("organization_id");
}

// That reader passes over files and columns that it has no use for: a report must still say so.
void note_unread_of_ohana(const Files& files, Report& report) {
  struct Known {
    std::string_view file;
    std::vector<std::string_view> columns;
  };
  static const std::vector<Known> known = {
      {"organizations.csv", {"id", "name", "alternate_name", "description", "email", "website"}},
      {"locations.csv",
       {"id", "organization_id", "name", "alternate_name", "description", "transportation", "website", "latitude",
        "longitude", "accessibility"}},
      {"services.csv",
       {"id", "location_id", "name", "alternate_name", "description", "eligibility", "application_process", "fees",
        "wait_time", "email", "website", "languages", "interpretation_services", "service_areas", "status"}},
      {"addresses.csv",
       {"id", "location_id", "address_1", "address_2", "city", "state_province", "postal_code", "country"}},
      {"phones.csv",
       {"id", "number", "organization_id", "service_id", "location_id", "extension", "number_type", "department"}},
      {"regular_schedules.csv", {"id", "service_id", "location_id", "weekday", "opens_at", "closes_at"}},
      {"holiday_schedules.csv",
       {"id", "service_id", "location_id", "closed", "start_date", "end_date", "opens_at", "closes_at"}},
      {"taxonomy.csv", {"id", "taxonomy_id", "name", "parent_id", "parent_name", "type"}}};
  for (const auto& [path, bytes] : files) {
    if (!is_table_file(path))
      continue;
    const auto file = std::find_if(known.begin(), known.end(),
                                   [name = std::string_view(path)](const Known& each) { return each.file == name; });
    if (file == known.end()) {
      report.add(NoteKind::left_out, path, 1, "directory.import.file_unread", {path});
      continue;
    }
    Report twice; // what it says of the file was said when it was read
    const Result<SourceTable> table = SourceTable::open(files, path, {}, twice);
    for (std::size_t c = 0; table && c < table->columns().size(); ++c)
      if (std::find(file->columns.begin(), file->columns.end(), table->columns()[c]) == file->columns.end())
        if (const std::size_t cells = table->filled(c); cells > 0)
          report.add(NoteKind::left_out, path, 1, "directory.import.column_unknown",
                     {table->columns()[c], std::to_string(cells)}, table->columns()[c]);
  }
}

Result<Import> read_as(Dialect dialect, const Files& files, const SourceSettings& settings) {
  if (dialect == Dialect::ohana) {
    const Files bare = without_folders(files);
    Import import = TRY(read_ohana(bare, settings));
    note_unread_of_ohana(bare, import.report);
    return import;
  }
  Report report;
  SourceTables tables = dialect == Dialect::hsds_tables      ? TRY(read_csv_tables(files, report))
                        : dialect == Dialect::hsds_documents ? TRY(read_json_tables(files, report))
                                                             : TRY(read_mapped_tables(files, report));
  return HsdsReading(std::move(tables), settings, std::move(report)).read();
}

// A directory without a service is a file that is missing or cannot be understood; taken at its word, it would end
// every service that its source brought before.
Refusal without_services(const Report& report) {
  constexpr std::size_t most_told = 20;
  std::vector<Problem> problems = {{"services", "directory.import.no_services", {}}};
  for (const Note& note : report.notes)
    if (note.kind == NoteKind::left_out && problems.size() <= most_told)
      problems.push_back({note.file + ":" + std::to_string(note.line), note.word, note.values});
  return Refusal::invalid(std::move(problems));
}

} // namespace

std::string_view name_of(Dialect dialect) {
  switch (dialect) {
  case Dialect::hsds_tables:
    return "hsds_tables";
  case Dialect::hsds_documents:
    return "hsds_documents";
  case Dialect::ohana:
    return "ohana";
  case Dialect::mapped:
    return "mapped";
  }
  return "hsds_tables";
}

std::optional<Dialect> dialect_of(std::string_view name) {
  for (const Dialect each : {Dialect::hsds_tables, Dialect::hsds_documents, Dialect::ohana, Dialect::mapped})
    if (name_of(each) == name)
      return each;
  return std::nullopt;
}

std::optional<Dialect> detect(const Files& files) {
  bool tables = false, documents = false;
  for (const auto& [path, bytes] : files) {
    if (is_mapping_file(path))
      return Dialect::mapped;
    const bool is_table = is_table_file(path) && !table_called(stem_of(path)).table.empty();
    if (is_table && stem_of(path) == "services" && is_ohana_services(bytes))
      return Dialect::ohana;
    tables = tables || is_table;
    documents = documents || (is_json_file(path) && stem_of(path) != "datapackage");
  }
  if (tables)
    return Dialect::hsds_tables;
  return documents ? std::optional(Dialect::hsds_documents) : std::nullopt;
}

Result<Import> read_directory(const Files& files, const SourceSettings& settings, std::optional<Dialect> dialect) {
  if (settings.name.empty())
    return Refusal::invalid("source", "problem.required");
  if (!dialect)
    dialect = detect(files);
  if (!dialect)
    return Refusal::invalid("folder", "directory.import.no_table");
  Import import = TRY(read_as(*dialect, files, settings));
  if (import.entries.services.empty())
    return without_services(import.report);
  import.dialect = name_of(*dialect);
  return import;
}

} // namespace concert::directory
