#include "rooms/directory/exchange/hsds_writing.h"

#include <algorithm>
#include <charconv>

#include "base/check.h"
#include "rooms/directory/exchange/stated_values.h"

namespace concert::directory {

namespace {

std::string number_text(double value) {
  char out[32];
  const auto [end, error] = std::to_chars(out, out + sizeof out, value);
  check(error == std::errc(), "a double fits 32 characters");
  return std::string(out, end);
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos && text.size() < 16;
}

} // namespace

HsdsCells HsdsWriting::write() {
  close();
  name_ids();
  for (const hsds::Table& table : hsds::tables())
    cells_.rows[table.name];
  organizations();
  services();
  locations();
  addresses();
  phones();
  languages();
  areas();
  capacities();
  taxonomies();
  terms();
  attributes();
  rest();
  redact(cells_);
  losses();
  return std::move(cells_);
}

HsdsCells::Row& HsdsWriting::begin(std::string_view table) {
  const hsds::Table& known = hsds::table(table);
  std::vector<Row>& rows = cells_.rows[known.name];
  rows.emplace_back(known.fields.size());
  return rows.back();
}

void HsdsWriting::set(Row& row, std::string_view table, std::string_view field, std::string value) const {
  row[hsds::table(table).position(field)] = std::move(value);
}

void HsdsWriting::set_further(Row& row, std::string_view table, const std::string& id) const {
  const auto found = beside_.find(id);
  if (found == beside_.end() || closed_.count(id) > 0)
    return;
  const hsds::Table& known = hsds::table(table);
  for (const auto& [name, value] : found->second->values) {
    const hsds::Field* field = known.field(name);
    if (field == nullptr)
      continue;
    std::string& cell = row[known.position(name)];
    if (cell.empty() || name == "taxonomy_id" || name == "location_type" || name == "address_type" ||
        name == "description")
      cell = field->refers_to.empty() ? value : text(value);
  }
}

void HsdsWriting::write_further(const FurtherRow& source) {
  if (!written_.insert(&source).second)
    return;
  const hsds::Table& table = hsds::table(source.origin.table);
  Row& row = begin(table.name);
  set(row, table.name, "id", text(source.id));
  for (const auto& [name, value] : source.values) {
    const hsds::Field* field = table.field(name);
    if (field == nullptr)
      continue;
    const bool is_link = !field->refers_to.empty() || name == "link_id" || name == "resource_id";
    row[table.position(name)] = is_link ? text(value) : value;
  }
  // Required since 3.0; earlier sources have none.
  if (const hsds::Field* description = table.field("description"); description != nullptr && description->required)
    if (std::string& cell = row[table.position("description")]; cell.empty())
      cell = source.at("name");
}

bool HsdsWriting::may_say(Provenance source) {
  if (source != Provenance::invented)
    return true;
  lost_.insert("directory.export.loss_invented");
  return settings_.invented == InventedValues::included;
}

void HsdsWriting::organizations() {
  constexpr std::string_view table = "organization";
  for (const Organization& each : entries_.organizations) {
    Row& row = begin(table);
    set(row, table, "id", text(each.id));
    set(row, table, "name", each.name);
    set(row, table, "alternate_name", each.alternate_name);
    set(row, table, "description", each.description.empty() ? each.name : each.description); // required
    set(row, table, "email", each.email);
    set(row, table, "website", each.website);
    set_further(row, table, each.id.text());
  }
}

void HsdsWriting::services() {
  constexpr std::string_view table = "service";
  for (const Service& each : entries_.services) {
    if (!each.organization || text(*each.organization).empty()) {
      ++out_.services_without_organization;
      continue;
    }
    Row& row = begin(table);
    set(row, table, "id", text(each.id));
    set(row, table, "organization_id", text(*each.organization));
    set(row, table, "name", each.name);
    set(row, table, "alternate_name", each.alternate_name);
    set(row, table, "description", each.description);
    set(row, table, "url", each.website);
    set(row, table, "email", each.email);
    set(row, table, "status", std::string(name_of(each.status)));
    set(row, table, "interpretation_services", each.interpretation);
    set(row, table, "application_process", each.application_process);
    set(row, table, "fees_description", each.fees);
    set(row, table, "eligibility_description", each.eligibility);
    const bool says_wait = each.wait && may_say(each.wait->source);
    set(row, table, "wait_time", says_wait ? wait_in_words(each.wait_time_text, *each.wait) : each.wait_time_text);
    if (each.ages && may_say(each.ages->source)) {
      if (each.ages->minimum)
        set(row, table, "minimum_age", std::to_string(*each.ages->minimum));
      if (each.ages->maximum)
        set(row, table, "maximum_age", std::to_string(*each.ages->maximum));
      if (each.ages->source == Provenance::parsed_from_prose)
        lost_.insert("directory.export.loss_ages_read_from_prose");
    }
    set_further(row, table, each.id.text());
  }
}

void HsdsWriting::locations() {
  constexpr std::string_view table = "location";
  for (const Location& each : entries_.locations) {
    const bool withheld = closed_.count(each.id.text()) > 0;
    Row& row = begin(table);
    set(row, table, "id", text(each.id));
    set(row, table, "location_type", "physical");
    set(row, table, "url", each.website);
    set(row, table, "organization_id", each.organization ? text(*each.organization) : "");
    set(row, table, "name", each.name);
    set(row, table, "alternate_name", each.alternate_name);
    // PRIVACY: how to find a withheld place does not leave.
    set(row, table, "description", withheld ? "" : each.description);
    set(row, table, "transportation", withheld ? "" : each.transportation);
    if (each.position && !withheld) {
      set(row, table, "latitude", number_text(each.position->latitude));
      set(row, table, "longitude", number_text(each.position->longitude));
    }
    set_further(row, table, each.id.text());
  }
  constexpr std::string_view link = "service_at_location";
  for (const ServiceAtLocation& each : entries_.services_at_locations) {
    if (text(each.id).empty())
      continue;
    Row& row = begin(link);
    set(row, link, "id", text(each.id));
    set(row, link, "service_id", text(each.service));
    set(row, link, "location_id", text(each.location));
    set_further(row, link, each.id.text());
  }
}

void HsdsWriting::addresses() {
  constexpr std::string_view table = "address";
  for (const Address& each : entries_.addresses) {
    if (closed_.count(each.id.text()) > 0) {
      ++out_.addresses_withheld;
      continue;
    }
    if (each.address_1.empty() && each.address_2.empty()) {
      lost_.insert("directory.export.loss_address_without_street");
      continue;
    }
    Row& row = begin(table);
    set(row, table, "id", text(each.id));
    set(row, table, "location_id", text(each.location));
    set(row, table, "address_1", each.address_1.empty() ? each.address_2 : each.address_1);
    set(row, table, "address_2", each.address_1.empty() ? "" : each.address_2);
    set(row, table, "city", each.city);
    set(row, table, "state_province", each.state_province);
    set(row, table, "postal_code", each.postal_code);
    set(row, table, "country", each.country);
    set(row, table, "address_type", "physical");
    set_further(row, table, each.id.text());
  }
}

void HsdsWriting::phones() {
  constexpr std::string_view table = "phone";
  for (const Phone& each : entries_.phones) {
    Row& row = begin(table);
    std::string description = each.description;
    if (!each.extension.empty() && !is_digits(each.extension)) // the standard has a number here
      description += (description.empty() ? "" : "; ") + each.extension;
    set(row, table, "id", text(each.id));
    set(row, table, "location_id", each.location ? text(*each.location) : "");
    set(row, table, "service_id", each.service ? text(*each.service) : "");
    set(row, table, "organization_id", each.organization ? text(*each.organization) : "");
    set(row, table, "number", each.number);
    set(row, table, "extension", is_digits(each.extension) ? each.extension : "");
    set(row, table, "type", each.kind);
    set(row, table, "description", description);
    set_further(row, table, each.id.text());
  }
}

void HsdsWriting::losses() {
  if (out_.services_without_organization > 0)
    lost_.insert("directory.export.loss_services_without_organization");
  if (out_.addresses_withheld > 0)
    lost_.insert("directory.export.loss_withheld_addresses");
  const auto loses_id = [&](const auto& each) { return !each.origin.id.empty() && text(each.id) != each.origin.id; };
  if (std::any_of(entries_.services.begin(), entries_.services.end(), loses_id))
    lost_.insert("directory.export.loss_source_ids");
  if (!entries_.services.empty() || !entries_.organizations.empty())
    lost_.insert("directory.export.loss_text_language");
  for (const TaxonomyTerm& each : entries_.terms)
    if (each.kind == TermKind::situation)
      lost_.insert("directory.export.loss_term_kind");
  out_.losses.insert(out_.losses.end(), lost_.begin(), lost_.end());
}

} // namespace concert::directory
