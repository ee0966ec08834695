// What must be true of a stored situation at any moment, said a second time and by itself: from the guidance on the
// four filters, not from the code of the rooms.
#pragma once

#include <string>
#include <vector>

#include "world/world.h"

namespace concert::world {

// Whose keys must open what, for a situation in that state at a table with that policy.
people::Openings keys_due(const situations::Situation&, access::NamesPolicy, const std::vector<AgencyId>& at_table);

// Sentences on what is wrong; empty when all is well. A situation that is gone must have neither keys nor a box.
std::vector<std::string> wrongs(World&, SituationId);

} // namespace concert::world
