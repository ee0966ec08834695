// What every store of this room must do, on each engine there is; and that an act is kept whole or not at all.
#include <algorithm>
#include <thread>

#include "rooms/access/tests/installation.h"

using namespace concert;
using namespace concert::access;
using namespace concert::access::testing;
using storage::testing::Place;

namespace {

void everywhere(const std::function<void(Installation&)>& body) {
  storage::testing::on_every_engine([&](Place& place) {
    const std::string engine = place.name(); // before it is moved from
    INFO(engine);
    Installation here(std::move(place), Limits{});
    here.database->rehearse_writes(true); // work that cannot be repeated shows
    body(here);
  });
}

audit::Entry trace(const char* act) {
  audit::Entry out;
  out.at = Instant{1};
  out.act = act;
  return out;
}

Member some_member(Installation& here, std::string login) {
  return {MemberId::draw(here.chance),
          std::move(login),
          "Náme 'quoted' — 名",
          Language::fr,
          "hash",
          true,
          State::active,
          1};
}
Seat some_seat(Installation& here, Role role) {
  return {SeatId::draw(here.chance), AgencyId::draw(here.chance), here.founded.table, role, State::active, 1};
}

KeptSession some_session(Installation& here, MemberId member, Instant created) {
  return {Token::draw(here.chance).hash(), member, std::nullopt, created, created, false};
}

} // namespace

TEST_CASE("members, seats and tables come back as they were kept") {
  everywhere([](Installation& here) {
    Member member = some_member(here, "zoe");
    Seat seat = some_seat(here, Role::evaluator);
    seat.state = State::suspended;
    REQUIRE(here.store.add_member(member, seat, trace("test.add")));
    CHECK(here.store.member(member.id) == member);
    member.email = *EmailAddress::parse("zoe@example.ca");
    member.mail_off = true;
    REQUIRE(here.store.save_member(member, TheirSessions::go_on, trace("test.save")));
    ++member.version;
    CHECK(here.store.member(member.id) == member);
    CHECK(here.store.member_by_login("zoe") == member);
    CHECK_FALSE(here.store.member_by_login("Zoe"));
    CHECK_FALSE(here.store.member(MemberId::draw(here.chance)));
    CHECK(here.store.seat(seat.id) == seat);
    CHECK(here.store.seat_for(seat.agency, seat.table, Role::evaluator) == seat);
    CHECK_FALSE(here.store.seat_for(seat.agency, seat.table, Role::chair));
    CHECK(here.store.seats_of(member.id) == std::vector<Seat>{seat});
    const auto members = here.store.members();
    REQUIRE(members.size() == 2);
    CHECK(members[0].member.login == "admin");
    CHECK(members[0].seats.size() == 1);
    CHECK(members[1].member == member);
    CHECK(members[1].seats == std::vector<Seat>{seat});
    CHECK(here.store.seats().size() == 2);

    const Table table{TableId::draw(here.chance), {"Two", "Deux"}, NamesPolicy::intervening, 1};
    REQUIRE(here.store.add_table(table, trace("test.add")));
    CHECK(here.store.table(table.id) == table);
    CHECK(here.store.tables().size() == 2);
    CHECK_FALSE(here.store.table(TableId::draw(here.chance)));
  });
}

TEST_CASE("a login is taken once, a seat exists once, and what is refused leaves no trace") {
  everywhere([](Installation& here) {
    const Member first = some_member(here, "same");
    const Seat seat = some_seat(here, Role::chair);
    REQUIRE(here.store.add_member(first, seat, trace("test.add")));
    const auto traces = here.traces();
    CHECK(word_of(here.store.add_member(some_member(here, "same"), some_seat(here, Role::chair), trace("test.add"))) ==
          "access.login_taken");
    CHECK(here.store.seats().size() == 2);
    CHECK(word_of(here.store.give_seat(first.id, seat, trace("test.give"))) == "access.already_seated");
    Seat twin = seat;
    twin.id = SeatId::draw(here.chance);
    CHECK(kind_of(here.store.give_seat(first.id, twin, trace("test.give"))) == "stale");
    CHECK(kind_of(here.store.take_seat_back(first.id, SeatId::draw(here.chance), trace("test.take"))) == "not_found");
    CHECK(word_of(here.store.found({TableId::draw(here.chance), {"A", "B"}, {}, 1}, some_member(here, "other"),
                                   some_seat(here, Role::administrator), trace("test.found"))) ==
          "access.already_set_up");
    CHECK(here.traces() == traces);
  });
}

TEST_CASE("of two edits of one version the second is stale") {
  everywhere([](Installation& here) {
    Member member = some_member(here, "zoe");
    Seat seat = some_seat(here, Role::chair);
    REQUIRE(here.store.add_member(member, seat, trace("test.add")));
    member.name = "Changed";
    member.state = State::suspended;
    REQUIRE(here.store.save_member(member, TheirSessions::go_on, trace("test.save")));
    CHECK(kind_of(here.store.save_member(member, TheirSessions::end, trace("test.save"))) == "stale");
    CHECK(kind_of(here.store.save_password(member, {}, trace("test.save"))) == "stale");
    member.version = 2;
    CHECK(here.store.member(member.id) == member);
    seat.state = State::suspended;
    REQUIRE(here.store.save_seat(seat, trace("test.save")));
    CHECK(kind_of(here.store.save_seat(seat, trace("test.save"))) == "stale");
    Table table = *here.store.table(here.founded.table);
    table.name = {"New", "Nouveau"};
    table.names = NamesPolicy::whole_table;
    REQUIRE(here.store.save_table(table, trace("test.save")));
    CHECK(kind_of(here.store.save_table(table, trace("test.save"))) == "stale");
    table.version = 2;
    CHECK(here.store.table(table.id) == table);
  });
}

TEST_CASE("sessions come back as they were kept, with what decides about them") {
  everywhere([](Installation& here) {
    const auto& store = here.store;
    (void)store;
    const Member member = some_member(here, "zoe");
    const Seat seat = some_seat(here, Role::chair);
    REQUIRE(here.store.add_member(member, seat, trace("test.add")));
    KeptSession session = some_session(here, member.id, Instant{1000});
    here.store.begin_session(session, Instant{0}, std::nullopt, trace("test.begin"));
    auto sitting = here.store.sitting(session.token_hash);
    REQUIRE(sitting);
    CHECK(sitting->session == session);
    CHECK(sitting->member == member);
    CHECK_FALSE(sitting->seat);

    CHECK(here.store.sit(session.token_hash, seat.id, trace("test.sit")));
    CHECK(here.store.sitting(session.token_hash)->seat == seat);
    here.store.touch(session.token_hash, Instant{1000}, Instant{2000});
    here.store.touch(session.token_hash, Instant{1000}, Instant{3000}); // came second
    CHECK(here.store.sitting(session.token_hash)->session.last_used_at == Instant{2000});
    CHECK(here.store.lock(session.token_hash, trace("test.lock")));
    here.store.touch(session.token_hash, Instant{2000}, Instant{4000});
    CHECK(here.store.sitting(session.token_hash)->session.last_used_at == Instant{2000});
    CHECK(here.store.sitting(session.token_hash)->session.locked);
    CHECK(here.store.unlock(session.token_hash, Instant{5000}, trace("test.unlock")));
    CHECK(here.store.sitting(session.token_hash)->session.last_used_at == Instant{5000});
    CHECK_FALSE(here.store.sitting(session.token_hash)->session.locked);

    // Another, that began later, sweeps the first and renews the password if nobody changed it meanwhile.
    const KeptSession later = some_session(here, member.id, Instant{9000});
    here.store.begin_session(later, Instant{1000}, Store::Rehash{"not the hash", "new"}, trace("test.begin"));
    CHECK_FALSE(here.store.sitting(session.token_hash));
    CHECK(here.store.member(member.id)->password_hash == "hash");
    const KeptSession last = some_session(here, member.id, Instant{9000});
    here.store.begin_session(last, Instant{1000}, Store::Rehash{"hash", "new"}, trace("test.begin"));
    CHECK(here.store.member(member.id)->password_hash == "new");
    CHECK(here.store.member(member.id)->version == 1);

    Member changed = *here.store.member(member.id);
    REQUIRE(here.store.save_password(changed, last.token_hash, trace("test.save")));
    CHECK_FALSE(here.store.sitting(later.token_hash));
    CHECK(here.store.sitting(last.token_hash));
    here.store.end_sessions_of(member.id, trace("test.end"));
    const auto traces = here.traces();
    CHECK_FALSE(here.store.sitting(last.token_hash));
    CHECK_FALSE(here.store.sit(last.token_hash, seat.id, trace("test.sit")));
    CHECK_FALSE(here.store.lock(last.token_hash, trace("test.lock")));
    CHECK_FALSE(here.store.unlock(last.token_hash, Instant{1}, trace("test.unlock")));
    CHECK_FALSE(here.store.end_session(last.token_hash, trace("test.end")));
    CHECK(here.traces() == traces);

    // A suspended seat ends the sessions that sit in it, and no other.
    const KeptSession there = some_session(here, member.id, Instant{9100});
    const KeptSession standing = some_session(here, member.id, Instant{9200});
    for (const KeptSession& one : {there, standing})
      here.store.begin_session(one, Instant{0}, std::nullopt, trace("test.begin"));
    CHECK(here.store.sit(there.token_hash, seat.id, trace("test.sit")));
    Seat suspended = seat;
    suspended.state = State::suspended;
    REQUIRE(here.store.save_seat(suspended, trace("test.suspend")));
    CHECK_FALSE(here.store.sitting(there.token_hash));
    CHECK(here.store.sitting(standing.token_hash));
  });
}

TEST_CASE("of a token the database keeps only a digest, and of a password only a hash") {
  everywhere([](Installation& here) {
    const auto in = here.room.sign_in("admin", typed(good_password), "p");
    REQUIRE(in.has_value());
    const auto kept = here.database->read([](storage::Transaction& tx) {
      return tx.first("select t.token_hash, m.password_hash from access_sessions t join access_members m on m.id = "
                      "t.member",
                      [](const storage::Row& row) { return std::pair(row.get<Bytes>(0), row.get<std::string>(1)); });
    });
    const auto digest = crypto::sha256(in->token.bytes());
    CHECK(kept->first == Bytes(digest.begin(), digest.end()));
    CHECK(kept->second.starts_with("$argon2id$"));
    for (const audit::Entry& entry : here.trail()) {
      CHECK(entry.object.find("admin") == std::string::npos);
      CHECK(entry.detail.plain_text()->find("admin") == std::string::npos);
    }
  });
}

TEST_CASE("of many who take the same login at once, one gets it") {
  everywhere([](Installation& here) {
    constexpr int many = 6;
    std::vector<Member> members;
    std::vector<Seat> seats;
    for (int i = 0; i < many; ++i) {
      members.push_back(some_member(here, "wanted"));
      seats.push_back(some_seat(here, Role::chair));
    }
    std::array<std::string, many> words;
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < many; ++i)
      threads.emplace_back(
          [&, i] { words[i] = word_of(here.store.add_member(members[i], seats[i], trace("test.add"))); });
    for (std::thread& thread : threads)
      thread.join();
    CHECK(std::count(words.begin(), words.end(), "") == 1);
    CHECK(std::count(words.begin(), words.end(), "access.login_taken") == many - 1);
    CHECK(here.store.members().size() == 2);
  });
}

TEST_CASE("wherever storage fails, an act is kept whole with its trace or not at all") {
  storage::testing::on_every_engine([](Place& place) {
    const std::string engine = place.name(); // before it is moved from
    INFO(engine);
    Installation here(std::move(place), Limits{.attempts_per_login = 1000, .attempts_per_peer = 1000});
    const auto count = [&](storage::Sql sql) {
      return here.database
          ->read([&](storage::Transaction& tx) {
            return tx.first(sql, [](const storage::Row& row) { return row.get<std::int64_t>(0); });
          })
          .value();
    };
    int failures = 0;
    for (int n = 1;; ++n) {
      const auto members = count("select count(*) from access_members");
      const auto holdings = count("select count(*) from access_member_seats");
      const auto sessions = count("select count(*) from access_sessions");
      const auto traces = here.traces();
      REQUIRE(n < 200);
      here.database->fail_at(n);
      bool failed = false;
      try {
        const std::string login = "try" + std::to_string(n);
        (void)here.room.add_member(here.admin, {login, "Try", Language::en, typed(good_password), {}});
        (void)here.room.sign_in(login, typed(good_password), "p");
      } catch (const storage::Failure&) {
        failed = true;
        ++failures;
      }
      here.database->fail_at(0);
      const auto more_members = count("select count(*) from access_members") - members;
      const auto more_sessions = count("select count(*) from access_sessions") - sessions;
      CHECK(count("select count(*) from access_member_seats") - holdings == more_members);
      CHECK(here.traces() - traces == static_cast<std::size_t>(more_members + more_sessions));
      CHECK(here.log.verify(*here.database).findings.empty());
      if (!failed) {
        CHECK(more_members == 1);
        CHECK(more_sessions == 1);
        break;
      }
    }
    CHECK(failures > 10);
  });
}
