#include "rooms/sites/area.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace concert::sites {
namespace {

Point middle_of_area(const Ring& ring) {
  // Sums over edges; counted from the first point, so that nothing is lost to large coordinates.
  const Point from = ring.front();
  double doubled = 0, x = 0, y = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const double ax = ring[i].longitude - from.longitude, ay = ring[i].latitude - from.latitude;
    const double bx = ring[i + 1].longitude - from.longitude, by = ring[i + 1].latitude - from.latitude;
    const double cross = ax * by - bx * ay;
    doubled += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return {from.longitude + x / (3 * doubled), from.latitude + y / (3 * doubled)};
}

// Where the rings of a polygon cross that height, from west to east.
std::vector<double> crossings(const Polygon& polygon, double latitude) {
  std::vector<double> out;
  for (const Ring& ring : polygon)
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
      const Point &a = ring[i], &b = ring[i + 1];
      if ((a.latitude > latitude) != (b.latitude > latitude))
        out.push_back(a.longitude + (latitude - a.latitude) / (b.latitude - a.latitude) * (b.longitude - a.longitude));
    }
  std::sort(out.begin(), out.end());
  return out;
}

} // namespace

double doubled_area(const Ring& ring) {
  double out = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const double ax = ring[i].longitude - ring[0].longitude, ay = ring[i].latitude - ring[0].latitude;
    const double bx = ring[i + 1].longitude - ring[0].longitude, by = ring[i + 1].latitude - ring[0].latitude;
    out += ax * by - bx * ay;
  }
  return out;
}

Point centre_of(const std::vector<Polygon>& polygons) {
  const auto largest = std::max_element(polygons.begin(), polygons.end(), [](const Polygon& a, const Polygon& b) {
    return std::abs(doubled_area(a.front())) < std::abs(doubled_area(b.front()));
  });
  const Point middle = middle_of_area(largest->front());
  const std::vector<double> at = crossings(*largest, middle.latitude);
  Point widest = middle;
  double width = -1;
  for (std::size_t i = 0; i + 1 < at.size(); i += 2) {
    if (at[i] <= middle.longitude && middle.longitude <= at[i + 1])
      return middle;
    if (at[i + 1] - at[i] > width) {
      width = at[i + 1] - at[i];
      widest.longitude = (at[i] + at[i + 1]) / 2;
    }
  }
  return widest;
}

std::optional<std::size_t> AreaMap::at(std::string_view code) const {
  for (std::size_t i = 0; i < areas_.size(); ++i)
    if (areas_[i].code == code)
      return i;
  return std::nullopt;
}

const Area* AreaMap::find(std::string_view code) const {
  const auto found = at(code);
  return found ? &areas_[*found] : nullptr;
}

const Area* AreaMap::called(std::string_view words) const {
  const std::string folded = text::fold(text::trim(words));
  for (const Area& area : areas_)
    if (area.code == folded || text::fold(area.name.en) == folded || text::fold(area.name.fr) == folded)
      return &area;
  return nullptr;
}

} // namespace concert::sites
