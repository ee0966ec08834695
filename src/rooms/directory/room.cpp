#include "rooms/directory/room.h"

#include <algorithm>

#include "base/text.h"
#include "rooms/directory/overlay.h"

namespace concert::directory {

using access::Act;

Room::Room(Store& store, const clock::Clock& clock, KnowsAgency knows, int capacity_max_age_days, WallClock wall)
    : store_(store), clock_(clock), knows_(std::move(knows)), capacity_max_age_days_(capacity_max_age_days),
      wall_(std::move(wall)) {}

std::optional<Neighbourhood> Room::neighbourhood(std::string_view called) const {
  const std::string folded = text::fold(text::trim(called));
  for (Neighbourhood& one : neighbourhoods())
    if (one.code == folded || text::fold(one.name.en) == folded || text::fold(one.name.fr) == folded)
      return std::move(one);
  return std::nullopt;
}

SharedCatalogue Room::current() {
  const std::int64_t version = store_.version();
  const auto known = [&]() -> SharedCatalogue {
    const std::lock_guard lock(mutex_);
    return catalogue_ && catalogue_->version() >= version ? catalogue_ : nullptr;
  };
  if (SharedCatalogue catalogue = known())
    return catalogue;
  const std::lock_guard building(building_);
  if (SharedCatalogue catalogue = known())
    return catalogue;
  Stored stored = store_.load();
  auto fresh = std::make_shared<const Catalogue>(std::move(stored.entries), stored.version, stored.further,
                                                 wall_.offsets(clock_.now()));
  const std::lock_guard lock(mutex_);
  catalogue_ = fresh;
  return fresh;
}

Result<SharedCatalogue> Room::catalogue(const access::Actor& actor) {
  TRY(access::Gate().permit<Act::see_directory>(actor));
  return current();
}

Result<FoundServices> Room::find(const access::Actor& actor, Search search) {
  TRY(access::Gate().permit<Act::see_directory>(actor));
  search.now = clock_.now();
  search.capacity_max_age_days = capacity_max_age_days_;
  search.local = now_there();
  FoundServices out;
  out.catalogue = current();
  search.from.reset();
  if (!search.near.empty() && !out.catalogue->point_named(search.near)) {
    const auto area = neighbourhood(search.near);
    if (!area)
      return Refusal::invalid("near", "directory.no_such_place");
    search.from = NearPoint{area->position, area->name.en, false};
  }
  out.found = out.catalogue->find(search);
  return out;
}

Result<ServiceView> Room::service(const access::Actor& actor, const ServiceId& id) {
  TRY(access::Gate().permit<Act::see_directory>(actor));
  ServiceView view;
  view.catalogue = current();
  view.service = view.catalogue->service(id);
  if (view.service == nullptr)
    return Refusal::not_found();
  if (view.service->organization)
    view.organization = view.catalogue->organization(*view.service->organization);
  view.locations = view.catalogue->locations_of(id);
  view.phones = view.catalogue->phones_of(id);
  for (const TaxonomyTermId& term : view.service->terms)
    if (const TaxonomyTerm* known = view.catalogue->term(term))
      view.terms.push_back(known);
  view.standing = capacity_on(view.service->capacity, view.service->wait, clock_.now(), capacity_max_age_days_);
  view.now = now_there();
  view.open = view.catalogue->open_at(id, view.now);
  return view;
}

Result<OrganizationView> Room::organization(const access::Actor& actor, const OrganizationId& id) {
  TRY(access::Gate().permit<Act::see_directory>(actor));
  OrganizationView view;
  view.catalogue = current();
  view.organization = view.catalogue->organization(id);
  if (view.organization == nullptr)
    return Refusal::not_found();
  view.services = view.catalogue->services_of(id);
  return view;
}

Result<std::vector<ImportRecord>> Room::imports(const access::Actor& actor) {
  TRY(access::Gate().permit<Act::see_directory>(actor));
  return store_.imports();
}

Result<ImportOutcome> Room::import(const access::Actor& actor, const ImportDirectory& act) {
  TRY(access::Gate().permit<Act::import_directory>(actor));
  return import_as(entry_by(actor, Act::import_directory, "directory_source", "", ""), act);
}

Result<ImportOutcome> Room::install(const ImportDirectory& act) {
  return import_as(entry(Act::import_directory, "directory_source", "", ""), act);
}

Result<CheckedImport> Room::check(const access::Actor& actor, const ImportDirectory& act) {
  TRY(access::Gate().permit<Act::import_directory>(actor));
  Import import = TRY(read_directory(act.files, act.source, act.dialect));
  CheckedImport out;
  out.organizations = import.entries.organizations.size();
  out.services = import.entries.services.size();
  out.locations = import.entries.locations.size();
  out.report = std::move(import.report);
  out.dialect = std::move(import.dialect);
  return out;
}

Result<ImportOutcome> Room::import_as(audit::Entry entry, const ImportDirectory& act) {
  if (act.source.name == own_hours_import)
    return Refusal::invalid("name", "directory.reserved_name");
  Import import = TRY(read_directory(act.files, act.source, act.dialect));
  if (act.strictness == Strictness::all_or_nothing)
    TRY(nothing_left_out(import.report, "folder"));
  if (act.overlay)
    TRY(apply_overlay(import, act.overlay->file, act.overlay->bytes, entry.at, act.overlay->area_names));
  entry.detail = audit::Detail::plain("source " + act.source.name + ", services " +
                                      std::to_string(import.entries.services.size()) + ", left out " +
                                      std::to_string(import.report.count(NoteKind::left_out)));
  const Changes changes = store_.save_import(import, act.source.language, entry.at, entry);
  return ImportOutcome{changes, std::move(import.report), std::move(import.dialect)};
}

Result<Export> Room::export_hsds(const access::Actor& actor, const ExportSettings& settings) {
  TRY(access::Gate().permit<Act::export_directory>(actor));
  Stored stored = store_.load_whole();
  const bool invents = keep_what_leaves(stored.further, stored.entries.services_at_locations);
  Export out = write_hsds(stored.entries, stored.further, settings);
  constexpr const char* loss = "directory.export.loss_invented";
  if (invents && std::find(out.losses.begin(), out.losses.end(), loss) == out.losses.end())
    out.losses.emplace_back(loss);
  store_.record(entry_by(actor, Act::export_directory, "directory", "", "hsds 3.1"));
  return out;
}

Result<std::vector<AgencyId>> Room::agencies_of(const access::Actor& actor, const OrganizationId& id) {
  TRY(access::Gate().permit<Act::see_directory>(actor));
  if (current()->organization(id) == nullptr)
    return Refusal::not_found();
  return store_.agencies_of(id);
}

Result<void> Room::link(const access::Actor& actor, const OrganizationId& id, const LinkAgency& act) {
  TRY(access::Gate().permit<Act::edit_agencies>(actor));
  if (current()->organization(id) == nullptr)
    return Refusal::not_found();
  if (!knows_(act.agency))
    return Refusal::invalid("agency", "problem.not_in_list");
  audit::Entry trace = entry_by(actor, Act::edit_agencies, "organization", id.text(), "agency " + act.agency.text());
  trace.act = act.linked ? "directory.link_agency" : "directory.unlink_agency";
  act.linked ? store_.link(id, act.agency, trace) : store_.unlink(id, act.agency, trace);
  return {};
}

Result<void> Room::install_link(const OrganizationId& id, AgencyId agency) {
  if (current()->organization(id) == nullptr)
    return Refusal::not_found();
  audit::Entry trace = entry(Act::edit_agencies, "organization", id.text(), "agency " + agency.text());
  trace.act = "directory.link_agency";
  store_.link(id, agency, trace);
  return {};
}

Result<void> Room::keeping(const access::Actor& actor, Act act, const std::optional<OrganizationId>& organization) {
  if (!access::Gate().allows(act, actor))
    return Refusal::not_permitted();
  if (actor.role == access::Role::administrator)
    return {};
  const std::vector<OrganizationId> own = store_.organizations_of(actor.agency);
  if (own.empty())
    return Refusal{RefusalKind::not_permitted, "directory.agency_not_linked", {}};
  if (!organization || std::find(own.begin(), own.end(), *organization) == own.end())
    return Refusal{RefusalKind::not_permitted, "directory.not_own_organization", {}};
  return {};
}

Result<void> Room::state_capacity(const access::Actor& actor, const ServiceId& id, const StateCapacity& act) {
  TRY(access::Gate().permit<Act::state_capacity>(actor));
  const SharedCatalogue catalogue = current();
  const Service* known = catalogue->service(id);
  if (known == nullptr)
    return Refusal::not_found();
  TRY(keeping(actor, Act::state_capacity, known->organization));
  const StatedCapacity stated = stated_by(actor, id, act);
  const SavedCapacities saved = TRY(store_.save_capacities({stated}, Precedence::latest_word));
  // The usual case, nobody else having changed anything: no need to read and index everything again.
  const std::lock_guard lock(mutex_);
  if (catalogue_ && catalogue_->version() + 1 == saved.version)
    if (const Service* service = catalogue_->service(id))
      catalogue_ =
          catalogue_->with_capacity(id, stated.capacity, stated.wait ? stated.wait : service->wait, saved.version);
  return {};
}

Result<void> Room::edit_service(const access::Actor& actor, const ServiceId& id, std::int64_t version,
                                const EditService& act) {
  TRY(access::Gate().permit<Act::edit_directory>(actor));
  const SharedCatalogue catalogue = current();
  const Service* known = catalogue->service(id);
  if (known == nullptr)
    return Refusal::not_found();
  TRY(keeping(actor, Act::edit_directory, known->organization));
  Service service = *known;
  service.version = version;
  service.name = act.name;
  service.description = act.description;
  service.eligibility = act.eligibility;
  service.application_process = act.application_process;
  service.fees = act.fees;
  service.status = act.status;
  const bool same_ages = service.ages
                             ? service.ages->minimum == act.minimum_age && service.ages->maximum == act.maximum_age
                             : !act.minimum_age && !act.maximum_age;
  if (!same_ages) {
    if (act.minimum_age || act.maximum_age)
      service.ages = AgeLimits{act.minimum_age, act.maximum_age, Provenance::stated, ""};
    else
      service.ages.reset(); // nobody says any more
  }
  TRY(store_.save_service(service, entry_by(actor, Act::edit_directory, "service", id.text(), "")));
  return {};
}

Result<void> Room::set_address_visibility(const access::Actor& actor, const LocationId& id, std::int64_t version,
                                          AddressVisibility visibility) {
  TRY(access::Gate().permit<Act::edit_directory>(actor));
  const SharedCatalogue catalogue = current();
  const Location* known = catalogue->location(id);
  if (known == nullptr)
    return Refusal::not_found();
  TRY(keeping(actor, Act::edit_directory, known->organization));
  const char* detail = visibility == AddressVisibility::withheld ? "address withheld" : "address open";
  TRY(store_.save_visibility(id, version, visibility,
                             entry_by(actor, Act::edit_directory, "location", id.text(), detail)));
  return {};
}

audit::Entry Room::entry(Act act, std::string_view kind, std::string object, std::string detail) const {
  audit::Entry out;
  out.at = clock_.now();
  out.act = std::string(access::name_of(act));
  out.object_kind = kind;
  out.object = std::move(object);
  out.field_class = "directory";
  out.detail = audit::Detail::plain(std::move(detail));
  return out;
}

audit::Entry Room::entry_by(const access::Actor& actor, Act act, std::string_view kind, std::string object,
                            std::string detail) const {
  audit::Entry out = entry(act, kind, std::move(object), std::move(detail));
  out.member = actor.member.text();
  out.seat = actor.seat.text();
  out.agency = actor.agency.text();
  return out;
}

} // namespace concert::directory
