#include "rooms/directory/exchange/csv_tables.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "rooms/directory/exchange/former_tables.h"
#include "rooms/directory/exchange/table_names.h"
#include "rooms/directory/source_table.h"

namespace concert::directory {

namespace {

// What a row is nothing without.
std::vector<std::string_view> needed(const hsds::Table& table) {
  if (table.name == "organization" || table.name == "service" || table.name == "taxonomy_term")
    return {"name"};
  if (table.name == "phone")
    return {"number"};
  if (table.name == "service_at_location")
    return {"service_id", "location_id"};
  if (table.name == "service_capacity")
    return {"service_id", "available"};
  return {};
}

// One file; its columns are looked up once.
class CsvReading {
public:
  CsvReading(SourceTable& source, TableName called, SourceTables& out, Report& report)
      : source_(source), former_(called.former), table_(of(called)), out_(out), report_(report),
        file_(out.file(source.file())) {}

  Result<void> read() {
    find_columns();
    std::vector<Problem> missing;
    for (const std::string_view name : needed(table_))
      if (std::none_of(fields_.begin(), fields_.end(),
                       [&](const hsds::Field* field) { return field != nullptr && field->name == name; }))
        missing.push_back({source_.file(), "directory.import.column_missing", {"1", std::string(name)}});
    if (!missing.empty() && former_.empty())
      return Refusal::invalid(std::move(missing));
    std::vector<SourceRow>& rows = out_.rows[table_.name];
    rows.reserve(rows.size() + source_.size());
    for (std::size_t i = 0; i < source_.size(); ++i) {
      SourceRow row = read_row(i);
      source_.end_of_row(i, report_);
      if (row.cells.empty() || !settle_former(former_, row, {source_.file(), row.line}, report_))
        continue;
      ++report_.read[source_.file()];
      rows.push_back(std::move(row));
    }
    for (std::size_t c = 0; c < fields_.size(); ++c)
      if (unread_[c] > 0)
        report_.add(NoteKind::left_out, source_.file(), 1, "directory.import.column_unknown",
                    {source_.columns()[c], std::to_string(unread_[c])}, source_.columns()[c]);
    return {};
  }

private:
  const hsds::Table& of(TableName called) const {
    const bool terms = called.former == "taxonomy_1" &&
                       std::any_of(source_.columns().begin(), source_.columns().end(), [](const std::string& column) {
                         return column == "parent_id" || column == "parent_name" || column == "vocabulary";
                       });
    return table_of_former(called.former, hsds::table(terms ? "taxonomy_term" : called.table));
  }

  void find_columns() {
    const std::vector<std::string>& columns = source_.columns();
    fields_.resize(columns.size());
    unread_.resize(columns.size());
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const hsds::Field* field = former_field(former_, table_, columns[c]);
      const auto before = std::find(fields_.begin(), fields_.begin() + static_cast<std::ptrdiff_t>(c), field);
      const bool repeated = field != nullptr && before != fields_.begin() + static_cast<std::ptrdiff_t>(c);
      // A column that bears the field's own name goes before one that only resembles it.
      if (repeated && field->name == columns[c])
        *before = nullptr;
      fields_[c] = repeated && field->name != columns[c] ? nullptr : field;
    }
  }

  SourceRow read_row(std::size_t i) {
    SourceRow row{file_, source_.line(i), {}};
    std::string phone_languages, categories, more_address;
    for (std::size_t c = 0; c < fields_.size(); ++c) {
      std::string text = source_.cell_at(i, c);
      if (text.empty())
        continue;
      const std::string& column = source_.columns()[c];
      if (fields_[c] != nullptr)
        row.cells.push_back({fields_[c], std::move(text), column});
      else if (table_.name == "phone" && column == "language")
        phone_languages = std::move(text);
      else if (table_.name == "service" && column == "taxonomy_ids")
        categories = std::move(text);
      else if (table_.name == "address" && (column == "address_3" || column == "address_4"))
        more_address += (more_address.empty() ? "" : ", ") + text;
      else if (!column.empty() && !is_repetition(former_, column))
        ++unread_[c];
    }
    const std::string id(row.at("id"));
    const hsds::Table& language = hsds::table("language");
    for (const std::string_view each : text::split(phone_languages, ','))
      if (const std::string_view name = text::trim(each); !name.empty() && !id.empty()) {
        SourceRow& said = add("language", row.line);
        said.set(language, "phone_id", id, "language");
        said.set(language, "name", std::string(name), "language");
      }
    const hsds::Table& attribute = hsds::table("attribute");
    for (const std::string_view each : text::split(categories, ','))
      if (const std::string_view term = text::trim(each); !term.empty() && !id.empty()) {
        SourceRow& said = add("attribute", row.line);
        said.set(attribute, "link_id", id, "taxonomy_ids");
        said.set(attribute, "link_entity", "service");
        said.set(attribute, "taxonomy_term_id", std::string(term), "taxonomy_ids");
      }
    if (!more_address.empty()) {
      const std::string second = row.take("address_2");
      row.set(table_, "address_2", second.empty() ? more_address : second + ", " + more_address);
    }
    return row;
  }

  SourceRow& add(std::string_view table, std::size_t line) {
    std::vector<SourceRow>& rows = out_.of(table);
    rows.push_back({file_, line, {}});
    return rows.back();
  }

  SourceTable& source_;
  std::string_view former_;
  const hsds::Table& table_;
  SourceTables& out_;
  Report& report_;
  std::size_t file_;
  std::vector<const hsds::Field*> fields_; // by column; null when it holds none
  std::vector<std::size_t> unread_;        // by column: cells that were not read
};

} // namespace

bool is_table_file(std::string_view path) {
  const std::size_t dot = path.find_last_of('.');
  const std::string ending = text::fold(path.substr(dot == std::string_view::npos ? path.size() : dot));
  return ending == ".csv" || ending == ".tsv" || ending == ".tab" || ending == ".txt";
}

Result<SourceTables> read_csv_tables(const Files& files, Report& report) {
  SourceTables out;
  bool any = false;
  for (const auto& [path, bytes] : files) {
    if (!is_table_file(path))
      continue;
    const TableName called = table_called(stem_of(path));
    if (called.table.empty()) {
      report.add(NoteKind::left_out, path, 1, "directory.import.file_unknown", {path});
      continue;
    }
    if (text::trim(bytes).empty()) {
      report.add(NoteKind::noticed, path, 1, "directory.import.file_empty", {path});
      continue;
    }
    SourceTable table = TRY(SourceTable::open(files, path, {}, report));
    TRY(CsvReading(table, called, out, report).read());
    any = true;
  }
  if (!any)
    return Refusal::invalid("folder", "directory.import.no_table");
  return out;
}

} // namespace concert::directory
