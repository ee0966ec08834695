#include <algorithm>

#include "base/text.h"
#include "rooms/directory/exchange/hsds_reading.h"
#include "rooms/directory/exchange/stated_values.h"

namespace concert::directory {

namespace {

std::string in_capitals(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

} // namespace

void HsdsReading::locations() {
  const hsds::Table& table = hsds::table("location");
  for (SourceRow& row : tables_.of("location")) {
    Location location;
    location.origin = origin("location", std::string(row.at("id")));
    location.id = id_from<LocationTag>(location.origin);
    location.organization = link_to<OrganizationTag>(row, table, "organization_id");
    location.name = row.take("name");
    location.alternate_name = row.take("alternate_name");
    location.description = row.take("description");
    location.transportation = row.take("transportation");
    location.website = row.take("url");
    location.language = settings_.language;
    const std::string latitude = row.take("latitude"), longitude = row.take("longitude");
    const std::optional<double> north = number_in(latitude), east = number_in(longitude);
    if (north && east && *north >= -90 && *north <= 90 && *east >= -180 && *east <= 180)
      location.position = Position{*north, *east};
    else if (!latitude.empty() || !longitude.empty())
      note(NoteKind::left_out, row, "directory.import.position_not_on_earth", {},
           north && (*north < -90 || *north > 90) ? "latitude" : "longitude");
    if (const std::string type = text::fold(row.at("location_type")); type == "physical")
      row.take("location_type"); // what the export says of itself
    if (means_confidential(row.take(confidential_field.name)))
      confidential_.insert(location.id.text());
    place_of_location_[location.id.text()] = {row.file, row.line};
    keep_rest("location", location.id.text(), std::move(row));
    out_.entries.locations.push_back(std::move(location));
  }
}

void HsdsReading::addresses() {
  const hsds::Table& table = hsds::table("address");
  for (SourceRow& row : tables_.of("address")) {
    Address address;
    address.origin = origin("address", std::string(row.at("id")));
    address.id = id_from<AddressTag>(address.origin);
    const std::optional<LocationId> location = link_to<LocationTag>(row, table, "location_id");
    if (!location) {
      leave_out("address", row, "directory.import.row_of_nobody", {"address"}, "location_id");
      continue;
    }
    address.location = *location;
    address.address_1 = row.take("address_1");
    address.address_2 = row.take("address_2");
    address.city = row.take("city");
    address.state_province = row.take("state_province");
    address.postal_code = row.take("postal_code");
    address.country = in_capitals(row.take("country"));
    // PRIVACY: the source says that the place must not be found, in a column or in the words of the address.
    const bool marked = means_confidential(row.take(confidential_field.name));
    if (marked || says_confidential(address.address_1 + " " + address.address_2))
      confidential_.insert(location->text());
    if (address.address_1.empty() && address.address_2.empty() && address.city.empty() && address.postal_code.empty()) {
      leave_out("address", row, "directory.import.address_empty", {std::string(row.at("id"))});
      continue;
    }
    if (row.at("address_type") == "physical")
      row.take("address_type");
    keep_rest("address", address.id.text(), std::move(row));
    out_.entries.addresses.push_back(std::move(address));
  }
}

void HsdsReading::services_at_locations() {
  const hsds::Table& table = hsds::table("service_at_location");
  for (SourceRow& row : tables_.of("service_at_location")) {
    ServiceAtLocation at;
    at.origin = origin("service_at_location", std::string(row.at("id")));
    at.id = id_from<ServiceAtLocationTag>(at.origin);
    const std::optional<ServiceId> service = link_to<ServiceTag>(row, table, "service_id");
    const std::optional<LocationId> location = link_to<LocationTag>(row, table, "location_id");
    if (!service || !location) {
      leave_out("service_at_location", row, "directory.import.row_of_nobody", {"service_at_location"},
                service ? "location_id" : "service_id");
      continue;
    }
    at.service = *service;
    at.location = *location;
    places_[at.id.text()] = {service->text(), location->text()};
    keep_rest("service_at_location", at.id.text(), std::move(row));
    out_.entries.services_at_locations.push_back(std::move(at));
  }
}

// PRIVACY: after everything that can mark a place, an organization or a service was read. A service that must not be
// found hides all its places, an organization all of its own and of its services.
void HsdsReading::withhold() {
  for (const Service& service : out_.entries.services)
    if (service.organization && confidential_.count(service.organization->text()) > 0)
      confidential_.insert(service.id.text());
  for (const ServiceAtLocation& at : out_.entries.services_at_locations)
    if (confidential_.count(at.id.text()) > 0 || confidential_.count(at.service.text()) > 0)
      confidential_.insert(at.location.text());
  for (Location& location : out_.entries.locations) {
    const bool marked = confidential_.count(location.id.text()) > 0 ||
                        (location.organization && confidential_.count(location.organization->text()) > 0);
    if (!marked)
      continue;
    location.visibility = AddressVisibility::withheld;
    const auto& [file, line] = place_of_location_[location.id.text()];
    out_.report.add(NoteKind::noticed, tables_.files[file], line, "directory.import.address_withheld");
  }
}

void HsdsReading::phones() {
  const hsds::Table& table = hsds::table("phone");
  std::unordered_map<std::string, const SourceRow*> contacts;
  for (const SourceRow& row : tables_.of("contact"))
    contacts[std::string(row.at("id"))] = &row;
  for (SourceRow& row : tables_.of("phone")) {
    const std::string id(row.at("id"));
    Phone phone;
    phone.origin = origin("phone", id);
    phone.id = id_from<PhoneTag>(phone.origin);
    phone.number = row.take("number");
    if (phone.number.empty()) {
      leave_out("phone", row, "directory.import.number_missing", {id}, "number");
      continue;
    }
    phone.organization = link_to<OrganizationTag>(row, table, "organization_id");
    phone.service = link_to<ServiceTag>(row, table, "service_id");
    phone.location = link_to<LocationTag>(row, table, "location_id");
    // One that belongs to a service at a place, or to a person only, is that service's and that person's.
    const auto at = places_.find(known("service_at_location", std::string(row.at("service_at_location_id"))));
    if (!phone.organization && !phone.service && !phone.location && at != places_.end()) {
      phone.service = ServiceId::parse(at->second.first);
      phone.location = LocationId::parse(at->second.second);
    }
    const auto contact = contacts.find(std::string(row.at("contact_id")));
    if (!phone.organization && !phone.service && !phone.location && contact != contacts.end()) {
      const auto of = [&](const char* to, const char* field) {
        return known(to, std::string(contact->second->at(field)));
      };
      phone.organization = OrganizationId::parse(of("organization", "organization_id"));
      phone.service = ServiceId::parse(of("service", "service_id"));
      phone.location = LocationId::parse(of("location", "location_id"));
    }
    if (!phone.organization && !phone.service && !phone.location) {
      leave_out("phone", row, "directory.import.phone_of_nobody", {id});
      continue;
    }
    phone.extension = row.take("extension");
    phone.kind = row.take("type");
    phone.description = row.take("description");
    keep_rest("phone", phone.id.text(), std::move(row));
    out_.entries.phones.push_back(std::move(phone));
  }
}

} // namespace concert::directory
