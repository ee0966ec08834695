// The side of the record: whose turn it is, what this seat can do now, and what it may see.
#pragma once

#include "rooms/situations/pages/telling.h"

namespace concert::situations {

// Offers exactly the acts of View::allowed that still mean something; the one that is awaited of this seat stands
// first.
html::Html next_acts(const Telling& tell, const View& view);
// Buttons that open the name and the address, each look being recorded. Nothing where there is nothing to open.
html::Html identity_acts(const Telling& tell, const View& view);
html::Html sees(const Telling& tell, const View& view);

} // namespace concert::situations
