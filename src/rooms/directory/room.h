// The only way in. Each act asks the gate, applies its rule, and saves with its audit entry. Readers share one
// immutable Catalogue, rebuilt when the store's version has moved on.
#pragma once

#include <functional>
#include <memory>
#include <mutex>

#include "platform/clock/clock.h"
#include "rooms/access/gate.h"
#include "rooms/directory/acts.h"
#include "rooms/directory/capacity_file.h"
#include "rooms/directory/catalogue.h"
#include "rooms/directory/exchange/hsds_export.h"
#include "rooms/directory/own_hours.h"
#include "rooms/directory/places.h"
#include "rooms/directory/store.h"
#include "rooms/directory/wall_clock.h"

namespace concert::directory {

struct ImportOutcome {
  Changes changes;
  Report report;
  std::string dialect;
};

// What an import would bring, without keeping any of it.
struct CheckedImport {
  std::size_t organizations = 0, services = 0, locations = 0;
  Report report;
  std::string dialect;
};

// Views hold the catalogue that their pointers lead into.
using SharedCatalogue = std::shared_ptr<const Catalogue>;

struct FoundServices {
  SharedCatalogue catalogue;
  Found found;
};

// What a file of statements did.
struct CapacityOutcome {
  std::size_t stated = 0;    // services about which something new is known
  std::size_t earlier = 0;   // statements that gave way to a later one, in the file or here
  std::size_t unchanged = 0; // said already
  Report report;
};

struct ServiceView {
  SharedCatalogue catalogue;
  const Service* service = nullptr;
  const Organization* organization = nullptr; // null when the source names none
  std::vector<const Location*> locations;
  std::vector<const Phone*> phones;
  std::vector<const TaxonomyTerm*> terms;
  CapacityStanding standing = CapacityStanding::unknown; // as of now
  OpenStanding open;                                     // as of now
  LocalTime now;                                         // on the clock of the place
};

struct OrganizationView {
  SharedCatalogue catalogue;
  const Organization* organization = nullptr;
  std::vector<const Service*> services;
};

class Room {
public:
  using KnowsAgency = std::function<bool(AgencyId)>;
  // `knows`: whether there is such an agency; answered by the room that keeps them. `wall`: by which opening hours
  // count.
  Room(Store& store, const clock::Clock& clock, KnowsAgency knows, int capacity_max_age_days = 7,
       WallClock wall = WallClock::utc());

  // What else distances may count from than the directory's own places: set before anybody asks.
  using Neighbourhoods = std::function<std::vector<Neighbourhood>()>;
  void know_neighbourhoods(Neighbourhoods neighbourhoods) { neighbourhoods_ = std::move(neighbourhoods); }
  std::vector<Neighbourhood> neighbourhoods() const {
    return neighbourhoods_ ? neighbourhoods_() : std::vector<Neighbourhood>();
  }
  // By code or either name, compared folded.
  std::optional<Neighbourhood> neighbourhood(std::string_view called) const;

  int capacity_max_age_days() const { return capacity_max_age_days_; }
  LocalTime now_there() const { return wall_.at(clock_.now()); }

  // ---- Reading: everybody with a seat.

  Result<SharedCatalogue> catalogue(const access::Actor&);
  // `search.now`, `search.local` and `search.capacity_max_age_days` are set here. Refused (near,
  // directory.no_such_place) when `search.near` is neither a name of the directory's nor a neighbourhood: PRIVACY: a
  // withheld place is none.
  Result<FoundServices> find(const access::Actor&, Search search);
  Result<ServiceView> service(const access::Actor&, const ServiceId&);
  Result<OrganizationView> organization(const access::Actor&, const OrganizationId&);
  Result<std::vector<ImportRecord>> imports(const access::Actor&);

  // ---- Keeping.

  // One transaction: refused files change nothing, and what was left out is in the report; or, when the act asks for
  // it, refuses everything, with directory.import.all_or_nothing {how many} and the first places.
  Result<ImportOutcome> import(const access::Actor&, const ImportDirectory&);
  Result<CheckedImport> check(const access::Actor&, const ImportDirectory&);
  // The program itself, for a new installation: audited with an empty actor.
  Result<ImportOutcome> install(const ImportDirectory&);
  Result<Export> export_hsds(const access::Actor&, const ExportSettings&);
  // Who keeps which entries: administrators say so, and may themselves keep all of them. Agencies may keep only those
  // of organizations that they are linked to; the others are refused with the word of keeping().
  Result<std::vector<AgencyId>> agencies_of(const access::Actor&, const OrganizationId&);
  Result<void> link(const access::Actor&, const OrganizationId&, const LinkAgency&);
  // The program itself, for a new installation: audited with an empty actor.
  Result<void> install_link(const OrganizationId&, AgencyId);
  Result<void> keeping(const access::Actor&, access::Act, const std::optional<OrganizationId>&);
  // One click by an agency: so many places are free now. The latest word counts.
  Result<void> state_capacity(const access::Actor&, const ServiceId&, const StateCapacity&);
  // All services of the organizations that this seat's agency keeps. Refused with directory.agency_not_linked.
  Result<OwnPlaces> own_places(const access::Actor&);
  // One press for many of them, as of now: all or none. Refused as stale when one of them has said something since the
  // places were `seen`, so that nobody says again what they have not read. Gives how many were stated.
  Result<std::size_t> state_places(const access::Actor&, std::int64_t seen, const std::vector<PlaceStatement>&);
  // For links to organizations without an account (links_room.h), which have looked at the link before.
  OwnPlaces places_of_organization(const OrganizationId&);
  // Refused as not_found when the link is not open any more.
  Result<std::size_t> state_by_link(const CapacityLink&, const OwnPlaces&, std::int64_t seen,
                                    const std::vector<PlaceStatement>&);
  // What a file says of moments past, of services that this seat keeps. One transaction, with a trace for each service.
  Result<CapacityOutcome> import_capacity(const access::Actor&, const ImportCapacity&);
  // `version` as it was read. From then on imports leave the service's texts alone.
  // Opening hours as the agency keeps them here, else as the source's can be kept; and by whom. Permit for all three:
  // Act::edit_directory, for its own organizations. `mark`: of what was read; refused as stale when it is another now.
  struct HoursView {
    ServiceView service;
    OwnHours hours;
    bool own = false;
    std::int64_t mark = 0;
  };
  Result<HoursView> hours(const access::Actor&, const ServiceId&);
  Result<void> set_hours(const access::Actor&, const ServiceId&, std::int64_t mark, const OwnHours&);
  Result<void> give_hours_up(const access::Actor&, const ServiceId&, std::int64_t mark); // the source's count again

  Result<void> edit_service(const access::Actor&, const ServiceId&, std::int64_t version, const EditService&);
  // PRIVACY: a place whose address must not be found, whatever its source says.
  Result<void> set_address_visibility(const access::Actor&, const LocationId&, std::int64_t version, AddressVisibility);

private:
  StatedCapacity stated_by(const access::Actor&, const ServiceId&, const StateCapacity&) const; // as of now
  SharedCatalogue current();
  Result<void> keep_hours(const access::Actor&, const ServiceId&, std::int64_t mark, const std::vector<FurtherRow>&);
  Result<ImportOutcome> import_as(audit::Entry entry, const ImportDirectory&);
  audit::Entry entry(access::Act act, std::string_view kind, std::string object, std::string detail) const;
  audit::Entry entry_by(const access::Actor&, access::Act act, std::string_view kind, std::string object,
                        std::string detail) const;

  Store& store_;
  const clock::Clock& clock_;
  KnowsAgency knows_;
  const int capacity_max_age_days_;
  const WallClock wall_;
  Neighbourhoods neighbourhoods_;
  std::mutex building_; // one thread builds, the others wait for it
  std::mutex mutex_;    // guards catalogue_
  SharedCatalogue catalogue_;
};

} // namespace concert::directory
