// Who follows a meeting live: one event stream for each seat that looks at it. A seat is told that something changed
// only when what that seat may see has changed, and then fetches its own view through the ordinary gate.
// PRIVACY: compared is the seat's own LiveView, so a seat that is out of a situation hears nothing while the table
// speaks of it, not even that it does; and nothing but a number ever travels.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "platform/http/events.h"
#include "rooms/access/pages/visit.h"
#include "rooms/meetings/room.h"

namespace concert::meetings {

class Followers {
public:
  // Whether the session behind a stream may still hear, and in the same seat.
  using StillThere = std::function<bool(const crypto::Digest& session, SeatId)>;
  Followers(Room& room, StillThere still_there) : room_(room), still_there_(std::move(still_there)) {}

  // A stream for this seat; told at once when `seen`, the last thing that this browser heard, is not how things are.
  http::Reply open(const access::Actor&, MeetingId, const crypto::Digest& session, const std::string& seen,
                   std::chrono::milliseconds lifetime = http::EventStream::as_long_as_any);
  // Something changed at a table: a meeting or a situation. On the thread that changed it, after it was saved; never
  // throws.
  void changed(TableId);
  std::size_t open_streams() const;

private:
  struct Follower {
    access::Actor actor;
    MeetingId meeting;
    crypto::Digest session;
    std::string seen;
    std::mutex telling; // one state after the other: an older one never follows a newer
    std::weak_ptr<http::EventStream> stream;
  };
  void tell(Follower&, http::EventStream&);
  std::string state_for(const access::Actor&, MeetingId); // empty when the meeting is not this seat's any more

  Room& room_;
  StillThere still_there_;
  mutable std::mutex mutex_;
  std::vector<std::shared_ptr<Follower>> followers_;
};

// What a seat sees, as one text that changes when it does; never sent, only its digest is.
std::string state_of(const LiveView&);

} // namespace concert::meetings
