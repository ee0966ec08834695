// Whose keys open what. Internal to the room, which makes the keys follow it and tells the chair what each agency sees.
#pragma once

#include "rooms/people/room.h"
#include "rooms/situations/situation.h"

namespace concert::situations {

people::Openings openings_of(const Situation&, access::NamesPolicy, const std::vector<AgencyId>& at_table);

// PRIVACY: at filter 3 each look at a name by another agency relies on the authority anew, until its last day.
bool names_are_open(const Situation&, AgencyId agency, LocalDate today);

} // namespace concert::situations
