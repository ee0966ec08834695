// Signing in: what it gives, what it refuses, and that refusals tell nothing.
#include "rooms/access/tests/installation.h"

using namespace concert;
using namespace concert::access;
using namespace concert::access::testing;
using namespace std::chrono_literals;

TEST_CASE("the program founds an installation once, in nobody's name") {
  Installation here;
  REQUIRE(here.traces() == 1);
  const audit::Entry first = here.last();
  CHECK(first.act == "access.bootstrap");
  CHECK(first.member.empty());
  CHECK(first.seat.empty());
  CHECK(first.object == here.founded.member.text());
  CHECK(here.admin.role == Role::administrator);
  CHECK(here.admin.language == Language::fr);
  const auto again = here.room.bootstrap(
      {{{"A", "B"}, {}}, AgencyId::draw(here.chance), "second", "Second", Language::en, typed(good_password)});
  CHECK(word_of(again) == "access.already_set_up");
  CHECK(here.room.tables().size() == 1);
  CHECK(here.traces() == 1);
}

TEST_CASE("a right password opens a session in the name of the member") {
  Installation here;
  const Actor nurse = here.add("nurse", here.health, Role::representative);
  const auto in = here.room.sign_in("  Nurse ", typed(good_password), "peer");
  REQUIRE(in.has_value());
  CHECK(in->step == SignInStep::signed_in);
  CHECK(in->seats.size() == 1);
  CHECK(in->seated == nurse.seat);
  const auto session = here.room.resume(in->token.text());
  REQUIRE(session.has_value());
  REQUIRE(session->actor);
  CHECK(session->actor->member == nurse.member);
  CHECK(session->actor->agency == here.health);
  CHECK(session->password_is_temporary);
  CHECK_FALSE(session->locked);
  const audit::Entry trace = here.last();
  CHECK(trace.act == "access.sign_in");
  CHECK(trace.member == nurse.member.text());
  CHECK(trace.seat == nurse.seat.text());
  CHECK(trace.agency == here.health.text());
  CHECK(trace.field_class == "account");
}

TEST_CASE("each sign-in draws a new token") {
  Installation here;
  CHECK(here.sign_in("admin") != here.sign_in("admin"));
}

TEST_CASE("a wrong login, a wrong password and a suspended member are refused alike, after the same work") {
  Installation here;
  const Actor nurse = here.add("nurse", here.health, Role::representative);
  const Actor gone = here.add("gone", here.health, Role::representative);
  REQUIRE(here.room.suspend_member(here.admin, gone.member, here.version_of(gone.member)));
  struct Try {
    std::string login, password, object;
  };
  const std::string long_one(4000, 'x');
  for (const Try& one : {Try{"nurse", "not her password", nurse.member.text()}, Try{"nobody", good_password, ""},
                         Try{"nurse' or 1=1 --", good_password, ""}, Try{"", "", ""}, Try{long_one, long_one, ""},
                         Try{"n\xFFrse", "\xFF\xFE", ""}, Try{"gone", good_password, gone.member.text()},
                         Try{"gone", "wrong as well", gone.member.text()}}) {
    CAPTURE(one.login.substr(0, 20));
    here.clock.advance(1min);
    const auto hashings = here.passwords.hashings();
    const auto traces = here.traces();
    const auto refused = here.room.sign_in(one.login, typed(one.password), "peer");
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error() == Refusal{RefusalKind::not_signed_in, "access.sign_in_refused", {}});
    CHECK(here.passwords.hashings() == hashings + 1);
    CHECK(here.traces() == traces + 1);
    const audit::Entry trace = here.last();
    CHECK(trace.act == "access.sign_in_refused");
    CHECK(trace.object == one.object);
    CHECK(trace.member.empty());
    CHECK(trace.detail.plain_text() == "");
  }
}

TEST_CASE("six wrong passwords a minute for one login, also for one that nobody has") {
  for (const char* login : {"nurse", "nobody"}) {
    CAPTURE(login);
    Installation here;
    here.add("nurse", here.health, Role::representative);
    for (int i = 0; i < 6; ++i) {
      CHECK(word_of(here.room.sign_in(login, typed("wrong"), "p" + std::to_string(i))) == "access.sign_in_refused");
      here.clock.advance(5s);
    }
    const auto hashings = here.passwords.hashings();
    const auto traces = here.traces();
    const auto seventh = here.room.sign_in(login, typed(good_password), "another peer");
    CHECK(kind_of(seventh) == "too_many");
    CHECK(word_of(seventh) == "access.too_many_attempts");
    CHECK(here.passwords.hashings() == hashings); // refused before any work
    CHECK(here.traces() == traces);
    CHECK(kind_of(here.room.sign_in("admin", typed(good_password), "another peer")) == "given");
    here.clock.advance(29s);
    CHECK(kind_of(here.room.sign_in(login, typed(good_password), "another peer")) == "too_many");
    here.clock.advance(1s); // the first of the six is a minute old
    CHECK(kind_of(here.room.sign_in(login, typed(good_password), "p")) != "too_many");
  }
}

TEST_CASE("guessing a suspended member's password right uses up attempts like any other") {
  Installation here;
  const Actor gone = here.add("gone", here.health, Role::representative);
  REQUIRE(here.room.suspend_member(here.admin, gone.member, here.version_of(gone.member)));
  for (int i = 0; i < 6; ++i)
    CHECK(word_of(here.room.sign_in("gone", typed(good_password), "p")) == "access.sign_in_refused");
  CHECK(kind_of(here.room.sign_in("gone", typed(good_password), "p")) == "too_many");
}

TEST_CASE("thirty wrong passwords a minute from one peer, whatever the logins") {
  Installation here;
  for (int i = 0; i < 30; ++i)
    CHECK(kind_of(here.room.sign_in("guess" + std::to_string(i), typed("wrong"), "one peer")) == "not_signed_in");
  CHECK(kind_of(here.room.sign_in("admin", typed(good_password), "one peer")) == "too_many");
  CHECK(kind_of(here.room.sign_in("admin", typed(good_password), "its neighbour")) == "given");
  here.clock.advance(1min);
  CHECK(kind_of(here.room.sign_in("admin", typed(good_password), "one peer")) == "given");
}

TEST_CASE("those who know their password are not counted") {
  Installation here;
  for (int i = 0; i < 40; ++i)
    CHECK(kind_of(here.room.sign_in("admin", typed(good_password), "one peer")) == "given");
}

TEST_CASE("attempts come back one by one, and a clock that is set back locks nobody out") {
  Attempts attempts(2, 1min);
  const Instant start{60'000'000'000};
  CHECK(attempts.take("a", start));
  CHECK(attempts.take("a", start + 30s));
  CHECK_FALSE(attempts.take("a", start + 59s));
  CHECK(attempts.take("b", start + 59s));
  CHECK(attempts.take("a", start + 60s));
  CHECK_FALSE(attempts.take("a", start + 60s));
  attempts.give_back("a", start + 60s);
  attempts.give_back("a", start + 1s); // was never taken
  attempts.give_back("nobody", start);
  CHECK(attempts.take("a", start + 60s));
  CHECK(attempts.take("a", start - 1h));
}

TEST_CASE("memory for attempts is bounded, and what is recent survives longest") {
  Attempts attempts(1, 1min);
  const Instant start{60'000'000'000};
  for (int i = 0; i < 30'000; ++i)
    CHECK(attempts.take("peer " + std::to_string(i), start + std::chrono::microseconds(i)));
  CHECK_FALSE(attempts.take("peer 29999", start + 1s));
  CHECK(attempts.take("peer 0", start + 1s)); // forgotten: the price of the bound
}

TEST_CASE("a hash of yesterday's cost is renewed by the next right password") {
  Installation here;
  const crypto::Passwords dearer({.memory_kib = 16, .passes = 1});
  Room room(here.store, dearer, here.clock, here.chance);
  const auto before = *here.store.member_by_login("admin");
  CHECK_FALSE(room.sign_in("admin", typed("wrong"), "p"));
  CHECK(here.store.member_by_login("admin")->password_hash == before.password_hash);
  REQUIRE(room.sign_in("admin", typed(good_password), "p"));
  const auto after = *here.store.member_by_login("admin");
  CHECK(after.password_hash != before.password_hash);
  CHECK_FALSE(dearer.needs_rehash(after.password_hash));
  CHECK(after.version == before.version); // an edit that was begun before is not stale
  CHECK(room.sign_in("admin", typed(good_password), "p"));
}

TEST_CASE("a member without an active seat is told so, and only after the right password") {
  Installation here;
  const Actor nurse = here.add("nurse", here.health, Role::representative);
  REQUIRE(here.room.suspend_seat(here.admin, nurse.seat, 1));
  CHECK(word_of(here.room.sign_in("nurse", typed("wrong"), "p")) == "access.sign_in_refused");
  const auto refused = here.room.sign_in("nurse", typed(good_password), "p");
  CHECK(word_of(refused) == "access.no_seat");
  CHECK(here.last().object == nurse.member.text());
}

TEST_CASE("the command line acts as a seat without a session") {
  Installation here;
  const Actor nurse = here.add("nurse", here.health, Role::representative);
  CHECK(here.room.act_as("NURSE", std::nullopt)->seat == nurse.seat);
  CHECK(here.room.act_as("nurse", nurse.seat)->agency == here.health);
  CHECK(kind_of(here.room.act_as("nobody", std::nullopt)) == "not_found");
  CHECK(word_of(here.room.act_as("nurse", here.admin.seat)) == "access.no_seat");
  REQUIRE(here.room.add_seat(here.admin, nurse.member, {here.health, {}, Role::chair}));
  CHECK(problem_of(here.room.act_as("nurse", std::nullopt)) == "seat: problem.required");
  CHECK(here.room.act_as("nurse", nurse.seat).has_value());
  REQUIRE(here.room.suspend_member(here.admin, nurse.member, here.version_of(nurse.member)));
  CHECK(kind_of(here.room.act_as("nurse", nurse.seat)) == "not_found");
}
