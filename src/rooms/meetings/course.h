// The course of a meeting as rules: planned, begun, one situation after the other on the table, closed, signed. Pure:
// the time comes in, and how far the situations have come is asked of whoever saves the answer, in one transaction with
// it.
#pragma once

#include "rooms/meetings/acts.h"
#include "rooms/meetings/agenda.h"
#include "rooms/meetings/table_rules.h"

namespace concert::meetings {

Meeting plan(const PlanMeeting&, MeetingId, TableId, std::vector<Item> agenda);
Result<Meeting> amend(Meeting, const PlanMeeting&); // while it is planned
Result<Meeting> cancel(Meeting);                    // while it is planned

// Writes down who is there and how far each situation has come; what has ended since it was planned leaves the agenda.
// Refused (refusal.no_quorum) only where the table's own rule binds.
Result<Meeting> start(Meeting, const TableRules&, const std::vector<AgencyId>& at_table, const ReachedOf&, Instant now);

// What was on the table is heard, and its clock stands. A situation may come back: its times add up.
Result<Meeting> put_on_table(Meeting, SituationId, Instant now);
// The next that waits and that `knows`; nothing is on the table when there is none. A chair who is out of a situation
// is led past it, and another chair puts it on the table.
Result<Meeting> next(Meeting, const std::function<bool(SituationId)>& knows, Instant now);
Result<Meeting> clear_table(Meeting, Instant now);

// What still waits was not reached, everybody leaves, and what the minutes say of each situation is written down.
Result<Meeting> close(Meeting, const ReachedOf&, Instant now);
Result<Meeting> sign_off(Meeting); // after which nothing changes

// ---- Who attends.

// Acknowledges the reminder and is present; again after having left. Refused unless it is the table's present edition.
Result<Meeting> join(Meeting, const access::Actor&, const Attend&, const TableRules&, Instant now);
Result<Meeting> leave(Meeting, MemberId, SeatId, Instant now); // whoever has left leaves no more

} // namespace concert::meetings
