// One meeting as rows, and back.
#pragma once

#include "platform/storage/storage.h"
#include "rooms/meetings/meeting.h"

namespace concert::meetings {

std::optional<Meeting> read_meeting(storage::Transaction&, MeetingId);
void insert_meeting(storage::Transaction&, const Meeting&);
// Over `before`, which was read in the same transaction: only what differs is written.
void update_meeting(storage::Transaction&, const Meeting& before, const Meeting& after);

} // namespace concert::meetings
