// What a session may do, and when it stops.
#include "rooms/access/tests/installation.h"

#include <set>

using namespace concert;
using namespace concert::access;
using namespace concert::access::testing;
using namespace std::chrono_literals;

namespace {

KeptSession kept(Installation& here, const std::string& token) {
  return here.store.sitting(Token::parse(token)->hash())->session;
}

} // namespace

TEST_CASE("a token that was not given opens nothing") {
  Installation here;
  const std::string token = here.sign_in("admin");
  std::string other = token;
  other[0] = other[0] == 'A' ? 'B' : 'A';
  for (const std::string& forged :
       {std::string(), std::string("x"), other, token + "A", token.substr(1), token + "=", " " + token,
        std::string(43, 'A'), std::string(100'000, 'A'), here.founded.member.text()}) {
    CAPTURE(forged.substr(0, 50));
    CHECK(kind_of(here.room.resume(forged)) == "not_signed_in");
    CHECK(kind_of(here.room.unlock(forged, typed(good_password), "p")) == "not_signed_in");
    CHECK(kind_of(here.room.choose_seat(forged, here.admin.seat)) == "not_signed_in");
    here.room.sign_out(forged);
  }
  CHECK(here.room.resume(token).has_value());
}

TEST_CASE("an idle session locks, keeps its seat, and asks only for the password") {
  Installation here;
  const Actor nurse = here.add("nurse", here.health, Role::representative);
  const std::string token = here.sign_in("nurse");
  for (int i = 0; i < 5; ++i) { // in use every ten minutes: open
    here.clock.advance(10min);
    CHECK(here.room.resume(token)->actor);
  }
  const std::string form = here.room.resume(token)->csrf.masked(here.chance);
  here.clock.advance(15min - 1us);
  CHECK_FALSE(here.room.lock("no such token").has_value());
  CHECK(here.room.seats_to_choose(token).has_value());
  here.clock.advance(1us);
  for (int i = 0; i < 3; ++i) { // asking again does not wake it
    const auto locked = here.room.resume(token);
    REQUIRE(locked.has_value());
    CHECK(locked->locked);
    CHECK_FALSE(locked->actor);
    CHECK(locked->seat == nurse.seat);
    CHECK(locked->name == "Member nurse");
    here.clock.advance(1min);
  }
  CHECK(kind_of(here.room.choose_seat(token, nurse.seat)) == "not_signed_in");
  CHECK(kind_of(here.room.seats_to_choose(token)) == "not_signed_in");
  CHECK(kind_of(here.room.sign_out_everywhere(token)) == "not_signed_in");
  CHECK(kind_of(here.room.change_password(token, {typed(good_password), typed("another good one")}, "p")) ==
        "not_signed_in");
  const auto wrong = here.room.unlock(token, typed("wrong"), "p");
  CHECK(problem_of(wrong) == "password: access.problem.wrong_password");
  CHECK(here.last().act == "access.unlock_refused");
  CHECK(here.last().object == nurse.member.text());
  CHECK_FALSE(here.room.resume(token)->actor);

  const auto again = here.room.unlock(token, typed(good_password), "p");
  REQUIRE(again.has_value());
  CHECK(again->actor->seat == nurse.seat);
  CHECK(again->csrf.accepts(form)); // the form that was left open can be sent
  CHECK(here.room.resume(token)->actor);
  CHECK(here.last().act == "access.unlock");
  CHECK(here.last().seat == nurse.seat.text());
}

TEST_CASE("a session can be locked by hand, and guessing at it is bounded") {
  Installation here;
  const std::string token = here.sign_in("admin");
  REQUIRE(here.room.lock(token));
  CHECK(here.room.resume(token)->locked);
  const auto traces = here.traces();
  REQUIRE(here.room.lock(token)); // nothing more to do
  CHECK(here.traces() == traces);
  for (int i = 0; i < 6; ++i)
    CHECK(kind_of(here.room.unlock(token, typed("wrong"), "p")) == "invalid");
  CHECK(kind_of(here.room.unlock(token, typed(good_password), "p")) == "too_many");
  here.clock.advance(1min);
  CHECK(here.room.unlock(token, typed(good_password), "p")->actor);
}

TEST_CASE("a session ends for good after its absolute lifetime, used or not") {
  Installation here;
  const std::string token = here.sign_in("admin");
  for (int i = 0; i < 12 * 6 - 1; ++i) {
    here.clock.advance(10min);
    CHECK(here.room.resume(token)->actor);
  }
  const Instant ends = here.room.resume(token)->ends_at;
  here.clock.advance(10min - 1us);
  CHECK(here.room.resume(token).has_value());
  here.clock.advance(1us);
  CHECK(here.clock.now() == ends);
  CHECK(kind_of(here.room.resume(token)) == "not_signed_in");
  CHECK(kind_of(here.room.unlock(token, typed(good_password), "p")) == "not_signed_in");
  CHECK(here.store.sitting(Token::parse(token)->hash()).has_value());
  here.sign_in("admin"); // sweeps what has ended
  CHECK_FALSE(here.store.sitting(Token::parse(token)->hash()).has_value());
}

TEST_CASE("that a browser was heard of is written at most once a minute") {
  Installation here;
  const std::string token = here.sign_in("admin");
  const Instant start = here.clock.now();
  const auto traces = here.traces();
  for (int s = 0; s < 59; ++s) {
    here.clock.advance(1s);
    (void)here.room.resume(token);
    CHECK(kept(here, token).last_used_at == start);
  }
  here.clock.advance(1s);
  (void)here.room.resume(token);
  CHECK(kept(here, token).last_used_at == start + 1min);
  CHECK(here.traces() == traces); // not an act of anybody
}

TEST_CASE("suspending a seat, a member, or taking the seat back works at the next request") {
  Installation here;
  const Actor nurse = here.add("nurse", here.health, Role::representative);
  const Actor sister = here.add("sister", here.health, Role::representative);
  CHECK(nurse.seat == sister.seat); // one seat, two members
  std::string token = here.sign_in("nurse"), other = here.sign_in("sister");

  const auto suspended = here.room.suspend_seat(here.admin, nurse.seat, 1);
  REQUIRE(suspended.has_value());
  CHECK(kind_of(here.room.resume(token)) == "not_signed_in");
  CHECK(kind_of(here.room.resume(other)) == "not_signed_in");
  REQUIRE(here.room.restore_seat(here.admin, nurse.seat, suspended->version));
  CHECK(kind_of(here.room.resume(token)) == "not_signed_in"); // what has ended stays ended
  token = here.sign_in("nurse");
  other = here.sign_in("sister");
  CHECK(here.room.resume(token)->actor);

  REQUIRE(here.room.take_seat_back(here.admin, nurse.member, nurse.seat));
  CHECK_FALSE(here.room.resume(token)->actor);
  CHECK_FALSE(here.room.resume(token)->seat);
  CHECK(here.room.resume(other)->actor);
  REQUIRE(here.room.add_seat(here.admin, nurse.member, {here.health, {}, Role::representative}));
  CHECK_FALSE(here.room.resume(token)->actor); // given back, but not sat in
  CHECK(here.room.choose_seat(token, nurse.seat)->actor);

  const auto member = here.room.suspend_member(here.admin, nurse.member, here.version_of(nurse.member));
  REQUIRE(member.has_value());
  CHECK(kind_of(here.room.resume(token)) == "not_signed_in");
  REQUIRE(here.room.restore_member(here.admin, nurse.member, member->version));
  CHECK(kind_of(here.room.resume(token)) == "not_signed_in"); // signs in again
  CHECK(here.sign_in("nurse") != token);
}

TEST_CASE("a member of several seats chooses, and changes") {
  Installation here;
  const Actor nurse = here.add("nurse", here.health, Role::representative);
  const auto chair = here.room.add_seat(here.admin, nurse.member, {here.health, {}, Role::chair});
  REQUIRE(chair.has_value());
  const auto in = here.room.sign_in("nurse", typed(good_password), "p");
  CHECK(in->seats.size() == 2);
  CHECK_FALSE(in->seated);
  const std::string token = in->token.text();
  CHECK_FALSE(here.room.resume(token)->actor);
  CHECK(kind_of(here.room.choose_seat(token, here.admin.seat)) == "not_found"); // somebody else's
  CHECK(kind_of(here.room.choose_seat(token, SeatId::draw(here.chance))) == "not_found");
  CHECK(here.room.choose_seat(token, nurse.seat)->actor->role == Role::representative);
  CHECK(here.room.resume(token)->actor->role == Role::representative);
  const std::string form = here.room.resume(token)->csrf.masked(here.chance);
  CHECK(here.room.choose_seat(token, chair->id)->actor->role == Role::chair);
  CHECK(here.last().act == "access.choose_seat");
  CHECK(here.last().seat == chair->id.text());
  CHECK_FALSE(here.room.resume(token)->csrf.accepts(form)); // a form of the other seat is not sent in this one
}

TEST_CASE("a form is accepted from its own session only") {
  Installation here;
  const auto mine = *here.room.resume(here.sign_in("admin"));
  const auto other = *here.room.resume(here.sign_in("admin"));
  std::set<std::string> seen;
  for (int i = 0; i < 50; ++i) {
    const std::string masked = mine.csrf.masked(here.chance);
    CHECK(masked.size() == 86);
    CHECK(mine.csrf.accepts(masked));
    CHECK_FALSE(other.csrf.accepts(masked));
    CHECK(seen.insert(masked).second);
  }
  const std::string good = mine.csrf.masked(here.chance);
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string forged = good;
    forged[at] = forged[at] == 'A' ? 'B' : 'A';
    CAPTURE(at);
    CHECK_FALSE(mine.csrf.accepts(forged));
  }
  for (const std::string& forged : {std::string(), good + good, good.substr(0, 43), good + "AAAA", good + "=",
                                    std::string(86, 'A'), std::string(100'000, 'A')})
    CHECK_FALSE(mine.csrf.accepts(forged));
}

TEST_CASE("signing out ends this session, signing out everywhere all of one's own") {
  Installation here;
  here.add("nurse", here.health, Role::representative);
  const std::string first = here.sign_in("nurse"), second = here.sign_in("nurse"), third = here.sign_in("nurse"),
                    admin = here.sign_in("admin");
  REQUIRE(here.room.lock(first));
  here.room.sign_out(first);
  CHECK(here.last().act == "access.sign_out");
  CHECK(kind_of(here.room.resume(first)) == "not_signed_in");
  const auto traces = here.traces();
  here.room.sign_out(first);
  CHECK(here.traces() == traces);
  CHECK(here.room.resume(second)->actor);
  REQUIRE(here.room.sign_out_everywhere(second));
  CHECK(kind_of(here.room.resume(second)) == "not_signed_in");
  CHECK(kind_of(here.room.resume(third)) == "not_signed_in");
  CHECK(here.room.resume(admin)->actor);
}

TEST_CASE("a changed password ends one's other sessions, and the old one no longer works") {
  Installation here;
  here.add("nurse", here.health, Role::representative);
  const std::string token = here.sign_in("nurse"), other = here.sign_in("nurse"), admin = here.sign_in("admin");
  const std::string next = "quiet kestrel over barns";
  const auto change = [&](std::string_view current, std::string_view to) {
    here.clock.advance(1min);
    return problem_of(here.room.change_password(token, {typed(current), typed(to)}, "p"));
  };
  CHECK(change("wrong", next) == "current_password: access.problem.wrong_password");
  CHECK(here.last().act == "access.change_password_refused");
  CHECK(change(good_password, good_password) == "new_password: access.problem.password_unchanged");
  CHECK(change(good_password, "short") == "new_password: problem.too_short");
  CHECK(change(good_password, "Member Nurse") == "new_password: access.problem.password_is_login");
  CHECK(here.room.resume(other)->actor);
  CHECK(change(good_password, next).empty());
  CHECK(here.last().act == "access.change_password");
  CHECK(kind_of(here.room.resume(other)) == "not_signed_in");
  CHECK(here.room.resume(token)->actor);
  CHECK_FALSE(here.room.resume(token)->password_is_temporary);
  CHECK(here.room.resume(admin)->actor);
  CHECK_FALSE(here.room.sign_in("nurse", typed(good_password), "p"));
  CHECK(here.room.sign_in("nurse", typed(next), "p"));
  CHECK(change(next, "a third password, longer").empty());
}
