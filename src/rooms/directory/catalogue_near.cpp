#include <algorithm>
#include <cmath>
#include <map>

#include "base/text.h"
#include "rooms/directory/catalogue.h"

namespace concert::directory {

namespace {

double middle_of(std::vector<double>& values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

} // namespace

double kilometres(const Position& a, const Position& b) {
  constexpr double radius = 6371, degree = 3.14159265358979323846 / 180;
  const double north = std::sin((b.latitude - a.latitude) * degree / 2);
  const double east = std::sin((b.longitude - a.longitude) * degree / 2);
  const double h =
      north * north + std::cos(a.latitude * degree) * std::cos(b.latitude * degree) * east * east; // haversine
  return 2 * radius * std::asin(std::min(1.0, std::sqrt(h)));
}

// PRIVACY: withhold_addresses() has taken the positions of withheld places away, so that they add to no town and make
// none.
void Catalogue::find_towns() {
  struct Seen {
    std::map<std::string, std::size_t> spelt;
    std::vector<double> north, east;
  };
  std::map<std::string, Seen> seen; // by folded name
  for (const Address& address : entries_.addresses) {
    const Location* place = location(address.location);
    const std::string name(text::trim(address.city));
    if (place == nullptr || !place->position || name.empty())
      continue;
    Seen& town = seen[text::fold(name)];
    ++town.spelt[name];
    town.north.push_back(place->position->latitude);
    town.east.push_back(place->position->longitude);
  }
  for (auto& [folded, town] : seen) {
    const auto usual = std::max_element(town.spelt.begin(), town.spelt.end(),
                                        [](const auto& a, const auto& b) { return a.second < b.second; });
    towns_.push_back({usual->first, {middle_of(town.north), middle_of(town.east)}, town.north.size()});
  }
}

std::optional<NearPoint> Catalogue::point_named(std::string_view near) const {
  if (const auto id = LocationId::parse(near)) {
    const Location* place = location(*id);
    if (place == nullptr || !place->position)
      return std::nullopt;
    return NearPoint{*place->position, place->name, false};
  }
  const std::string folded = text::fold(text::trim(near));
  for (const Town& town : towns_)
    if (text::fold(town.name) == folded)
      return NearPoint{town.position, town.name, true};
  return std::nullopt;
}

void Catalogue::measure(Hit& hit, Position at, const NearPoint& from) const {
  for (const std::size_t place : locations_of_[at])
    if (const auto& position = entries_.locations[place].position) {
      const double km = kilometres(from.position, *position);
      if (!hit.km || km < *hit.km)
        hit.km = km;
    }
}

const std::vector<Timetable>& Catalogue::hours_of(const ServiceId& id) const {
  static const std::vector<Timetable> none;
  const auto found = service_.find(id);
  return found == service_.end() ? none : visiting_->hours_of(found->second);
}

OpenStanding Catalogue::open_at(const ServiceId& id, LocalTime now) const {
  const auto found = service_.find(id);
  return found == service_.end() ? OpenStanding{} : visiting_->standing(found->second, now);
}

} // namespace concert::directory
