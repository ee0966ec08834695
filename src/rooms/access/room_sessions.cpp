// Coming and going: signing in, resuming, choosing a seat, locking, signing out.
#include <algorithm>

#include "rooms/access/password_rules.h"
#include "rooms/access/room.h"

namespace concert::access {
namespace {

constexpr auto attempts_window = std::chrono::minutes(1);
constexpr auto between_touches = std::chrono::minutes(1);

std::vector<Seat> active(std::vector<Seat> seats) {
  std::erase_if(seats, [](const Seat& seat) { return seat.state != State::active; });
  return seats;
}

Refusal sign_in_refused() {
  return {RefusalKind::not_signed_in, "access.sign_in_refused", {}};
}
Refusal too_many_attempts() {
  return {RefusalKind::too_many, "access.too_many_attempts", {}};
}
Refusal no_seat() {
  return {RefusalKind::not_permitted, "access.no_seat", {}};
}

void sit_down(audit::Entry& entry, const Seat& seat) {
  entry.seat = seat.id.text();
  entry.agency = seat.agency.text();
}

} // namespace

Room::Room(Store& store, const crypto::Passwords& passwords, const clock::Clock& clock, Chance& chance, Limits limits)
    : store_(store), passwords_(passwords), clock_(clock), chance_(chance), limits_(limits),
      by_login_(limits.attempts_per_login, attempts_window), by_peer_(limits.attempts_per_peer, attempts_window) {}

audit::Entry Room::entry(std::string_view act, std::string_view kind, std::string object) const {
  audit::Entry out;
  out.at = clock_.now();
  out.act = std::string(act);
  out.object_kind = std::string(kind);
  out.object = std::move(object);
  out.field_class = "account";
  return out;
}

audit::Entry Room::entry_in(const Sitting& sitting, std::string_view act) const {
  audit::Entry out = entry(act, "member", sitting.member.id.text());
  out.member = sitting.member.id.text();
  if (sitting.seat)
    sit_down(out, *sitting.seat);
  return out;
}

Result<bool> Room::verify(std::string_view login, const Member* member, const TypedPassword& password,
                          std::string_view peer) {
  const Instant now = clock_.now();
  if (!by_peer_.take(peer, now))
    return too_many_attempts();
  if (!by_login_.take(login, now)) {
    by_peer_.give_back(peer, now);
    return too_many_attempts();
  }
  if (member == nullptr) {
    passwords_.verify_nobody(password.reveal());
    return false;
  }
  // PRIVACY: a suspended member is refused like a wrong password in every way, the count of attempts included.
  const bool right = passwords_.verify(member->password_hash, password.reveal());
  if (!right || member->state != State::active)
    return false;
  by_peer_.give_back(peer, now);
  by_login_.give_back(login, now);
  return true;
}

Result<SignIn> Room::sign_in(std::string_view typed, const TypedPassword& password, std::string_view peer) {
  const std::optional<std::string> login = login_of(typed);
  const std::optional<Member> member = login ? store_.member_by_login(*login) : std::nullopt;
  // What can be no login counts against one name for all, so that it needs no memory of its own.
  const bool right = TRY(verify(login.value_or(""), member ? &*member : nullptr, password, peer));
  if (!right) {
    // PRIVACY: not what was typed: people type their password into the wrong box.
    store_.record(entry("access.sign_in_refused", "member", member ? member->id.text() : ""));
    return sign_in_refused();
  }
  const std::vector<Seat> seats = active(store_.seats_of(member->id));
  if (seats.empty()) {
    store_.record(entry("access.sign_in_refused", "member", member->id.text()));
    return no_seat();
  }
  std::optional<Store::Rehash> rehash;
  if (passwords_.needs_rehash(member->password_hash))
    rehash = Store::Rehash{member->password_hash, passwords_.hash(password.reveal(), chance_)};

  const Token token = Token::draw(chance_);
  const Instant now = clock_.now();
  KeptSession session{token.hash(), member->id, std::nullopt, now, now, false};
  if (seats.size() == 1)
    session.seat = seats.front().id;
  audit::Entry trace = entry("access.sign_in", "member", member->id.text());
  trace.member = member->id.text();
  if (session.seat)
    sit_down(trace, seats.front());
  store_.begin_session(session, now - limits_.absolute, rehash, trace);
  return SignIn{SignInStep::signed_in, token, seats, session.seat};
}

Result<Room::Present> Room::present(std::string_view text) {
  const auto token = Token::parse(text);
  if (!token)
    return Refusal::not_signed_in();
  auto sitting = store_.sitting(token->hash());
  if (!sitting || sitting->member.state != State::active ||
      clock_.now() - sitting->session.created_at >= limits_.absolute)
    return Refusal::not_signed_in();
  return Present{*token, std::move(*sitting)};
}

bool Room::is_locked(const KeptSession& session) const {
  return session.locked || clock_.now() - session.last_used_at >= limits_.idle;
}

Result<Room::Present> Room::unlocked(std::string_view token) {
  Present present = TRY(this->present(token));
  if (is_locked(present.sitting.session))
    return Refusal::not_signed_in();
  return present;
}

Session Room::session_of(const Present& present) const {
  const auto& [session, member, seat] = present.sitting;
  Session out{.member = member.id,
              .name = member.name,
              .language = member.language,
              .locked = is_locked(session),
              .password_is_temporary = member.password_is_temporary,
              .seat = session.seat,
              .actor = std::nullopt,
              .csrf = CsrfSecret(present.token, session.seat),
              .key = session.token_hash,
              .created_at = session.created_at,
              .locks_at = session.last_used_at + limits_.idle,
              .ends_at = session.created_at + limits_.absolute};
  if (!out.locked && seat && seat->state == State::active)
    out.actor = Actor{member.id, seat->id, seat->agency, seat->table, seat->role, member.language};
  return out;
}

Result<Session> Room::resume(std::string_view token) {
  Present present = TRY(this->present(token));
  KeptSession& session = present.sitting.session;
  const Instant now = clock_.now();
  // A locked session is not kept alive: only its password is.
  if (!is_locked(session) && now - session.last_used_at >= between_touches) {
    store_.touch(session.token_hash, session.last_used_at, now);
    session.last_used_at = now;
  }
  return session_of(present);
}

Result<Session> Room::glance(std::string_view token) {
  return session_of(TRY(present(token)));
}

bool Room::still_sits(const crypto::Digest& key, SeatId seat) {
  const auto sitting = store_.sitting(key);
  return sitting && sitting->member.state == State::active && !is_locked(sitting->session) &&
         clock_.now() - sitting->session.created_at < limits_.absolute && sitting->seat &&
         sitting->seat->id == seat && sitting->seat->state == State::active;
}

Result<std::vector<Seat>> Room::seats_to_choose(std::string_view token) {
  const Present present = TRY(unlocked(token));
  return active(store_.seats_of(present.sitting.member.id));
}

Result<Session> Room::choose_seat(std::string_view token, SeatId id) {
  Present present = TRY(unlocked(token));
  const std::vector<Seat> seats = active(store_.seats_of(present.sitting.member.id));
  const auto seat = std::find_if(seats.begin(), seats.end(), [&](const Seat& one) { return one.id == id; });
  if (seat == seats.end())
    return Refusal::not_found();
  present.sitting.seat = *seat;
  if (!store_.sit(present.token.hash(), id, entry_in(present.sitting, "access.choose_seat")))
    return Refusal::not_signed_in();
  present.sitting.session.seat = id;
  return session_of(present);
}

Result<void> Room::lock(std::string_view token) {
  const Present present = TRY(this->present(token));
  if (!present.sitting.session.locked)
    store_.lock(present.token.hash(), entry_in(present.sitting, "access.lock"));
  return {};
}

Result<Session> Room::unlock(std::string_view token, const TypedPassword& password, std::string_view peer) {
  Present present = TRY(this->present(token));
  const Member& member = present.sitting.member;
  if (!TRY(verify(member.login, &member, password, peer))) {
    store_.record(entry("access.unlock_refused", "member", member.id.text()));
    return Refusal::invalid("password", "access.problem.wrong_password");
  }
  const Instant now = clock_.now();
  if (!store_.unlock(present.token.hash(), now, entry_in(present.sitting, "access.unlock")))
    return Refusal::not_signed_in();
  // The token stays: a new one would refuse the forms that are still open in the browser, and what was typed in them.
  present.sitting.session.locked = false;
  present.sitting.session.last_used_at = now;
  return session_of(present);
}

void Room::sign_out(std::string_view token) {
  if (const auto present = this->present(token))
    store_.end_session(present->token.hash(), entry_in(present->sitting, "access.sign_out"));
}

Result<void> Room::sign_out_everywhere(std::string_view token) {
  const Present present = TRY(unlocked(token));
  store_.end_sessions_of(present.sitting.member.id, entry_in(present.sitting, "access.sign_out_everywhere"));
  return {};
}

Result<void> Room::change_password(std::string_view token, const ChangePassword& act, std::string_view peer) {
  Present present = TRY(unlocked(token));
  Member& member = present.sitting.member;
  if (!TRY(verify(member.login, &member, act.current, peer))) {
    store_.record(entry("access.change_password_refused", "member", member.id.text()));
    return Refusal::invalid("current_password", "access.problem.wrong_password");
  }
  if (act.next.reveal() == act.current.reveal())
    return Refusal::invalid("new_password", "access.problem.password_unchanged");
  if (auto problem = problem_with_password(act.next.reveal(), member.login, member.name, "new_password"))
    return Refusal::invalid({std::move(*problem)});
  member.password_hash = passwords_.hash(act.next.reveal(), chance_);
  member.password_is_temporary = false;
  return store_.save_password(member, present.token.hash(), entry_in(present.sitting, "access.change_password"));
}

Result<Actor> Room::act_as(std::string_view typed, const std::optional<SeatId>& wanted) {
  const auto login = login_of(typed);
  const auto member = login ? store_.member_by_login(*login) : std::nullopt;
  if (!member || member->state != State::active)
    return Refusal::not_found();
  std::vector<Seat> seats = active(store_.seats_of(member->id));
  if (wanted)
    std::erase_if(seats, [&](const Seat& seat) { return seat.id != *wanted; });
  if (seats.empty())
    return no_seat();
  if (seats.size() > 1)
    return Refusal::invalid("seat", "problem.required");
  const Seat& seat = seats.front();
  return Actor{member->id, seat.id, seat.agency, seat.table, seat.role, member->language};
}

} // namespace concert::access
