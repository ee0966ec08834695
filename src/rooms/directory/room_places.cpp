// How much room there is, said of many services at once: by one press, or by a file.
#include <algorithm>

#include "rooms/directory/room.h"

namespace concert::directory {

using access::Act;

StatedCapacity Room::stated_by(const access::Actor& actor, const ServiceId& id, const StateCapacity& act) const {
  StatedCapacity out{id, {}, {}, entry_by(actor, Act::state_capacity, "service", id.text(), "")};
  out.capacity = Capacity{act.available, act.maximum, act.unit, out.trace.at, Provenance::stated};
  if (act.wait_days)
    out.wait = Wait{*act.wait_days, out.trace.at, Provenance::stated};
  return out;
}

Result<OwnPlaces> Room::own_places(const access::Actor& actor) {
  TRY(access::Gate().permit<Act::state_capacity>(actor));
  const std::vector<OrganizationId> own = store_.organizations_of(actor.agency);
  if (own.empty())
    return Refusal{RefusalKind::not_permitted, "directory.agency_not_linked", {}};
  return places_of(current(), own);
}

Result<std::size_t> Room::state_places(const access::Actor& actor, std::int64_t seen,
                                       const std::vector<PlaceStatement>& statements) {
  const OwnPlaces places = TRY(own_places(actor));
  if (places.seen != seen)
    return Refusal::stale();
  const std::vector<const Service*> own = places.services();
  std::vector<StatedCapacity> stated;
  for (const PlaceStatement& each : statements) {
    const bool is_own =
        std::any_of(own.begin(), own.end(), [&](const Service* one) { return one->id == each.service; });
    if (!is_own)
      return Refusal{RefusalKind::not_permitted, "directory.not_own_organization", {}};
    stated.push_back(stated_by(actor, each.service, each.told));
  }
  TRY(store_.save_capacities(stated, Precedence::latest_word));
  return stated.size();
}

OwnPlaces Room::places_of_organization(const OrganizationId& id) {
  return places_of(current(), {id});
}

// Nobody is behind a link that we know of; the agency is the one that asked, so that its privacy officer reads of it.
Result<std::size_t> Room::state_by_link(const CapacityLink& link, const OwnPlaces& places, std::int64_t seen,
                                        const std::vector<PlaceStatement>& statements) {
  if (places.seen != seen)
    return Refusal::stale();
  access::Actor nobody;
  std::vector<StatedCapacity> stated;
  for (const PlaceStatement& each : statements) {
    StatedCapacity one = stated_by(nobody, each.service, each.told);
    one.trace.act = "directory.state_by_link";
    one.trace.member = one.trace.seat = "";
    one.trace.agency = link.agency.text();
    stated.push_back(std::move(one));
  }
  TRY(store_.save_capacities(stated, Precedence::latest_word, LinkUse{link.id, clock_.now()}));
  return stated.size();
}

Result<CapacityOutcome> Room::import_capacity(const access::Actor& actor, const ImportCapacity& act) {
  TRY(access::Gate().permit<Act::state_capacity>(actor));
  const bool keeps_all = actor.role == access::Role::administrator;
  const std::vector<OrganizationId> own =
      keeps_all ? std::vector<OrganizationId>() : store_.organizations_of(actor.agency);
  if (!keeps_all && own.empty())
    return Refusal{RefusalKind::not_permitted, "directory.agency_not_linked", {}};
  const SharedCatalogue catalogue = current();
  CapacityFile file = TRY(read_capacity_file(act, *catalogue, clock_.now()));
  std::vector<StatedCapacity> stated;
  for (const FiledStatement& each : file.statements) {
    const auto& organization = each.service->organization;
    if (!keeps_all && (!organization || std::find(own.begin(), own.end(), *organization) == own.end())) {
      file.report.add(NoteKind::left_out, act.file, each.line, "directory.capacity.not_yours", {each.service->name});
      continue;
    }
    // Two who say different things of the same moment: the one who said it here first is not overruled by a file.
    const auto& known = each.service->capacity;
    const bool disputed = known && known->source == Provenance::stated && known->stated_at == each.capacity.stated_at &&
                          *known != each.capacity;
    if (disputed) {
      file.report.add(NoteKind::left_out, act.file, each.line, "directory.capacity.stands_otherwise", {}, "available");
      continue;
    }
    const std::string detail = "file line " + std::to_string(each.line) + ", stated " + each.capacity.stated_at.iso();
    stated.push_back({each.service->id, each.capacity, each.wait,
                      entry_by(actor, Act::state_capacity, "service", each.service->id.text(), detail)});
  }
  if (act.strictness == Strictness::all_or_nothing)
    TRY(nothing_left_out(file.report, "file"));
  CapacityOutcome out;
  out.earlier = file.earlier;
  out.unchanged = file.repeated;
  if (!stated.empty()) {
    const SavedCapacities saved = TRY(store_.save_capacities(stated, Precedence::later_moment));
    for (std::size_t i = 0; i < stated.size(); ++i) {
      const Service* before = catalogue->service(stated[i].service);
      if (saved.changed[i])
        ++out.stated;
      else if (before->capacity && before->capacity->stated_at > stated[i].capacity->stated_at)
        ++out.earlier;
      else
        ++out.unchanged;
    }
  }
  out.report = std::move(file.report);
  return out;
}

} // namespace concert::directory
