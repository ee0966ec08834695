#include <algorithm>

#include "base/check.h"
#include "platform/json/write.h"
#include "rooms/directory/exchange/hsds_tables.h"
#include "rooms/directory/exchange/stated_values.h"

namespace concert::directory::hsds {

const Field* Table::field(std::string_view wanted) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& each) { return each.name == wanted; });
  return found == fields.end() ? nullptr : &*found;
}

std::size_t Table::position(std::string_view wanted) const {
  const Field* found = field(wanted);
  check(found != nullptr, "a field of this HSDS table");
  return static_cast<std::size_t>(found - fields.data());
}

const Table* find_table(std::string_view name) {
  const auto found =
      std::find_if(tables().begin(), tables().end(), [&](const Table& each) { return each.name == name; });
  return found == tables().end() ? nullptr : &*found;
}

const Table& table(std::string_view name) {
  const Table* found = find_table(name);
  check(found != nullptr, "a table of HSDS");
  return *found;
}

// The nearest home comes first: a row that belongs to several is written into the first that it names.
const std::vector<Nested>& nestings() {
  static const std::vector<Nested> all = {
      {"service_capacity", "unit", "unit", false},
      {"service", "service_at_locations", "service_at_location"},
      {"service", "capacities", "service_capacity"},
      {"service", "cost_options", "cost_option"},
      {"service", "required_documents", "required_document"},
      {"service", "additional_urls", "url"},
      {"organization", "additional_websites", "url"},
      {"organization", "organization_identifiers", "organization_identifier"},
      {"organization", "programs", "program"},
      {"location", "addresses", "address"},
      {"location", "accessibility", "accessibility"},
      {"contact", "phones", "phone"},
      {"phone", "languages", "language"},
      {"service_at_location", "phones", "phone"},
      {"service_at_location", "contacts", "contact"},
      {"service_at_location", "schedules", "schedule"},
      {"service_at_location", "service_areas", "service_area"},
      {"service", "phones", "phone"},
      {"service", "contacts", "contact"},
      {"service", "schedules", "schedule"},
      {"service", "service_areas", "service_area"},
      {"service", "languages", "language"},
      {"service", "funding", "funding"},
      {"location", "phones", "phone"},
      {"location", "contacts", "contact"},
      {"location", "schedules", "schedule"},
      {"location", "languages", "language"},
      {"organization", "phones", "phone"},
      {"organization", "contacts", "contact"},
      {"organization", "funding", "funding"},
      // Read only: a full document repeats these rows wherever they are named, and we write each row once.
      {"organization", "locations", "location"},
      {"organization", "services", "service"},
      {"service", "organization", "organization", false},
      {"service", "program", "program", false},
      {"service_at_location", "location", "location", false},
      {"service_at_location", "service", "service", false},
      {"location", "organization", "organization", false},
      {"taxonomy_term", "taxonomy_detail", "taxonomy", false},
      {"attribute", "taxonomy_term", "taxonomy_term", false}};
  return all;
}

bool fits(const Field& field, std::string_view value) {
  if (value.empty())
    return true;
  if (!field.choices.empty()) {
    for (std::size_t at = 0; at <= field.choices.size();) {
      const std::size_t end = std::min(field.choices.find('|', at), field.choices.size());
      if (field.choices.substr(at, end - at) == value)
        return true;
      at = end + 1;
    }
    return false;
  }
  if (field.type == "number")
    return number_in(value).has_value();
  if (field.type == "datetime")
    return moment_in(value).has_value();
  return true;
}

std::string datapackage(std::string_view title) {
  json::Writer json;
  json.begin_object()
      .member("name", "human_services_data")
      .member("title", title)
      .member("profile", "tabular-data-package")
      .member("version", "3.1")
      .key("resources")
      .begin_array();
  for (const Table& each : tables()) {
    json.begin_object()
        .member("name", each.name)
        .member("path", each.path)
        .member("profile", "tabular-data-resource")
        .member("format", "csv")
        .member("mediatype", "text/csv")
        .member("encoding", "utf-8")
        .key("schema")
        .begin_object()
        .member("primaryKey", "id")
        .key("fields")
        .begin_array();
    for (const Field& field : each.fields) {
      json.begin_object().member("name", field.name).member("type", field.type);
      if (field.required)
        json.key("constraints").begin_object().member("required", true).end_object();
      json.end_object();
    }
    json.end_array().key("foreignKeys").begin_array();
    for (const Field& field : each.fields)
      if (!field.refers_to.empty()) {
        // An empty resource means the same table (Table Schema).
        json.begin_object().member("fields", field.name).key("reference").begin_object();
        json.member("resource", field.refers_to == each.name ? std::string_view() : field.refers_to);
        json.member("fields", "id").end_object().end_object();
      }
    json.end_array().end_object().end_object();
  }
  json.end_array().end_object();
  return json.take();
}

} // namespace concert::directory::hsds
