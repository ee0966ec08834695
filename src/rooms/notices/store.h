// What the room needs kept, in its own words. Implemented once, in the SQL that both engines share (sql/).
// Nothing here has an audit entry: a notice says nothing that the change it follows did not, and was itself recorded.
#pragma once

#include <vector>

#include "rooms/notices/notice.h"

namespace concert::notices {

class Store {
public:
  // Kept wholly or not at all. A notice that is put replaces the one with its id, and its letters; one that is dropped
  // takes its letters along.
  struct Change {
    std::vector<NoticeId> drop = {};
    std::vector<Notice> put = {};
    std::vector<Letter> letters = {}; // of notices in `put`
    std::vector<std::pair<AgencyId, Instant>> reminded = {}; // replaces when that agency was last reminded
    bool is_empty() const { return drop.empty() && put.empty() && reminded.empty(); }
  };

  virtual ~Store() = default;
  virtual void save(const Change&) = 0;
  virtual std::vector<Notice> about(About) = 0;         // by member and seat
  virtual std::vector<Notice> of(MemberId, SeatId) = 0; // newest first
  virtual std::vector<Notice> at(TableId) = 0;          // by id
  virtual std::optional<Notice> notice(NoticeId) = 0;
  virtual std::vector<Notice> of_kind(Kind) = 0;         // by id
  virtual std::optional<Instant> reminded(AgencyId) = 0; // of its places, the last time
  // The first time counts. A letter about a situation is not sent any more.
  virtual void mark_read(NoticeId, Instant) = 0;

  virtual std::vector<Letter> due(Instant now, int limit) = 0; // to be tried now, the longest waiting first
  // Before each attempt: whatever happens then, the next one is not before `next_attempt`.
  // False: the letter is not to be sent any more, what it tells was told meanwhile.
  virtual bool begin_attempt(LetterId, int attempts, Instant next_attempt) = 0;
  // Taken by the server. With it go the other letters that would tell the same member the same thing: that a situation
  // waits, or of the same meeting for another seat.
  virtual void sent(LetterId) = 0;
  virtual void refused(LetterId) = 0; // for good
  virtual void drop(LetterId) = 0;
  virtual void forget(Instant letters_before, Instant cancelled_before) = 0; // what is older
};

} // namespace concert::notices
