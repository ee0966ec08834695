// The main navigation: every way in, in one order, each shown to the roles that have business there. What a seat may
// see behind it is still the gate's business.
#pragma once

#include <vector>

#include "rooms/access/pages/visit.h"

namespace concert::app {

std::vector<access::NavigationItem> navigation();

} // namespace concert::app
