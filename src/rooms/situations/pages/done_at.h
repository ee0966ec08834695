// Where on the pages of a situation that is done which somebody waits for.
#pragma once

#include "rooms/situations/waiting.h"

namespace concert::situations {

// The page below the situation's where it is done; empty for the record itself.
std::string_view page_of(Awaited awaited);

} // namespace concert::situations
