// What one seat should have been told of a thing, from how the thing is now. Pure; the room makes what is kept follow.
#pragma once

#include "rooms/directory/places.h"
#include "rooms/meetings/store.h"
#include "rooms/notices/notice.h"
#include "rooms/referrals/room.h"
#include "rooms/situations/waiting.h"

namespace concert::notices {

struct Due {
  Kind kind = Kind::situation_waits;
  std::int64_t mark = 0;
  friend bool operator==(const Due&, const Due&) = default;
};

// `before`: what this seat was told last of this meeting, or null. Nothing is due of a meeting that has begun, is over
// or was to be over, but that a chair signs the minutes; nothing of a cancelled one to who never heard of it.
std::optional<Due> due_of(const meetings::Header&, access::Role, const Notice* before, Instant now);

// When it is this seat's turn, from filter 2 on: at filter 1 an agency works by itself and waits for nobody. Also when
// a task of the plan is overdue and that has reached this seat: its owner and the lead at once, the chair a day later.
std::optional<Due> due_of(const situations::View&, const access::Actor&, LocalDate today, Instant now);

// When this seat's agency is asked and has not answered. Work that it has taken on is its own to remember.
std::optional<Due> due_of(const referrals::View&);

// When what an agency last said of its places is older than `max_age_days`, or will be within `remind_ahead`; also when
// it has services and none ever said anything. A service that never said anything beside others that did is left in
// peace.
inline constexpr std::chrono::hours remind_ahead{48};
std::optional<Due> due_of(const directory::OwnPlaces&, int max_age_days, Instant now);

} // namespace concert::notices
