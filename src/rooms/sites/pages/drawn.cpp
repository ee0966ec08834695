#include "rooms/sites/pages/drawn.h"

namespace concert::sites {
namespace {

html::MapPoint point_of(const Point& point) {
  return {point.longitude, point.latitude};
}

} // namespace

std::vector<html::MapArea> drawn(const AreaMap& areas, Language language) {
  std::vector<html::MapArea> out;
  for (const Area& area : areas.areas()) {
    html::MapArea one;
    one.label = area.name.in(language);
    one.centre = point_of(area.centre);
    for (const Polygon& polygon : area.polygons)
      for (const Ring& ring : polygon) {
        std::vector<html::MapPoint>& into = one.rings.emplace_back();
        for (const Point& point : ring)
          into.push_back(point_of(point));
      }
    out.push_back(std::move(one));
  }
  return out;
}

} // namespace concert::sites
