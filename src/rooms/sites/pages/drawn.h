// The areas as the shapes that a drawn map takes.
#pragma once

#include "platform/html/map.h"
#include "rooms/sites/area.h"

namespace concert::sites {

// In the order of the map, with their names in that language and without values.
std::vector<html::MapArea> drawn(const AreaMap& areas, Language language);

} // namespace concert::sites
