#include "rooms/directory/visiting.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "rooms/directory/hours_phrases.h"
#include "rooms/directory/hours_rows.h"
#include "rooms/directory/own_hours.h"

namespace concert::directory {

Visiting::Visiting(const Entries& entries, const std::vector<FurtherRow>& beside, const std::vector<int>& offsets)
    : hours_(entries.services.size()), features_(entries.services.size()) {
  std::unordered_map<LocationId, bool> withheld;
  for (const Location& each : entries.locations)
    withheld[each.id] = each.visibility == AddressVisibility::withheld;
  std::unordered_map<std::string, const ServiceAtLocation*> link;
  std::unordered_map<ServiceId, std::vector<LocationId>> places;
  for (const ServiceAtLocation& each : entries.services_at_locations) {
    link[each.id.text()] = &each;
    if (const auto place = withheld.find(each.location); place != withheld.end() && !place->second)
      places[each.service].push_back(each.location);
  }
  std::map<std::pair<ServiceId, LocationId>, Hours> at_place;
  std::unordered_map<ServiceId, Hours> of_service;
  std::unordered_set<ServiceId> own;
  std::unordered_map<LocationId, Hours> of_place;
  const std::vector<bool> counts = counting(beside, entries.services_at_locations);
  for (std::size_t at_row = 0; at_row < beside.size(); ++at_row) {
    const FurtherRow& row = beside[at_row];
    if (!counts.empty() && !counts[at_row])
      continue;
    std::optional<ServiceId> service = ServiceId::parse(row.at("service_id"));
    std::optional<LocationId> place = LocationId::parse(row.at("location_id"));
    if (const std::string_view at = row.at("service_at_location_id"); !at.empty()) {
      const auto found = link.find(std::string(at));
      if (found == link.end())
        continue;
      // PRIVACY: both places count, should a row name one and link to another.
      if (place && (withheld.count(*place) == 0 || withheld[*place]))
        continue;
      service = found->second->service;
      place = found->second->location;
    }
    if (place && (withheld.count(*place) == 0 || withheld[*place]))
      continue;
    if (row.origin.table == "accessibility" && place)
      read_accessibility(row, access_[*place]);
    if (row.origin.table != "schedule" || (!service && !place))
      continue;
    Hours& into = service && place ? at_place[{*service, *place}] : service ? of_service[*service] : of_place[*place];
    if (service && row.origin.import == own_hours_import)
      own.insert(*service);
    const std::size_t before = into.openings.size();
    read_schedule(row, offsets, into);
    if (!row.at(invented_mark).empty())
      for (std::size_t i = before; i < into.openings.size(); ++i)
        into.openings[i].source = Provenance::invented;
  }
  for (std::size_t i = 0; i < entries.services.size(); ++i) {
    const Service& service = entries.services[i];
    std::vector<Timetable>& out = hours_[i];
    if (const auto said = of_service.find(service.id); said != of_service.end())
      out.push_back({std::nullopt, false, said->second, own.count(service.id) > 0});
    for (auto each = at_place.lower_bound({service.id, LocationId{}});
         each != at_place.end() && each->first.first == service.id; ++each)
      out.push_back({each->first.second, false, each->second, false});
    if (const auto there = places.find(service.id); there != places.end()) {
      bool places_say = false;
      for (const LocationId& place : there->second) {
        places_say = places_say || of_place.count(place) > 0;
        if (const auto access = access_.find(place); access != access_.end())
          for (const AccessFeature feature : access->second.features)
            features_[i] |= 1U << static_cast<unsigned>(feature);
      }
      if (out.empty() && places_say)
        for (const LocationId& place : there->second) {
          const auto known = of_place.find(place);
          out.push_back({place, true, known == of_place.end() ? Hours{} : known->second, false});
        }
    }
    if (out.empty())
      if (const auto said = hours_in_description(service.description))
        out.push_back({std::nullopt, false, Hours{*said, {}, {}}, false});
  }
}

Openness Visiting::openness(std::size_t service, LocalTime now) const {
  bool closed = !hours_[service].empty();
  for (const Timetable& each : hours_[service]) {
    const Openness here = openness_at(each.hours, now);
    if (here == Openness::open)
      return Openness::open;
    closed = closed && here == Openness::closed;
  }
  return closed ? Openness::closed : Openness::unknown;
}

OpenStanding Visiting::standing(std::size_t service, LocalTime now) const {
  std::vector<OpenStanding> all;
  for (const Timetable& each : hours_[service])
    all.push_back(standing_at(each.hours, now));
  return together(all);
}

const PlaceAccess* Visiting::access_of(const LocationId& place) const {
  const auto found = access_.find(place);
  return found == access_.end() || found->second.empty() ? nullptr : &found->second;
}

} // namespace concert::directory
