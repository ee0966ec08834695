#include <algorithm>
#include <charconv>

#include "rooms/directory/exchange/hsds_reading.h"
#include "rooms/directory/exchange/stated_values.h"
#include "rooms/directory/exchange/uuids.h"

namespace concert::directory {

namespace {

std::size_t rank(std::string_view table) {
  const auto& all = hsds::tables();
  return static_cast<std::size_t>(
      std::find_if(all.begin(), all.end(), [&](const hsds::Table& each) { return each.name == table; }) - all.begin());
}

// "2011.0" and "2011" are one number, and JSON would not keep them apart.
std::string plain_number(double value) {
  char out[32];
  const auto [end, error] = std::to_chars(out, out + sizeof out, value);
  return error == std::errc() ? std::string(out, end) : std::string();
}

} // namespace

std::string HsdsReading::known(std::string_view table, const std::string& source_id) const {
  const auto ids = ids_.find(table);
  if (ids == ids_.end())
    return {};
  const auto found = ids->second.find(source_id);
  return found == ids->second.end() ? std::string() : found->second;
}

std::string HsdsReading::link(SourceRow& row, const hsds::Table& table, std::string_view field) {
  const std::string source_id = row.take(field);
  if (source_id.empty())
    return {};
  const std::string_view to = table.field(field)->refers_to;
  std::string id = known(to, source_id);
  if (!id.empty())
    return id;
  if (to == "organization" || to == "location" || to == "service")
    note(NoteKind::left_out, row,
         to == "organization" ? "directory.import.dangling_organization"
         : to == "location"   ? "directory.import.dangling_location"
                              : "directory.import.dangling_service",
         {source_id}, std::string(field));
  else
    note(NoteKind::left_out, row, "directory.import.dangling_link", {std::string(to), source_id}, std::string(field));
  return {};
}

void HsdsReading::keep_rest(std::string_view table, const std::string& id, SourceRow row) {
  if (row.cells.size() > 1) // more than its id
    pending_.push_back({hsds::table(table).name, id, std::move(row)});
}

// PRIVACY: HSDS has no field to carry such a mark on, and most entries have none either: what is marked stays out. Of a
// place the address is withheld instead, so that people still find the service.
void HsdsReading::leave_out_confidential() {
  for (auto& [name, rows] : tables_.rows) {
    if (name == "organization" || name == "service" || name == "location" || name == "address")
      continue;
    const auto marked = [&, table = name](SourceRow& row) {
      if (!means_confidential(row.take(confidential_field.name)))
        return false;
      leave_out(table, row, "directory.import.confidential_left_out", {std::string(table)});
      return true;
    };
    rows.erase(std::remove_if(rows.begin(), rows.end(), marked), rows.end());
  }
}

// Tables of which the program makes no entries.
void HsdsReading::other_tables() {
  for (const std::string_view name :
       {"organization_identifier", "url", "funding", "program", "accessibility", "contact", "schedule", "cost_option",
        "required_document", "metadata", "meta_table_description"}) {
    const auto rows = tables_.rows.find(name);
    if (rows == tables_.rows.end())
      continue;
    for (SourceRow& row : rows->second) {
      const std::string id = known(name, std::string(row.at("id")));
      keep_rest(name, id, std::move(row));
    }
  }
}

void HsdsReading::settle_pending() {
  std::stable_sort(pending_.begin(), pending_.end(),
                   [](const Pending& a, const Pending& b) { return rank(a.table) < rank(b.table); });
  for (Pending& each : pending_)
    settle(each);
}

void HsdsReading::settle(Pending& pending) {
  const hsds::Table& table = hsds::table(pending.table);
  SourceRow& row = pending.row;
  FurtherRow out{pending.id, origin(table.name, std::string(row.at("id"))), {}};
  bool linked = false, names_other = false, says_something = table.name == "attribute";
  const bool of_entry = table.name == "organization" || table.name == "service" || table.name == "location" ||
                        table.name == "address" || table.name == "phone" || table.name == "service_at_location" ||
                        table.name == "taxonomy_term";
  for (const hsds::Field& field : table.fields) {
    if (field.name == "id")
      continue;
    // The links that name their table in another field.
    const bool is_open_link = field.name == "link_id" || field.name == "resource_id";
    std::string_view to = field.refers_to;
    if (is_open_link)
      to = row.at(field.name == "link_id" ? "link_entity" : "resource_type");
    names_other = names_other || is_open_link || !to.empty();
    std::string value(row.at(field.name));
    if (value.empty())
      continue;
    if (is_open_link || !to.empty()) {
      std::string id = known(to, value);
      if (field.name == "resource_id" && hsds::find_table(to) == nullptr) // before 2.0 the id alone had to do
        for (const hsds::Table& other : hsds::tables())
          if (id.empty() && !(id = known(other.name, value)).empty())
            row.set(table, "resource_type", std::string(other.name));
      if (id.empty()) {
        note(NoteKind::left_out, row, "directory.import.dangling_link", {std::string(to), value},
             std::string(field.name));
        continue;
      }
      linked = linked || field.name != "taxonomy_term_id";
      value = std::move(id);
      out.values.emplace_back(field.name, std::move(value));
      continue;
    }
    if (!hsds::fits(field, value)) {
      note(NoteKind::left_out, row, "directory.import.value_unfit", {std::string(table.name)}, std::string(field.name));
      continue;
    }
    if (field.type == "number")
      value = plain_number(*number_in(value));
    says_something = true;
    out.values.emplace_back(field.name, std::move(value));
  }
  if (names_other && !linked && !of_entry) {
    leave_out(table.name, row, "directory.import.row_of_nobody", {std::string(table.name)});
    return;
  }
  // An empty row about somebody, under a number: nothing is lost without it.
  const bool worth_keeping = of_entry ? !out.values.empty() : says_something || is_uuid(row.at("id"));
  if (worth_keeping)
    out_.further.push_back(std::move(out));
}

} // namespace concert::directory
