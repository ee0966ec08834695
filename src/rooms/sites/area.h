// A neighbourhood with its boundary, or with a point where nobody drew one: what an operator brings so that a page can
// draw the town and a search can say how far. Knows nothing of people, households or addresses.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

namespace concert::sites {

// Degrees, as GeoJSON has them (WGS 84).
struct Point {
  double longitude = 0; // -180 to 180
  double latitude = 0;  // -90 to 90
  friend bool operator==(const Point&, const Point&) = default;
};

using Ring = std::vector<Point>;   // the last point is the first
using Polygon = std::vector<Ring>; // its outline, then its holes

struct Area {
  std::string code; // snake_case, of one file each once
  Bilingual<std::string> name;
  std::vector<Polygon> polygons; // none: only the point is known
  Point centre;                  // inside; from here distances count, and here its label stands
  friend bool operator==(const Area&, const Area&) = default;
};

// All areas of an installation, in the order of their file.
class AreaMap {
public:
  AreaMap() = default;
  explicit AreaMap(std::vector<Area> areas) : areas_(std::move(areas)) {}

  const std::vector<Area>& areas() const { return areas_; }
  bool empty() const { return areas_.empty(); }
  const Area* find(std::string_view code) const;              // null: there is none
  const Area* called(std::string_view words) const;           // by code or either name, compared folded
  std::optional<std::size_t> at(std::string_view code) const; // its position in areas()

private:
  std::vector<Area> areas_;
};

using SharedAreas = std::shared_ptr<const AreaMap>;

// A point well inside: the middle of the largest polygon's area, or, where that lies outside of a bent one, the middle
// of the widest piece of it on that height. The polygons must be sound (geojson.h).
Point centre_of(const std::vector<Polygon>& polygons);

// Twice the area of the ring in square degrees, positive against the clock. 0: it encloses nothing.
double doubled_area(const Ring& ring);

} // namespace concert::sites
