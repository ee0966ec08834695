#include "rooms/directory/hsds_tables.h"

#include <algorithm>

#include "base/check.h"
#include "platform/json/write.h"

namespace concert::directory::hsds {

const std::vector<Table>& tables() {
  static const std::vector<Table> all = {
      {"organization",
       "organizations.csv",
       {{"id", "string", true},
        {"name", "string", true},
        {"alternate_name"},
        {"description", "string", true},
        {"email"},
        {"website"},
        {"tax_status"},
        {"tax_id"},
        {"year_incorporated", "number"},
        {"legal_status"},
        {"logo"},
        {"uri"},
        {"parent_organization_id", "string", false, "organization"}}},
      {"service",
       "services.csv",
       {{"id", "string", true},
        {"organization_id", "string", true, "organization"},
        {"program_id"},
        {"name", "string", true},
        {"alternate_name"},
        {"description"},
        {"url"},
        {"email"},
        {"status", "string", true},
        {"interpretation_services"},
        {"application_process"},
        {"fees_description"},
        {"wait_time"},
        {"fees"},
        {"accreditations"},
        {"eligibility_description"},
        {"minimum_age", "number"},
        {"maximum_age", "number"},
        {"assured_date"},
        {"assurer_email"},
        {"licenses"},
        {"alert"},
        {"last_modified", "datetime"}}},
      {"location",
       "locations.csv",
       {{"id", "string", true},
        {"location_type", "string", true},
        {"url"},
        {"organization_id", "string", false, "organization"},
        {"name"},
        {"alternate_name"},
        {"description"},
        {"transportation"},
        {"latitude", "number"},
        {"longitude", "number"},
        {"external_identifier"},
        {"external_identifier_type"}}},
      {"service_at_location",
       "service_at_location.csv",
       {{"id", "string", true},
        {"service_id", "string", true, "service"},
        {"location_id", "string", true, "location"},
        {"description"}}},
      {"address",
       "addresses.csv",
       {{"id", "string", true},
        {"location_id", "string", false, "location"},
        {"attention"},
        {"address_1", "string", true},
        {"address_2"},
        {"city", "string", true},
        {"region"},
        {"state_province", "string", true},
        {"postal_code", "string", true},
        {"country", "string", true},
        {"address_type", "string", true}}},
      {"phone",
       "phones.csv",
       {{"id", "string", true},
        {"location_id", "string", false, "location"},
        {"service_id", "string", false, "service"},
        {"organization_id", "string", false, "organization"},
        {"contact_id"},
        {"service_at_location_id"},
        {"number", "string", true},
        {"extension", "number"},
        {"type"},
        {"description"}}},
      {"language",
       "languages.csv",
       {{"id", "string", true},
        {"service_id", "string", false, "service"},
        {"location_id"},
        {"phone_id"},
        {"name"},
        {"code"},
        {"note"}}},
      {"service_area",
       "service_areas.csv",
       {{"id", "string", true},
        {"service_id", "string", false, "service"},
        {"service_at_location_id"},
        {"name"},
        {"description"},
        {"extent"},
        {"extent_type"},
        {"uri"}}},
      {"service_capacity",
       "service_capacity.csv",
       {{"id", "string", true},
        {"service_id", "string", true, "service"},
        {"unit_id", "string", true, "unit"},
        {"available", "number", true},
        {"maximum", "number"},
        {"description"},
        {"updated", "datetime", true}}},
      {"unit", "units.csv", {{"id", "string", true}, {"name", "string", true}, {"scheme"}, {"identifier"}, {"uri"}}},
      {"taxonomy",
       "taxonomies.csv",
       {{"id", "string", true}, {"name", "string", true}, {"description", "string", true}, {"uri"}, {"version"}}},
      {"taxonomy_term",
       "taxonomy_terms.csv",
       {{"id", "string", true},
        {"code"},
        {"name", "string", true},
        {"description", "string", true},
        {"parent_id", "string", false, "taxonomy_term"},
        {"taxonomy"},
        {"language"},
        {"taxonomy_id", "string", false, "taxonomy"},
        {"term_uri"}}},
      {"attribute",
       "attributes.csv",
       {{"id", "string", true},
        {"link_id", "string", true},
        {"taxonomy_term_id", "string", true, "taxonomy_term"},
        {"link_type"},
        {"link_entity", "string", true},
        {"value"},
        {"label"}}}};
  return all;
}

const Table& table(std::string_view name) {
  const auto found =
      std::find_if(tables().begin(), tables().end(), [&](const Table& each) { return each.name == name; });
  check(found != tables().end(), "an HSDS table that the export knows");
  return *found;
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
