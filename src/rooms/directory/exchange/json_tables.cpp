#include "rooms/directory/exchange/json_tables.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "platform/json/parse.h"
#include "platform/json/write.h"
#include "rooms/directory/exchange/id_lines.h"
#include "rooms/directory/exchange/rows_once.h"
#include "rooms/directory/exchange/table_names.h"
#include "rooms/directory/source_table.h"

namespace concert::directory {

namespace {

constexpr json::Limits json_limits{std::size_t{512} << 20, 32, 20'000'000};

// A scalar as a cell would hold it; nothing for lists and objects.
std::optional<std::string> scalar(const json::Value& value) {
  if (value.if_text() != nullptr)
    return *value.if_text();
  if (value.if_int() != nullptr)
    return std::to_string(*value.if_int());
  if (value.if_bool() != nullptr)
    return *value.if_bool() ? "true" : "false";
  if (value.if_double() != nullptr)
    return json::dump(value);
  return std::nullopt;
}

// By what only this kind of document has.
std::string_view table_by_shape(const json::Value& document) {
  struct Mark {
    std::string_view member, table;
  };
  static constexpr std::array<Mark, 16> marks = {{{"service_at_locations", "service"},
                                                  {"application_process", "service"},
                                                  {"eligibility_description", "service"},
                                                  {"location_type", "location"},
                                                  {"latitude", "location"},
                                                  {"addresses", "location"},
                                                  {"location", "service_at_location"},
                                                  {"parent_id", "taxonomy_term"},
                                                  {"taxonomy_detail", "taxonomy_term"},
                                                  {"term_uri", "taxonomy_term"},
                                                  {"organization_id", "service"},
                                                  {"organization", "service"},
                                                  {"locations", "organization"},
                                                  {"programs", "organization"},
                                                  {"legal_status", "organization"},
                                                  {"website", "organization"}}};
  for (const Mark& mark : marks)
    if (document.find(mark.member) != nullptr)
      return mark.table;
  return "";
}

std::string_view table_by_name(std::string stem) {
  for (const std::string_view ending : {"_full", "_list", "_compact", "_minimal"})
    if (stem.ends_with(ending))
      stem.resize(stem.size() - ending.size());
  return table_called(stem).table;
}

class JsonReading {
public:
  JsonReading(SourceTables& out, Report& report) : out_(out), report_(report) {}

  // Whether anything in it was of a directory.
  bool read(const std::string& file, const json::Value& value, IdLines& lines) {
    file_ = out_.file(file);
    lines_ = &lines;
    const std::string_view named = table_by_name(stem_of(file));
    bool any = false;
    if (const json::Array* list = value.if_array()) {
      for (const json::Value& each : *list)
        any = document(each, named) || any;
    } else if (const json::Value* contents = value.find("contents"); contents != nullptr && contents->if_array()) {
      any = true; // an empty page is a page
      for (const json::Value& each : *contents->if_array())
        document(each, named);
    } else if (value.find("id") != nullptr) {
      any = document(value, named);
    } else if (const json::Object* object = value.if_object();
               object != nullptr && value.find("$schema") == nullptr && value.find("properties") == nullptr) {
      for (const auto& [name, rows] : *object)
        if (rows.if_array() != nullptr)
          for (const json::Value& each : *rows.if_array())
            any = document(each, table_by_name(stem_of(name.ends_with(".csv") ? name : name + ".csv"))) || any;
    }
    return any;
  }

  void finish() {
    for (const auto& [place, count] : unknown_)
      report_.add(NoteKind::left_out, place.first, 1, "directory.import.column_unknown",
                  {place.second, std::to_string(count)}, place.second);
  }

private:
  bool document(const json::Value& value, std::string_view table) {
    if (value.if_object() == nullptr || value.find("$schema") != nullptr)
      return false;
    if (table.empty())
      table = table_by_shape(value);
    if (table.empty())
      return false;
    object(value, hsds::table(table), "", "");
    return true;
  }

  // One row with all that nests in it; gives its id.
  std::string object(const json::Value& value, const hsds::Table& table, std::string_view link, const std::string& to) {
    const std::string& file = out_.files[file_];
    const json::Value* own = value.find("id");
    std::string id = own == nullptr ? "" : scalar(*own).value_or("");
    SourceRow row{file_, lines_->next(id), {}};
    if (id.empty()) { // from what it says, so that the next edition finds it again
      id = "~" + stable_id({"json", std::string(table.name), to + json::dump(value)});
      report_.add(NoteKind::mended, file, row.line, "directory.import.id_made", {std::string(table.name)}, "id");
    }
    row.set(table, "id", id);
    Repairs repairs;
    for (const auto& [name, member] : *value.if_object()) {
      const std::optional<std::string> text = scalar(member);
      if (name == "id" || !text)
        continue;
      const hsds::Field* field = field_called(table, name);
      if (std::string mended = repairs.mended(*text, name); field == nullptr && !mended.empty())
        ++unknown_[{file, name}];
      else if (field != nullptr && !mended.empty() && row.at(field->name).empty())
        row.cells.push_back({field, std::move(mended), name});
    }
    repairs.note(file, row.line, report_);
    if (!link.empty() && row.at(link).empty() && table.field(link) != nullptr)
      row.set(table, link, to);
    for (const auto& [name, member] : *value.if_object())
      if (!member.is_null() && !scalar(member))
        nested(row, table, id, name, member);
    rows_.keep(table, std::move(row));
    return id;
  }

  void nested(SourceRow& row, const hsds::Table& table, const std::string& id, const std::string& name,
              const json::Value& member) {
    const auto& all = hsds::nestings();
    const auto known = std::find_if(all.begin(), all.end(), [&](const hsds::Nested& each) {
      return each.outer == table.name && each.member == name;
    });
    if (member.if_object() != nullptr && known != all.end() && !known->many) {
      const std::string inner = object(member, hsds::table(known->inner), "", id);
      const std::string field = std::string(known->inner) + "_id";
      if (row.at(field).empty())
        row.set(table, field, inner, name);
      return;
    }
    const std::string_view inner = known != all.end() ? known->inner : table_called(name).table;
    if (member.if_array() == nullptr || inner.empty()) {
      ++unknown_[{out_.files[file_], name}];
      return;
    }
    for (const json::Value& each : *member.if_array()) {
      if (each.if_object() == nullptr)
        ++unknown_[{out_.files[file_], name}];
      else if (inner == "attribute")
        linked(each, "attribute", "link_id", "link_entity", id, table);
      else if (inner == "metadata")
        linked(each, "metadata", "resource_id", "resource_type", id, table);
      else
        object(each, hsds::table(inner), std::string(table.name) + "_id", id);
    }
  }

  void linked(const json::Value& value, std::string_view inner, std::string_view link, std::string_view kind,
              const std::string& to, const hsds::Table& outer) {
    const hsds::Table& table = hsds::table(inner);
    const std::string id = object(value, table, link, to);
    SourceRow& row = rows_.at(table, id);
    if (row.at(link) == to && hsds::find_table(row.at(kind)) == nullptr)
      row.set(table, kind, std::string(outer.name));
  }

  SourceTables& out_;
  Report& report_;
  std::size_t file_ = 0;
  IdLines* lines_ = nullptr;
  RowsOnce rows_{out_, report_};
  std::map<std::pair<std::string, std::string>, std::size_t> unknown_; // file, member -> how often
};

} // namespace

bool is_json_file(std::string_view path) {
  return path.ends_with(".json") || path.ends_with(".jsonl") || path.ends_with(".ndjson");
}

Result<SourceTables> read_json_tables(const Files& files, Report& report) {
  SourceTables out;
  JsonReading reading(out, report);
  bool any = false;
  for (const auto& [path, bytes] : files) {
    if (!is_json_file(path) || stem_of(path) == "datapackage")
      continue;
    const std::string text = TRY(readable_text(files, path, report));
    std::string_view rest = text;
    if (rest.starts_with("\xEF\xBB\xBF"))
      rest.remove_prefix(3);
    const bool by_line = !path.ends_with(".json");
    bool read = false;
    for (std::size_t line = 1; !text::trim(rest).empty(); ++line) {
      const std::size_t end = by_line ? std::min(rest.find('\n'), rest.size()) : rest.size();
      const std::string_view piece = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (text::trim(piece).empty())
        continue;
      const Result<json::Value> value = json::parse(piece, json_limits);
      if (!value) {
        std::vector<std::string> values =
            value.error().problems.empty() ? std::vector<std::string>{} : value.error().problems.front().values;
        if (values.empty() || by_line)
          values = {std::to_string(line)};
        return Refusal::invalid(path, "directory.import.json_unreadable", values);
      }
      IdLines lines(piece, line);
      read = reading.read(path, *value, lines) || read;
    }
    if (!read)
      report.add(NoteKind::noticed, path, 1, "directory.import.file_unknown", {path});
    any = any || read;
  }
  reading.finish();
  if (!any)
    return Refusal::invalid("folder", "directory.import.no_table");
  return out;
}

} // namespace concert::directory
