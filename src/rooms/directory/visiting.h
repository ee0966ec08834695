// What somebody needs to know before going there: when each service is open, and what its places say about access. Made
// once for a catalogue, from the rows kept beside its entries. PRIVACY: a row that has to do with a withheld place is
// left out, as in every export: hours and access describe where people are.
#pragma once

#include <unordered_map>
#include <vector>

#include "rooms/directory/accessibility.h"
#include "rooms/directory/entries.h"
#include "rooms/directory/hours.h"

namespace concert::directory {

struct Timetable {
  std::optional<LocationId> at; // absent: wherever the service is offered
  bool of_place = false;        // the place's own hours, because the source has none for the service there
  Hours hours;                  // may be empty: this place of the service is not known
  bool own = false;             // kept here by its agency
  friend bool operator==(const Timetable&, const Timetable&) = default;
};

class Visiting {
public:
  // `offsets` as in hours_rows.h.
  Visiting(const Entries& entries, const std::vector<FurtherRow>& beside, const std::vector<int>& offsets);

  // By position in entries.services. Those for the service first; where there are none, those of its places; where
  // there are none, what one line of its description says.
  const std::vector<Timetable>& hours_of(std::size_t service) const { return hours_[service]; }
  Openness openness(std::size_t service, LocalTime now) const;
  OpenStanding standing(std::size_t service, LocalTime now) const;

  const PlaceAccess* access_of(const LocationId& place) const; // null when nobody said anything
  bool offers(std::size_t service, AccessFeature feature) const {
    return (features_[service] & (1U << static_cast<unsigned>(feature))) != 0;
  }

private:
  std::vector<std::vector<Timetable>> hours_;
  std::vector<std::uint32_t> features_; // by service, of its places
  std::unordered_map<LocationId, PlaceAccess> access_;
};

// The tables whose rows it is made from.
constexpr const char* visiting_tables[] = {"accessibility", "schedule"};

} // namespace concert::directory
