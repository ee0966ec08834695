// A directory of one service with an address that must not be found, and its pages. For tests only.
#pragma once

#include <set>

#include "rooms/access/pages/testing/reader.h"
#include "rooms/directory/pages/directory_pages.h"

namespace concert::directory {

using access::Role;
using access::testing::Reader;

template <class AnId>
inline AnId id_of(char digit) {
  return *AnId::parse(std::string(32, digit));
}

class FixedStore : public Store {
public:
  std::optional<Capacity> stated;
  bool open_place = false; // with hours, access, a town and categories

  Stored load_whole() override { return load(); }
  Stored load() override {
    Entries out;
    Organization keeper;
    keeper.id = id_of<OrganizationId>('1');
    keeper.name = "Keeper & Co.";
    keeper.language = "en";
    out.organizations = {keeper};
    Service shelter;
    shelter.id = id_of<ServiceId>('2');
    shelter.organization = keeper.id;
    shelter.name = "Shelter <script>";
    shelter.description = "First.\nSecond.";
    shelter.website = "javascript:alert(1)";
    shelter.language = "en";
    shelter.ages = AgeLimits{18, std::nullopt, Provenance::invented, ""};
    shelter.capacity = stated;
    out.services = {shelter};
    Location hidden_place;
    hidden_place.id = id_of<LocationId>('3');
    hidden_place.name = "The house";
    hidden_place.visibility = AddressVisibility::withheld;
    hidden_place.language = "en";
    out.locations = {hidden_place};
    ServiceAtLocation link;
    link.id = id_of<ServiceAtLocationId>('4');
    link.service = shelter.id;
    link.location = hidden_place.id;
    out.services_at_locations = {link};
    Address address;
    address.id = id_of<AddressId>('5');
    address.location = hidden_place.id;
    address.address_1 = "77 Secret Street";
    address.city = "Hiddenville";
    out.addresses = {address};
    if (!open_place)
      return {out, stated ? 2 : 1};
    Location centre;
    centre.id = id_of<LocationId>('6');
    centre.name = "The <centre>";
    centre.language = "en";
    centre.position = Position{43.0, -79.0};
    out.locations.push_back(centre);
    ServiceAtLocation second;
    second.id = id_of<ServiceAtLocationId>('7');
    second.service = shelter.id;
    second.location = centre.id;
    out.services_at_locations.push_back(second);
    Address town;
    town.id = id_of<AddressId>('8');
    town.location = centre.id;
    town.city = "Milltown";
    out.addresses.push_back(town);
    TaxonomyTerm housing;
    housing.id = id_of<TaxonomyTermId>('9');
    housing.name = "Housing";
    housing.language = "en";
    out.terms.push_back(housing);
    TaxonomyTerm unused = housing;
    unused.id = id_of<TaxonomyTermId>('a');
    unused.name = "Unused branch";
    out.terms.push_back(unused);
    out.services.front().terms = {housing.id};
    Stored stored{out, 1};
    const auto row = [&](const char* table, char digit, std::vector<std::pair<std::string, std::string>> values) {
      stored.further.push_back({std::string(32, digit), {"test", table, std::string(1, digit)}, std::move(values)});
    };
    const std::string service = shelter.id.text(), open_id = centre.id.text(), hidden_id = hidden_place.id.text();
    row("schedule", 'b',
        {{"service_id", service},
         {"byday", "MO,TU,WE,TH,FR,SA,SU"},
         {"opens_at", "08:00"},
         {"closes_at", "20:00"},
         {"notes", "Ring <twice>"}});
    row("schedule", 'c',
        {{"location_id", hidden_id},
         {"byday", "MO"},
         {"opens_at", "03:33"},
         {"closes_at", "04:44"},
         {"notes", "Secret hours"}});
    row("accessibility", 'd', {{"location_id", hidden_id}, {"description", "Secret ramp"}});
    row("accessibility", 'e', {{"location_id", open_id}, {"description", "wheelchair"}, {"details", "Side <door>"}});
    return stored;
  }
  std::int64_t version() override { return stated ? 2 : 1; }
  std::vector<ImportRecord> imports() override {
    return {{"baltimore-charmcare", Instant{}, "en", 1, 1, 1, 4, 5, 6}, {"other <source>", Instant{}, "en"}};
  }
  Changes save_import(const Import&, const std::string&, Instant, const audit::Entry&) override { return {}; }
  Result<std::int64_t> save_service(const Service&, const audit::Entry&) override { return Refusal::not_found(); }
  Result<std::int64_t> save_visibility(const LocationId&, std::int64_t, AddressVisibility,
                                       const audit::Entry&) override {
    return Refusal::not_found();
  }
  Result<SavedCapacities> save_capacities(const std::vector<StatedCapacity>& all, Precedence,
                                          const std::optional<LinkUse>&) override {
    stated = all.at(0).capacity;
    return SavedCapacities{2, {true}};
  }
  std::vector<FurtherRow> own_hours() override { return own; }
  Result<std::int64_t> save_own_hours(const ServiceId&, const std::vector<FurtherRow>&,
                                      const std::vector<FurtherRow>& fresh, const audit::Entry&) override {
    own = fresh;
    return 1;
  }
  std::vector<FurtherRow> own;
  bool link(const OrganizationId&, AgencyId agency, const audit::Entry&) override {
    return linked.insert(agency).second;
  }
  bool unlink(const OrganizationId&, AgencyId agency, const audit::Entry&) override { return linked.erase(agency) > 0; }
  std::vector<AgencyId> agencies_of(const OrganizationId&) override { return {linked.begin(), linked.end()}; }
  std::vector<OrganizationId> organizations_of(AgencyId agency) override {
    return linked.contains(agency) ? std::vector{id_of<OrganizationId>('1')} : std::vector<OrganizationId>();
  }
  void record(const audit::Entry&) override {}
  std::set<AgencyId> linked;
};

class NoCodes : public codes::Store {
public:
  codes::KeptLists load() override { return {}; }
  void keep(const std::vector<codes::ListFile>&, const audit::Entry&) override {}
};

struct House {
  explicit House(Role role, Language language = Language::en) : reader(role, language) {}
  Reader reader;
  FixedStore store;
  NoCodes no_codes;
  Room room{store, reader.clock(), [](AgencyId) { return true; }};
  codes::Room codes{no_codes, reader.clock()};
  DirectoryPages pages{room, codes, [this](Language) {
                         return std::vector<std::pair<AgencyId, std::string>>{{reader.actor().agency, "Agency <1>"},
                                                                              {id_of<AgencyId>('8'), "Another"}};
                       }};

  access::Visit visit(char id = '2', Fields fields = {}) const {
    http::PathParameters path;
    path.add("id", std::string(32, id));
    return reader.visit("/directory", std::move(fields), path);
  }
};


} // namespace concert::directory
