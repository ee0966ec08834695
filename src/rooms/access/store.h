// What the room needs kept, in its own words. Implemented once, in the SQL that both engines share (sql/).
// Every change takes the audit entry that goes with it, and both happen or neither. The one exception is touch(), which
// only remembers that a browser was heard of.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "platform/crypto/hashing.h"
#include "rooms/access/member.h"
#include "rooms/audit/entry.h"

namespace concert::access {

struct KeptSession {
  crypto::Digest token_hash{};
  MemberId member;
  std::optional<SeatId> seat;
  Instant created_at;
  Instant last_used_at; // at most a minute old while the session is in use
  bool locked = false;
  friend bool operator==(const KeptSession&, const KeptSession&) = default;
};

// A session with all that decides what it may do, read in one snapshot.
struct Sitting {
  KeptSession session;
  Member member;
  std::optional<Seat> seat; // only while the member holds it
};

struct MemberWithSeats {
  Member member;
  std::vector<Seat> seats; // in the order of seats_of()
};

enum class TheirSessions { go_on, end };

class Store {
public:
  virtual ~Store() = default;

  virtual std::optional<Member> member(MemberId) = 0;
  virtual std::optional<Member> member_by_login(std::string_view login) = 0;
  virtual std::vector<MemberWithSeats> members() = 0; // by login
  virtual std::vector<Seat> seats_of(MemberId) = 0;   // suspended ones too; by table, agency, role
  virtual std::vector<Seat> seats() = 0;              // all, in the same order
  virtual std::optional<Seat> seat(SeatId) = 0;
  virtual std::optional<Seat> seat_for(AgencyId, TableId, Role) = 0;
  virtual std::optional<Table> table(TableId) = 0;
  virtual std::vector<Table> tables() = 0;                         // by id
  virtual std::vector<AgencyId> agencies_speaking_at(TableId) = 0; // with an active seat of a representative; by id

  // Versions: what is added has version 1; a change takes the version it was read at, saves the next one, and is
  // refused as stale when somebody was faster.
  virtual Result<void> found(const Table&, const Member&, const Seat&, const audit::Entry&) = 0; // only while empty
  virtual Result<void> add_member(const Member&, const Seat&, const audit::Entry&) = 0; // refused: access.login_taken
  virtual Result<void> save_member(const Member&, TheirSessions, const audit::Entry&) = 0;
  // Changes the password alone; ends the member's other sessions.
  virtual Result<void> save_password(const Member&, const crypto::Digest& going_on, const audit::Entry&) = 0;
  // Opens the seat unless one for the same agency, table and role is there, which is then given.
  virtual Result<void> give_seat(MemberId, const Seat&, const audit::Entry&) = 0; // refused: access.already_seated
  virtual Result<void> take_seat_back(MemberId, SeatId, const audit::Entry&) = 0;
  virtual Result<void> save_seat(const Seat&, const audit::Entry&) = 0; // suspended: ends the sessions that sit in it
  virtual Result<void> add_table(const Table&, const audit::Entry&) = 0;
  virtual Result<void> save_table(const Table&, const audit::Entry&) = 0;
  // Of these, save_member, take_seat_back and save_seat refuse with access.last_administrator to leave the installation
  // without one.

  virtual std::optional<Sitting> sitting(const crypto::Digest& token_hash) = 0;
  // Drops all sessions created before `drop_before` on the way. `new_hash`, when given, replaces the member's password
  // hash if that is still `old_hash`: the same password at today's cost.
  struct Rehash {
    std::string old_hash, new_hash;
  };
  virtual void begin_session(const KeptSession&, Instant drop_before, const std::optional<Rehash>&,
                             const audit::Entry&) = 0;
  // Each of these does nothing, and records nothing, when the session is gone.
  virtual bool sit(const crypto::Digest& token_hash, SeatId, const audit::Entry&) = 0;
  virtual bool lock(const crypto::Digest& token_hash, const audit::Entry&) = 0;
  virtual bool unlock(const crypto::Digest& token_hash, Instant now, const audit::Entry&) = 0;
  virtual bool end_session(const crypto::Digest& token_hash, const audit::Entry&) = 0;
  virtual void end_sessions_of(MemberId, const audit::Entry&) = 0;
  virtual void touch(const crypto::Digest& token_hash, Instant heard_last, Instant now) = 0;

  virtual void record(const audit::Entry&) = 0; // without a change
};

} // namespace concert::access
