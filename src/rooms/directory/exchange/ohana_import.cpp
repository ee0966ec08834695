#include "rooms/directory/exchange/ohana_import.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "rooms/directory/age_phrases.h"
#include "rooms/directory/exchange/ohana_hours.h"
#include "rooms/directory/exchange/ohana_taxonomy.h"
#include "rooms/directory/exchange/stated_values.h"
#include "rooms/directory/language_phrases.h"
#include "rooms/directory/source_table.h"

namespace concert::directory {

namespace {

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

// Reads one source; each function one file, in an order in which links can be checked at once.
class OhanaReading {
public:
  OhanaReading(const Files& files, const SourceSettings& settings) : files_(files), settings_(settings) {
    out_.name = settings.name;
  }

  Result<Import> read() {
    const TermsByRow terms = TRY(read_ohana_taxonomy(files_, settings_, out_));
    TRY(organizations());
    TRY(locations());
    TRY(addresses());
    TRY(services());
    TRY(read_ohana_categories(files_, terms, out_));
    TRY(phones());
    TRY(read_ohana_hours(files_, settings_, {service_id_, location_}, out_));
    return std::move(out_);
  }

private:
  Origin origin(std::string_view table, std::string id) const {
    return {settings_.name, std::string(table), std::move(id)};
  }
  bool has(std::string_view file) const { return files_.find(file) != files_.end(); }

  // The row's own id, or "" after noting why the row cannot come in.
  std::string own_id(SourceTable& table, std::size_t i, std::set<std::string>& seen) {
    std::string id = table.cell(i, "id");
    if (id.empty())
      out_.report.add(NoteKind::left_out, table.file(), table.line(i), "directory.import.id_missing");
    else if (!seen.insert(id).second) {
      out_.report.add(NoteKind::left_out, table.file(), table.line(i), "directory.import.id_repeated", {id});
      id.clear();
    }
    return id;
  }

  void came_in(SourceTable& table, std::size_t i) {
    table.end_of_row(i, out_.report);
    ++out_.report.read[table.file()];
  }

  // A link to an entry that was read; nothing when the cell is empty, and a note when it names none.
  template <class Id>
  std::optional<Id> link(SourceTable& table, std::size_t i, const char* column, const std::map<std::string, Id>& known,
                         const char* word) {
    const std::string source_id = table.cell(i, column);
    if (source_id.empty())
      return std::nullopt;
    const auto found = known.find(source_id);
    if (found != known.end())
      return found->second;
    out_.report.add(NoteKind::left_out, table.file(), table.line(i), word, {source_id});
    return std::nullopt;
  }

  Result<void> organizations() {
    SourceTable table = TRY(SourceTable::open(files_, "organizations.csv", {"id", "name"}, out_.report));
    std::set<std::string> seen;
    for (std::size_t i = 0; i < table.size(); ++i) {
      const std::string id = own_id(table, i, seen);
      if (id.empty())
        continue;
      Organization organization;
      organization.origin = origin("organization", id);
      organization.id = id_from<OrganizationTag>(organization.origin);
      organization.name = table.cell(i, "name");
      organization.alternate_name = table.cell(i, "alternate_name");
      organization.description = table.cell(i, "description");
      organization.email = table.cell(i, "email");
      organization.website = table.cell(i, "website");
      organization.language = settings_.language;
      if (organization.name.empty()) {
        out_.report.add(NoteKind::left_out, table.file(), table.line(i), "directory.import.name_missing", {id});
        continue;
      }
      organization_[id] = organization.id;
      out_.entries.organizations.push_back(std::move(organization));
      came_in(table, i);
    }
    return {};
  }

  Result<void> locations() {
    SourceTable table = TRY(SourceTable::open(files_, "locations.csv", {"id", "organization_id", "name"}, out_.report));
    std::set<std::string> seen;
    for (std::size_t i = 0; i < table.size(); ++i) {
      const std::string id = own_id(table, i, seen);
      if (id.empty())
        continue;
      Location location;
      location.origin = origin("location", id);
      location.id = id_from<LocationTag>(location.origin);
      location.organization =
          link(table, i, "organization_id", organization_, "directory.import.dangling_organization");
      location.name = table.cell(i, "name");
      location.alternate_name = table.cell(i, "alternate_name");
      location.description = table.cell(i, "description");
      location.transportation = table.cell(i, "transportation");
      location.website = table.cell(i, "website");
      location.language = settings_.language;
      location.position = position(table, i);
      location_[id] = location.id;
      if (std::string access = table.cell(i, "accessibility"); !access.empty()) {
        FurtherRow row;
        row.origin = origin("accessibility", id);
        row.id = stable_id(row.origin);
        row.values = {{"location_id", location.id.text()}, {"description", std::move(access)}};
        out_.further.push_back(std::move(row));
      }
      if (location.organization)
        organization_of_[location.id] = *location.organization;
      out_.entries.locations.push_back(std::move(location));
      came_in(table, i);
    }
    return {};
  }

  std::optional<Position> position(SourceTable& table, std::size_t i) {
    const std::string latitude = table.cell(i, "latitude");
    const std::string longitude = table.cell(i, "longitude");
    if (latitude.empty() && longitude.empty())
      return std::nullopt;
    const std::optional<double> north = number_in(latitude);
    const std::optional<double> east = number_in(longitude);
    const bool on_earth = north && east && *north >= -90 && *north <= 90 && *east >= -180 && *east <= 180;
    if (!on_earth) {
      out_.report.add(NoteKind::left_out, table.file(), table.line(i), "directory.import.position_not_on_earth");
      return std::nullopt;
    }
    return Position{*north, *east};
  }

  Result<void> addresses() {
    if (!has("addresses.csv"))
      return {};
    SourceTable table = TRY(SourceTable::open(files_, "addresses.csv", {"id", "location_id"}, out_.report));
    std::set<std::string> seen;
    std::set<LocationId> withheld;
    for (std::size_t i = 0; i < table.size(); ++i) {
      const std::string id = own_id(table, i, seen);
      if (id.empty())
        continue;
      Address address;
      address.origin = origin("address", id);
      address.id = id_from<AddressTag>(address.origin);
      const std::optional<LocationId> location =
          link(table, i, "location_id", location_, "directory.import.dangling_location");
      if (!location)
        continue;
      address.location = *location;
      address.address_1 = table.cell(i, "address_1");
      address.address_2 = table.cell(i, "address_2");
      address.city = table.cell(i, "city");
      address.state_province = table.cell(i, "state_province");
      address.postal_code = table.cell(i, "postal_code");
      address.country = upper(table.cell(i, "country"));
      // PRIVACY: the source says that the place must not be found; from here on nobody outside learns more than the
      // town.
      if (says_confidential(address.address_1 + " " + address.address_2)) {
        withheld.insert(*location);
        out_.report.add(NoteKind::noticed, table.file(), table.line(i), "directory.import.address_withheld");
      }
      out_.entries.addresses.push_back(std::move(address));
      came_in(table, i);
    }
    for (Location& location : out_.entries.locations)
      if (withheld.count(location.id) > 0)
        location.visibility = AddressVisibility::withheld;
    return {};
  }

  Result<void> services() {
    SourceTable table = TRY(SourceTable::open(files_, "services.csv", {"id", "location_id", "name"}, out_.report));
    std::set<std::string> seen;
    for (std::size_t i = 0; i < table.size(); ++i) {
      const std::string id = own_id(table, i, seen);
      if (id.empty())
        continue;
      Service service;
      service.origin = origin("service", id);
      service.id = id_from<ServiceTag>(service.origin);
      service.name = table.cell(i, "name");
      if (service.name.empty()) {
        out_.report.add(NoteKind::left_out, table.file(), table.line(i), "directory.import.name_missing", {id});
        continue;
      }
      texts(service, table, i);
      const std::optional<LocationId> location =
          link(table, i, "location_id", location_, "directory.import.dangling_location");
      if (location)
        place(service, id, *location);
      if (!service.organization)
        out_.report.add(NoteKind::noticed, table.file(), table.line(i), "directory.import.service_without_organization",
                        {id});
      if (const std::string status = table.cell(i, "status"); !status.empty()) {
        if (const auto known = service_status_of(text::fold(status)))
          service.status = *known;
        else
          out_.report.add(NoteKind::noticed, table.file(), table.line(i), "directory.import.status_unknown", {id});
      }
      service_id_[id] = service.id;
      out_.entries.services.push_back(std::move(service));
      came_in(table, i);
    }
    return {};
  }

  void texts(Service& service, SourceTable& table, std::size_t i) {
    service.alternate_name = table.cell(i, "alternate_name");
    service.description = table.cell(i, "description");
    service.eligibility = table.cell(i, "eligibility");
    service.application_process = table.cell(i, "application_process");
    service.fees = table.cell(i, "fees");
    service.wait_time_text = table.cell(i, "wait_time");
    service.email = table.cell(i, "email");
    service.website = table.cell(i, "website");
    service.language = settings_.language;
    service.ages = ages_in_prose(service.eligibility);
    const std::string languages = table.cell(i, "languages");
    const std::string interpreters = table.cell(i, "interpretation_services");
    service.languages = languages_in_prose(languages);
    service.interpretation = languages;
    if (!interpreters.empty())
      service.interpretation += (languages.empty() ? "" : "\n") + interpreters;
    const std::string areas = table.cell(i, "service_areas");
    for (const std::string_view area : text::split(areas, areas.find(';') == std::string::npos ? ',' : ';'))
      if (!text::trim(area).empty())
        service.areas.push_back({"", std::string(text::trim(area)), Provenance::stated});
  }

  void place(Service& service, const std::string& id, LocationId location) {
    if (const auto organization = organization_of_.find(location); organization != organization_of_.end())
      service.organization = organization->second;
    ServiceAtLocation at;
    at.origin = origin("service_at_location", id);
    at.id = id_from<ServiceAtLocationTag>(at.origin);
    at.service = service.id;
    at.location = location;
    out_.entries.services_at_locations.push_back(std::move(at));
  }

  Result<void> phones() {
    if (!has("phones.csv"))
      return {};
    SourceTable table = TRY(SourceTable::open(files_, "phones.csv", {"id", "number"}, out_.report));
    std::set<std::string> seen;
    for (std::size_t i = 0; i < table.size(); ++i) {
      const std::string id = own_id(table, i, seen);
      if (id.empty())
        continue;
      Phone phone;
      phone.origin = origin("phone", id);
      phone.id = id_from<PhoneTag>(phone.origin);
      phone.number = table.cell(i, "number");
      phone.organization = link(table, i, "organization_id", organization_, "directory.import.dangling_organization");
      phone.service = link(table, i, "service_id", service_id_, "directory.import.dangling_service");
      phone.location = link(table, i, "location_id", location_, "directory.import.dangling_location");
      phone.extension = table.cell(i, "extension");
      phone.kind = table.cell(i, "number_type");
      phone.description = table.cell(i, "department");
      if (phone.number.empty() || (!phone.organization && !phone.service && !phone.location)) {
        out_.report.add(NoteKind::left_out, table.file(), table.line(i),
                        phone.number.empty() ? "directory.import.number_missing" : "directory.import.phone_of_nobody",
                        {id});
        continue;
      }
      out_.entries.phones.push_back(std::move(phone));
      came_in(table, i);
    }
    return {};
  }

  const Files& files_;
  const SourceSettings& settings_;
  Import out_;
  std::map<std::string, OrganizationId> organization_;
  std::map<std::string, LocationId> location_;
  std::map<LocationId, OrganizationId> organization_of_;
  std::map<std::string, ServiceId> service_id_;
};

} // namespace

Result<Import> read_ohana(const Files& files, const SourceSettings& settings) {
  if (settings.name.empty())
    return Refusal::invalid("source", "problem.required");
  return OhanaReading(files, settings).read();
}

} // namespace concert::directory
