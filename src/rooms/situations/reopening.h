// Opening a concluded situation again, at its own table and under its old number: the table decides anew.
#pragma once

#include "rooms/situations/acts.h"

namespace concert::situations {

struct ReopenSituation {
  Code reason; // list reopenings
};
const FieldSpecs& reopen_fields(); // reason
Result<ReopenSituation> read_reopen(const Fields&, const codes::CodeBook&);

// Concluded → filter 2. The picture stays, without what was assessed at the end. PRIVACY: threshold, ground of
// disclosure, involvement, roles, plan and services do not carry over, so names are closed again to all but the
// originating agency. Refused for a rejected one, which has no picture left, and for one that another table has taken.
Result<Situation> reopen(Situation, const ReopenSituation&, Instant now);

} // namespace concert::situations
