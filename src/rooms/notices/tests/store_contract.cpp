// What the room expects of its store, asked of both engines.
#include <doctest/doctest.h>

#include "platform/crypto/chance.h"
#include "platform/storage/migrate.h"
#include "platform/storage/testing/places.h"
#include "rooms/notices/sql/notice_store.h"

using namespace concert;
using namespace concert::notices;
using storage::testing::Place;

namespace {

struct House {
  explicit House(Place& place) : database(place.open()), store(*database) {
    storage::migrate(*database, migrations(), Instant{1});
    database->rehearse_writes(true);
  }
  Notice notice(Kind kind = Kind::situation_waits) {
    return {NoticeId::draw(chance), table, member, SeatId::draw(chance), kind,
            About::draw(chance),    -5,    2,      Instant{100},         {}};
  }
  Letter letter(const Notice& of, Instant next = Instant{200}) {
    return {LetterId::draw(chance), of.id, Instant{100}, 0, next, false};
  }
  std::size_t letters() { return store.due(Instant{1'000'000}, 100).size(); }

  std::unique_ptr<storage::Database> database;
  crypto::SeededChance chance{5};
  TableId table = TableId::draw(chance);
  MemberId member = MemberId::draw(chance);
  SqlStore store;
};

void everywhere(const std::function<void(House&)>& body) {
  storage::testing::on_every_engine([&](Place& place) {
    INFO(place.name());
    House house(place);
    body(house);
  });
}

} // namespace

TEST_CASE("notices and letters come back as they were kept") {
  everywhere([](House& here) {
    for (const Kind kind : {Kind::meeting_planned, Kind::meeting_changed, Kind::meeting_cancelled,
                            Kind::minutes_to_sign, Kind::situation_waits, Kind::referral_waits}) {
      Notice one = here.notice(kind);
      const Letter letter = here.letter(one);
      here.store.save({.put = {one}, .letters = {letter}});
      CHECK(here.store.notice(one.id) == one);
      CHECK(here.store.about(one.about) == std::vector<Notice>{one});
      CHECK(here.store.of(one.member, one.seat) == std::vector<Notice>{one});
      CHECK(here.store.due(Instant{200}, 10) == std::vector<Letter>{letter});
      CHECK(here.store.due(Instant{199}, 10).empty());
      here.store.drop(letter.id);
      one.kind = Kind::meeting_changed;
      one.mark = 1;
      ++one.edition;
      one.read_at = Instant{7};
      here.store.save({.put = {one}});
      CHECK(here.store.notice(one.id) == one);
    }
    CHECK(here.store.at(here.table).size() == 6);
    CHECK(here.store.at(TableId::draw(here.chance)).empty());
    CHECK_FALSE(here.store.notice(NoticeId::draw(here.chance)));
  });
}

TEST_CASE("a later edition replaces the letter of the one before, and a dropped notice takes its letters along") {
  everywhere([](House& here) {
    const Notice one = here.notice(), other = here.notice();
    here.store.save({.put = {one, other}, .letters = {here.letter(one), here.letter(other)}});
    const Letter later = here.letter(one, Instant{300});
    here.store.save({.put = {one}, .letters = {later}});
    CHECK(here.letters() == 2);
    here.store.save({.drop = {other.id}});
    CHECK(here.store.due(Instant{300}, 10) == std::vector<Letter>{later});
    CHECK_FALSE(here.store.notice(other.id));
  });
}

TEST_CASE("reading counts once, and ends the letter about a situation but not an invitation") {
  everywhere([](House& here) {
    const Notice waits = here.notice(), invites = here.notice(Kind::meeting_planned);
    here.store.save({.put = {waits, invites}, .letters = {here.letter(waits), here.letter(invites)}});
    here.store.mark_read(waits.id, Instant{1});
    here.store.mark_read(waits.id, Instant{2});
    here.store.mark_read(invites.id, Instant{3});
    CHECK(here.store.notice(waits.id)->read_at == Instant{1});
    REQUIRE(here.letters() == 1);
    CHECK(here.store.due(Instant{1000}, 1)[0].notice == invites.id);
  });
}

TEST_CASE("an attempt postpones; what was sent is gone with what would say the same to the same member") {
  everywhere([](House& here) {
    const Notice first = here.notice(), second = here.notice(), invites = here.notice(Kind::meeting_planned);
    Notice as_chair = here.notice(Kind::meeting_planned), another_meeting = here.notice(Kind::meeting_planned),
           of_other = here.notice();
    as_chair.about = invites.about;
    of_other.member = MemberId::draw(here.chance);
    const std::vector<Notice> all = {first, second, invites, as_chair, another_meeting, of_other};
    std::vector<Letter> letters;
    for (const Notice& one : all)
      letters.push_back(here.letter(one));
    here.store.save({.put = all, .letters = letters});
    CHECK(here.store.begin_attempt(letters[0].id, 3, Instant{900}));
    CHECK_FALSE(here.store.begin_attempt(LetterId::draw(here.chance), 1, Instant{900}));
    const auto due = here.store.due(Instant{899}, 100);
    CHECK(due.size() == 5);
    CHECK(here.store.due(Instant{900}, 100).back().attempts == 3);
    here.store.sent(letters[0].id); // and the second situation's
    CHECK(here.letters() == 4);
    here.store.sent(letters[2].id); // and the same meeting's for the other seat
    CHECK(here.letters() == 2);
    here.store.sent(letters[2].id); // again: nothing
    here.store.refused(letters[4].id);
    CHECK_FALSE(here.store.begin_attempt(letters[4].id, 1, Instant{900}));
    CHECK(here.letters() == 1);
    CHECK(here.store.due(Instant{1000}, 10)[0].notice == of_other.id);
  });
}

TEST_CASE("old letters and old cancelled meetings are forgotten, and nothing else") {
  everywhere([](House& here) {
    const Notice waits = here.notice(), cancelled = here.notice(Kind::meeting_cancelled);
    Letter old = here.letter(waits);
    old.refused = true;
    here.store.save({.put = {waits, cancelled}, .letters = {old, here.letter(cancelled)}});
    here.store.forget(Instant{100}, Instant{100}); // of that age exactly: stays
    CHECK(here.store.at(here.table).size() == 2);
    CHECK(here.letters() == 1);
    here.store.forget(Instant{100}, Instant{101});
    CHECK(here.store.at(here.table) == std::vector<Notice>{waits});
    here.store.forget(Instant{101}, Instant{101});
    here.store.save({.drop = {waits.id}}); // no letter is left that would hold it
    CHECK(here.store.at(here.table).empty());
  });
}

TEST_CASE("wherever storage fails, a change is kept whole or not at all") {
  storage::testing::on_every_engine([&](Place& place) {
    INFO(place.name());
    House here(place);
    here.database->rehearse_writes(false);
    for (int n = 1;; ++n) {
      const Notice old = here.notice(), one = here.notice(), other = here.notice();
      here.store.save({.put = {old}});
      here.database->fail_at(n);
      bool failed = false;
      try {
        here.store.save({.drop = {old.id}, .put = {one, other}, .letters = {here.letter(one), here.letter(other)}});
      } catch (const storage::Failure&) {
        failed = true;
      }
      here.database->fail_at(0);
      const bool has_old = here.store.notice(old.id).has_value();
      CHECK(has_old != here.store.notice(one.id).has_value());
      CHECK(here.store.notice(one.id).has_value() == here.store.notice(other.id).has_value());
      if (!failed) {
        CHECK(here.letters() == 2);
        CHECK(n > 5);
        break;
      }
      CHECK(here.letters() == 0);
      REQUIRE(n < 50);
    }
  });
}
