#include "rooms/directory/exchange/table_names.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "rooms/directory/exchange/source_rows.h"

namespace concert::directory {

namespace {

struct Called {
  std::string_view name;
  std::string_view table;
  std::string_view former = "";
};

// Beside the names of HSDS 3.1 itself, singular and plural, and its file names.
constexpr std::array<Called, 38> other_names = {{{"organisation", "organization"},
                                                 {"organisations", "organization"},
                                                 {"agency", "organization"},
                                                 {"agencies", "organization"},
                                                 {"sites", "location"},
                                                 {"service_at_locations", "service_at_location"},
                                                 {"services_at_location", "service_at_location"},
                                                 {"services_at_locations", "service_at_location"},
                                                 {"physical_address", "address", "physical_address"},
                                                 {"physical_addresses", "address", "physical_address"},
                                                 {"postal_address", "address", "postal_address"},
                                                 {"postal_addresses", "address", "postal_address"},
                                                 {"mail_address", "address", "postal_address"},
                                                 {"mail_addresses", "address", "postal_address"},
                                                 {"regular_schedule", "schedule", "regular_schedule"},
                                                 {"regular_schedules", "schedule", "regular_schedule"},
                                                 {"holiday_schedule", "schedule", "holiday_schedule"},
                                                 {"holiday_schedules", "schedule", "holiday_schedule"},
                                                 {"eligibility", "service", "eligibility"},
                                                 {"eligibilities", "service", "eligibility"},
                                                 {"accessibility_for_disabilities", "accessibility"},
                                                 {"accessibilities", "accessibility"},
                                                 {"services_taxonomy", "attribute", "service_taxonomy"},
                                                 {"service_taxonomy", "attribute", "service_taxonomy"},
                                                 {"service_taxonomies", "attribute", "service_taxonomy"},
                                                 {"service_attribute", "attribute", "service_taxonomy"},
                                                 {"service_attributes", "attribute", "service_taxonomy"},
                                                 {"other_attribute", "attribute"},
                                                 {"other_attributes", "attribute"},
                                                 {"link_taxonomy", "attribute"},
                                                 {"payment_accepted", "cost_option", "payment_accepted"},
                                                 {"payments_accepted", "cost_option", "payment_accepted"},
                                                 {"taxonomy", "taxonomy", "taxonomy_1"},
                                                 {"capacities", "service_capacity"},
                                                 {"service_capacities", "service_capacity"},
                                                 {"additional_urls", "url"},
                                                 {"additional_websites", "url"},
                                                 {"fundings", "funding"}}};

struct Column {
  std::string_view table; // "" for every table
  std::string_view name;
  std::string_view field;
};

constexpr std::array<Column, 60> other_columns = {{{"", "uuid", "id"},
                                                   {"", "organisation_id", "organization_id"},
                                                   {"", "alternative_name", "alternate_name"},
                                                   {"", "name_alternate", "alternate_name"},
                                                   {"", "services_at_location_id", "service_at_location_id"},
                                                   {"", "lat", "latitude"},
                                                   {"", "lng", "longitude"},
                                                   {"", "lon", "longitude"},
                                                   {"", "long", "longitude"},
                                                   {"", "e_mail", "email"},
                                                   {"", "email_address", "email"},
                                                   {"", "is_confidential", "confidential"},
                                                   {"", "confidential_address", "confidential"},
                                                   {"", "address_confidential", "confidential"},
                                                   {"", "address_is_confidential", "confidential"},
                                                   {"", "is_private", "confidential"},
                                                   {"", "private", "confidential"},
                                                   {"", "hidden", "confidential"},
                                                   {"", "unlisted", "confidential"},
                                                   {"", "do_not_publish", "confidential"},
                                                   {"", "not_public", "confidential"},
                                                   {"", "confidentiel", "confidential"},
                                                   {"organization", "url", "website"},
                                                   {"organization", "homepage", "website"},
                                                   {"organization", "parent_organisation_id", "parent_organization_id"},
                                                   {"organization", "parent_id", "parent_organization_id"},
                                                   {"organization", "date_incorporated", "year_incorporated"},
                                                   {"service", "website", "url"},
                                                   {"service", "eligibility", "eligibility_description"},
                                                   {"service", "min_age", "minimum_age"},
                                                   {"service", "max_age", "maximum_age"},
                                                   {"service", "age_min", "minimum_age"},
                                                   {"service", "age_max", "maximum_age"},
                                                   {"service", "licences", "licenses"},
                                                   {"location", "website", "url"},
                                                   {"location", "type", "location_type"},
                                                   {"address", "type", "address_type"},
                                                   {"address", "address", "address_1"},
                                                   {"address", "address1", "address_1"},
                                                   {"address", "street", "address_1"},
                                                   {"address", "address2", "address_2"},
                                                   {"address", "town", "city"},
                                                   {"address", "province", "state_province"},
                                                   {"address", "state", "state_province"},
                                                   {"address", "postcode", "postal_code"},
                                                   {"address", "zip", "postal_code"},
                                                   {"address", "zip_code", "postal_code"},
                                                   {"address", "zipcode", "postal_code"},
                                                   {"phone", "number_type", "type"},
                                                   {"phone", "phone_number", "number"},
                                                   {"phone", "phone", "number"},
                                                   {"phone", "department", "description"},
                                                   {"language", "language", "name"},
                                                   {"service_area", "service_area", "name"},
                                                   {"accessibility", "accessibility", "description"},
                                                   {"taxonomy_term", "term", "name"},
                                                   {"taxonomy", "url", "uri"},
                                                   {"taxonomy_term", "vocabulary", "taxonomy"},
                                                   {"attribute", "taxonomy_id", "taxonomy_term_id"},
                                                   {"attribute", "taxonomy_detail", "value"}}};

std::string plain(std::string_view name) {
  std::string out = text::fold(text::trim(name));
  for (char& c : out)
    if (c == ' ' || c == '-' || c == '.')
      c = '_';
  return out;
}

} // namespace

std::string stem_of(std::string_view path) {
  path.remove_prefix(std::min(path.find_last_of('/') + 1, path.size()));
  return plain(path.substr(0, path.find_last_of('.')));
}

TableName table_called(std::string_view called) {
  const std::string name = plain(called);
  for (const Called& other : other_names)
    if (other.name == name)
      return {other.table, other.former};
  for (const hsds::Table& table : hsds::tables()) {
    const std::string single(table.name);
    if (name == single || name == single + "s" || name + ".csv" == table.path)
      return {table.name, ""};
  }
  return {};
}

const hsds::Field* field_called(const hsds::Table& table, std::string_view column) {
  const std::string name = plain(column);
  if (const hsds::Field* same = table.field(name))
    return same;
  if (name == confidential_field.name)
    return &confidential_field;
  for (const Column& other : other_columns)
    if (other.name == name && (other.table.empty() || other.table == table.name))
      return other.field == confidential_field.name ? &confidential_field : table.field(other.field);
  if (name == std::string(table.name) + "_id" || name == std::string(table.name) + "_uuid")
    return table.field("id"); // services.csv whose own key is called service_id
  if (name.starts_with(std::string(table.name) + "_"))
    return field_called(table,
                        std::string_view(name).substr(table.name.size() + 1)); // service_name, organization_email
  return nullptr;
}

} // namespace concert::directory
