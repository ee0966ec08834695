// Areas out of a GeoJSON file (RFC 7946) and back into one: a FeatureCollection of polygons, multipolygons or points,
// each with a name. Read as a whole or refused as a whole: a town with a hole in it would send people the wrong way.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "rooms/sites/area.h"

namespace concert::sites {

inline constexpr std::size_t most_bytes = 8'000'000, most_areas = 500, most_points = 200'000;

// Properties read: `name`, or `name_en` and `name_fr`; `code`, when it is not to be made from the name. What else
// stands there is left alone. Refused on the field "file" with every problem at once (at most 20), in words
// sites.file.…: their values say which area, which ring and which point, each counted from 1; never what stands in the
// file.
Result<AreaMap> read_geojson(std::string_view bytes);

// What read_geojson() makes the same areas of. Numbers are the shortest that read back equal.
std::string geojson_of(const AreaMap& areas);

} // namespace concert::sites
