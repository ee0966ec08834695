// Who and where: the ids that every room speaks of. A situation's id is here too, because keys and permits name it before
// the room that fills it.
#pragma once

#include "base/id.h"

namespace concert {

using MemberId = Id<struct MemberTag>;       // a human being with a login
using SeatId = Id<struct SeatTag>;           // agency × table × role
using AgencyId = Id<struct AgencyTag>;       // a partner
using TableId = Id<struct TableTag>;         // a Situation Table
using SituationId = Id<struct SituationTag>; // what a table discusses

} // namespace concert
