#include "rooms/directory/hsds_export.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/check.h"
#include "rooms/directory/hsds_rows.h"

namespace concert::directory {

namespace {

// HSDS asks for UUIDs: the same 32 digits with hyphens.
template <class Tag>
std::string uuid(const Id<Tag>& id) {
  const std::string hex = id.text();
  return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" +
         hex.substr(20);
}

// For rows that have no id of their own here.
std::string derived_uuid(std::string_view table, const std::string& of) {
  return uuid(id_from<struct RowTag>({"export", std::string(table), of}));
}

std::string number(double value) {
  char out[32];
  const auto [end, error] = std::to_chars(out, out + sizeof out, value);
  check(error == std::errc(), "a double fits 32 characters");
  return std::string(out, end);
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

class Writing {
public:
  Writing(const Entries& entries, const ExportSettings& settings) : entries_(entries), settings_(settings) {
    for (const Location& location : entries.locations)
      if (location.visibility == AddressVisibility::withheld)
        withheld_.insert(location.id);
    for (const Service& service : entries.services)
      if (service.organization)
        exported_.insert(service.id);
  }

  Export write() {
    organizations();
    services();
    locations();
    addresses();
    phones();
    languages();
    areas();
    capacities();
    taxonomies();
    out_.files["datapackage.json"] = hsds::datapackage(settings_.title);
    losses();
    return std::move(out_);
  }

private:
  HsdsRows table(std::string_view name) const { return HsdsRows(name, settings_.formulas); }
  bool may_say(Provenance source) {
    if (source != Provenance::invented)
      return true;
    lost_.insert("directory.export.loss_invented");
    return settings_.invented == InventedValues::included;
  }

  void organizations() {
    HsdsRows rows = table("organization");
    for (const Organization& each : entries_.organizations)
      rows.row()
          .set("id", uuid(each.id))
          .set("name", each.name)
          .set("alternate_name", each.alternate_name)
          .set("description", each.description.empty() ? each.name : each.description) // required
          .set("email", each.email)
          .set("website", each.website);
    rows.into(out_);
  }

  void services() {
    HsdsRows rows = table("service");
    for (const Service& each : entries_.services) {
      if (!each.organization) {
        ++out_.services_without_organization;
        continue;
      }
      rows.row()
          .set("id", uuid(each.id))
          .set("organization_id", uuid(*each.organization))
          .set("name", each.name)
          .set("alternate_name", each.alternate_name)
          .set("description", each.description)
          .set("url", each.website)
          .set("email", each.email)
          .set("status", std::string(name_of(each.status)))
          .set("interpretation_services", each.interpretation)
          .set("application_process", each.application_process)
          .set("fees_description", each.fees)
          .set("eligibility_description", each.eligibility);
      std::string wait = each.wait_time_text;
      if (each.wait && may_say(each.wait->source)) {
        if (!wait.empty())
          wait += "; ";
        wait += std::to_string(each.wait->days) + " days, stated " + each.wait->stated_at.iso();
        if (each.wait->source == Provenance::invented)
          wait += " (invented for a demonstration)";
      }
      rows.set("wait_time", wait);
      if (each.ages && may_say(each.ages->source)) {
        if (each.ages->minimum)
          rows.set("minimum_age", std::to_string(*each.ages->minimum));
        if (each.ages->maximum)
          rows.set("maximum_age", std::to_string(*each.ages->maximum));
        if (each.ages->source == Provenance::parsed_from_prose)
          lost_.insert("directory.export.loss_ages_read_from_prose");
      }
    }
    rows.into(out_);
  }

  void locations() {
    HsdsRows rows = table("location");
    for (const Location& each : entries_.locations) {
      rows.row()
          .set("id", uuid(each.id))
          .set("location_type", "physical")
          .set("url", each.website)
          .set("organization_id", each.organization ? uuid(*each.organization) : "")
          .set("name", each.name)
          .set("alternate_name", each.alternate_name)
          .set("description", each.description)
          .set("transportation", withheld_.count(each.id) > 0 ? "" : each.transportation)
          .set("external_identifier", each.origin.id)
          .set("external_identifier_type", each.origin.import);
      // PRIVACY: a withheld place has neither street nor position in any export.
      if (each.position && withheld_.count(each.id) == 0)
        rows.set("latitude", number(each.position->latitude)).set("longitude", number(each.position->longitude));
    }
    rows.into(out_);
    HsdsRows at = table("service_at_location");
    for (const ServiceAtLocation& each : entries_.services_at_locations)
      if (exported_.count(each.service) > 0)
        at.row().set("id", uuid(each.id)).set("service_id", uuid(each.service)).set("location_id", uuid(each.location));
    at.into(out_);
  }

  void addresses() {
    HsdsRows rows = table("address");
    for (const Address& each : entries_.addresses) {
      if (withheld_.count(each.location) > 0) {
        ++out_.addresses_withheld;
        continue;
      }
      if (each.address_1.empty() && each.address_2.empty()) {
        lost_.insert("directory.export.loss_address_without_street");
        continue;
      }
      rows.row()
          .set("id", uuid(each.id))
          .set("location_id", uuid(each.location))
          .set("address_1", each.address_1.empty() ? each.address_2 : each.address_1)
          .set("address_2", each.address_1.empty() ? "" : each.address_2)
          .set("city", each.city)
          .set("state_province", each.state_province)
          .set("postal_code", each.postal_code)
          .set("country", each.country)
          .set("address_type", "physical");
    }
    rows.into(out_);
  }

  void phones() {
    HsdsRows rows = table("phone");
    for (const Phone& each : entries_.phones) {
      const bool of_exported = each.service && exported_.count(*each.service) > 0;
      std::string description = each.description;
      if (!each.extension.empty() && !is_digits(each.extension))
        description += (description.empty() ? "" : "; ") + each.extension;
      rows.row()
          .set("id", uuid(each.id))
          .set("location_id", each.location ? uuid(*each.location) : "")
          .set("service_id", of_exported ? uuid(*each.service) : "")
          .set("organization_id", each.organization ? uuid(*each.organization) : "")
          .set("number", each.number)
          .set("extension", is_digits(each.extension) ? each.extension : "")
          .set("type", each.kind)
          .set("description", description);
    }
    rows.into(out_);
  }

  void languages() {
    HsdsRows rows = table("language");
    for (const Service& service : entries_.services)
      if (service.organization)
        for (const SpokenLanguage& each : service.languages)
          rows.row()
              .set("id", derived_uuid("language", service.id.text() + each.code))
              .set("service_id", uuid(service.id))
              .set("code", each.code)
              .set("note", each.reach == LanguageReach::offered   ? ""
                           : each.reach == LanguageReach::limited ? "limited"
                                                                  : "printed matter only");
    rows.into(out_);
  }

  void areas() {
    HsdsRows rows = table("service_area");
    for (const Service& service : entries_.services)
      if (service.organization)
        for (const ServiceArea& each : service.areas)
          if (may_say(each.source))
            rows.row()
                .set("id", derived_uuid("service_area", service.id.text() + each.code + "/" + each.name))
                .set("service_id", uuid(service.id))
                .set("name", each.name);
    rows.into(out_);
  }

  void capacities() {
    HsdsRows rows = table("service_capacity");
    std::set<std::string> units;
    for (const Service& service : entries_.services) {
      if (!service.organization || !service.capacity || !may_say(service.capacity->source))
        continue;
      const Capacity& capacity = *service.capacity;
      units.insert(capacity.unit);
      rows.row()
          .set("id", derived_uuid("service_capacity", service.id.text()))
          .set("service_id", uuid(service.id))
          .set("unit_id", derived_uuid("unit", capacity.unit))
          .set("available", std::to_string(capacity.available))
          .set("maximum", capacity.maximum ? std::to_string(*capacity.maximum) : "")
          .set("description", capacity.source == Provenance::invented ? "invented for a demonstration" : "")
          .set("updated", capacity.stated_at.iso());
    }
    rows.into(out_);
    HsdsRows unit_rows = table("unit");
    for (const std::string& unit : units)
      unit_rows.row().set("id", derived_uuid("unit", unit)).set("name", unit);
    unit_rows.into(out_);
  }

  void taxonomies() {
    HsdsRows rows = table("taxonomy");
    std::set<std::string> names;
    for (const TaxonomyTerm& each : entries_.terms)
      if (names.insert(each.taxonomy).second)
        rows.row()
            .set("id", derived_uuid("taxonomy", each.taxonomy))
            .set("name", each.taxonomy)
            .set("description", each.taxonomy); // required
    rows.into(out_);
    HsdsRows terms = table("taxonomy_term");
    for (const TaxonomyTerm& each : entries_.terms)
      terms.row()
          .set("id", uuid(each.id))
          .set("code", each.code)
          .set("name", each.name)
          .set("description", each.name) // required
          .set("parent_id", each.parent ? uuid(*each.parent) : "")
          .set("taxonomy", each.taxonomy)
          .set("language", each.language)
          .set("taxonomy_id", derived_uuid("taxonomy", each.taxonomy));
    terms.into(out_);
    HsdsRows attributes = table("attribute");
    for (const Service& service : entries_.services)
      if (service.organization)
        for (const TaxonomyTermId& term : service.terms)
          attributes.row()
              .set("id", derived_uuid("attribute", service.id.text() + term.text()))
              .set("link_id", uuid(service.id))
              .set("taxonomy_term_id", uuid(term))
              .set("link_entity", "service");
    attributes.into(out_);
  }

  void losses() {
    if (out_.services_without_organization > 0)
      lost_.insert("directory.export.loss_services_without_organization");
    if (out_.addresses_withheld > 0)
      lost_.insert("directory.export.loss_withheld_addresses");
    if (out_.cells_neutralised > 0)
      lost_.insert("directory.export.loss_neutralised_cells");
    const auto has_source_id = [](const auto& each) { return !each.origin.id.empty(); };
    if (std::any_of(entries_.services.begin(), entries_.services.end(), has_source_id))
      lost_.insert("directory.export.loss_source_ids");
    if (!entries_.services.empty() || !entries_.organizations.empty())
      lost_.insert("directory.export.loss_text_language");
    out_.losses.assign(lost_.begin(), lost_.end());
  }

  const Entries& entries_;
  const ExportSettings& settings_;
  Export out_;
  std::set<LocationId> withheld_;
  std::set<ServiceId> exported_;
  std::set<std::string> lost_;
};

} // namespace

Export write_hsds(const Entries& entries, const ExportSettings& settings) {
  return Writing(entries, settings).write();
}

} // namespace concert::directory
