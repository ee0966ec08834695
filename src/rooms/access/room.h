// The only way in: signing in and out, and who may sit where. Each act asks the gate, checks, saves with its audit
// entry. Whether an agency exists is the business of the room `agencies`, which opens seats through this one.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/chance.h"
#include "base/result.h"
#include "platform/clock/clock.h"
#include "platform/crypto/passwords.h"
#include "rooms/access/acts.h"
#include "rooms/access/attempts.h"
#include "rooms/access/gate.h"
#include "rooms/access/member.h"
#include "rooms/access/session.h"
#include "rooms/access/store.h"

namespace concert::access {

struct Limits {
  std::chrono::microseconds idle = std::chrono::minutes(15); // then the session locks (up to a minute early)
  std::chrono::microseconds absolute = std::chrono::hours(12);
  int attempts_per_login = 6; // wrong passwords a minute
  int attempts_per_peer = 30;
};

struct Founded {
  MemberId member;
  SeatId seat;
  TableId table;
};

struct SeatView {
  Seat seat;
  std::vector<std::string> held_by; // names of those holders whom the actor reaches, in the order of logins
};

// A member in one of the active seats of a table, and where mail reaches them if they want any.
struct Reachable {
  Actor actor;
  std::optional<EmailAddress> email;
  std::string name = {}; // a staff name, shown to colleagues
};

struct MailChoice {
  std::optional<EmailAddress> email;
  bool wanted = true;
};

class Room {
public:
  Room(Store& store, const crypto::Passwords& passwords, const clock::Clock& clock, Chance& chance, Limits limits = {});

  // ---- Coming and going. `token` is the text of the cookie, as it came; `peer` is whatever the caller counts as one
  // (an IPv4 address, the first 64 bits of an IPv6 one).

  // One refusal, access.sign_in_refused, for a wrong login, a wrong password and a suspended member, after equal work.
  Result<SignIn> sign_in(std::string_view login, const TypedPassword& password, std::string_view peer);
  // On every request. Refused (not_signed_in) when there is no such session, it has ended, or the member is suspended.
  Result<Session> resume(std::string_view token);
  // The same for what a page asks for by itself, while nobody may be sitting there: the idle lock goes on counting.
  Result<Session> glance(std::string_view token);
  // Whether that session (Session::key) is unlocked and in that seat; for what stays open, such as an event stream.
  bool still_sits(const crypto::Digest& key, SeatId seat);
  Result<std::vector<Seat>> seats_to_choose(std::string_view token); // the active ones
  Result<Session> choose_seat(std::string_view token, SeatId seat);
  Result<void> lock(std::string_view token);
  Result<Session> unlock(std::string_view token, const TypedPassword& password, std::string_view peer);
  void sign_out(std::string_view token); // also a locked session; what is gone stays gone
  Result<void> sign_out_everywhere(std::string_view token);
  // Ends the member's other sessions.
  Result<void> change_password(std::string_view token, const ChangePassword& act, std::string_view peer);

  // For the program's own command line, whose user can read the data folder anyway: an actor without a session. Without
  // `seat` the member must hold exactly one active seat.
  Result<Actor> act_as(std::string_view login, const std::optional<SeatId>& seat);

  // ---- Members and seats: administrators everywhere, agency administrators for their own agency at their own table.

  Result<std::vector<MemberView>> members(const Actor& actor); // by login; also for privacy officers
  Result<MemberView> member(const Actor& actor, MemberId id);
  Result<std::vector<Seat>> seats(const Actor& actor);
  Result<SeatView> seat(const Actor& actor, SeatId id);
  Result<MemberView> add_member(const Actor& actor, const AddMember& act);
  Result<MemberView> edit_member(const Actor& actor, MemberId id, std::int64_t version, const EditMember& act);
  Result<MemberView> reset_password(const Actor& actor, MemberId id, std::int64_t version, const ResetPassword& act);
  Result<MemberView> suspend_member(const Actor& actor, MemberId id, std::int64_t version); // administrators only
  Result<MemberView> restore_member(const Actor& actor, MemberId id, std::int64_t version); // administrators only
  // One's own: whether notices also come by mail, where there is an address.
  MailChoice mail_choice(const Actor& actor);
  Result<void> choose_mail(const Actor& actor, bool wanted);
  // Nobody gives a seat to themselves.
  Result<Seat> add_seat(const Actor& actor, MemberId id, const AddSeat& act);
  Result<void> take_seat_back(const Actor& actor, MemberId id, SeatId seat);
  Result<Seat> suspend_seat(const Actor& actor, SeatId id, std::int64_t version); // for all who hold it, at once
  Result<Seat> restore_seat(const Actor& actor, SeatId id, std::int64_t version);

  // ---- Tables.

  std::vector<Table> tables();
  std::optional<Table> table(TableId id);
  // Agencies that can speak at the table: with an active seat of a representative. By id.
  std::vector<AgencyId> seats_at(TableId table);
  // For the program, when it has something to say to those who sit there; by login. PRIVACY: no door shows it.
  std::vector<Reachable> reachable_at(TableId table);
  // For the program: whether the member still holds the seat, suspended or not.
  bool holds(MemberId member, SeatId seat);
  NamesPolicy names_policy(TableId table); // of an unknown table: the strictest (only the intervening)
  Result<Table> add_table(const Actor& actor, const AddTable& act);
  Result<Table> set_names_policy(const Actor& actor, TableId id, std::int64_t version, NamesPolicy names);

  // Called after a table has changed whom it lets hear names, or who may speak at it: rooms below keep what follows
  // from that, and make it follow at start-up too, should the program end in between.
  void when_table_changes(std::function<void(TableId)> then) { table_changed_ = std::move(then); }

  // Called after a member has lost a seat; what it fails to do is done later by whoever asks holds().
  void when_seat_is_taken_back(std::function<void(MemberId, SeatId)> then) { seat_taken_back_ = std::move(then); }

  // The program itself, once, while there is no member: audited with an empty actor.
  Result<Founded> bootstrap(const Bootstrap& act);

private:
  struct Present { // a session that has not ended, locked or not
    Token token;
    Sitting sitting;
  };
  Result<Present> present(std::string_view token);
  Result<Present> unlocked(std::string_view token);
  bool is_locked(const KeptSession& session) const;
  Session session_of(const Present& present) const;
  // Whether there is such a member, active, with this password, after the same work in every case; a refusal when there
  // were too many attempts.
  Result<bool> verify(std::string_view login, const Member* member, const TypedPassword& password,
                      std::string_view peer);

  Result<MemberWithSeats> reached(const Actor& actor, MemberId id);
  Result<MemberView> set_member_state(const Actor& actor, MemberId id, std::int64_t version, State state);
  Result<Seat> set_seat_state(const Actor& actor, SeatId id, std::int64_t version, State state);
  audit::Entry entry(std::string_view act, std::string_view kind, std::string object) const; // by the program
  audit::Entry entry_by(const Actor& actor, std::string_view act, std::string_view kind, std::string object) const;
  audit::Entry entry_in(const Sitting& sitting, std::string_view act) const;

  Store& store_;
  const crypto::Passwords& passwords_;
  const clock::Clock& clock_;
  Chance& chance_;
  const Limits limits_;
  Gate gate_;
  Attempts by_login_;
  Attempts by_peer_;
  std::function<void(TableId)> table_changed_ = [](TableId) {};
  std::function<void(MemberId, SeatId)> seat_taken_back_ = [](MemberId, SeatId) {};
};

} // namespace concert::access
