// What the room promises: the last one who types wins and is told, a draft is one member's in one seat, and when it goes,
// its key goes.
#include <doctest/doctest.h>

#include "rooms/drafts/tests/house.h"

using namespace concert;
using namespace concert::drafts;
using drafts::testing::everywhere;
using drafts::testing::House;

namespace {

struct Desk : Place {
  explicit Desk(House& house) : Place{house.typist(), "/" + house.situation() + "/identity", ""} { form = page; }
};

std::string shown(House& here, const Place& place) {
  const auto drafts = here.room.on_page(place.typist, place.page);
  return drafts.empty() ? "" : drafts.back().typed.fields.text_or("given_name");
}

bool nothing_gone(std::string_view) {
  return false;
}
bool everybody_sits(const Typist&) {
  return true;
}

std::size_t keys_in(House& here) {
  return here.key_store.made_before(here.clock.now() + std::chrono::hours(1)).size();
}

} // namespace

TEST_CASE("what was typed last comes back, to its member in its seat on its page and nowhere else") {
  everywhere([](House& here) {
    const Desk desk(here);
    const Opening tab = Opening::draw(here.chance);
    CHECK(shown(here, desk).empty());
    REQUIRE(here.room.keep(desk, here.typed("Zeph"), tab, {}));
    here.clock.advance(std::chrono::seconds(2));
    const auto saved = here.room.keep(desk, here.typed("Zephyrina"), tab, {});
    REQUIRE(saved);
    CHECK(saved->at == here.clock.now());
    CHECK_FALSE(saved->replaced.has_value());
    const auto drafts = here.room.on_page(desk.typist, desk.page);
    REQUIRE(drafts.size() == 1);
    CHECK(drafts[0].typed.fields.text_or("given_name") == "Zephyrina");
    CHECK(drafts[0].typed.names == std::set<std::string>{"given_name"});
    CHECK(drafts[0].typed.version == 3);
    CHECK(drafts[0].form == desk.form);
    CHECK(drafts[0].opening == tab);
    CHECK(drafts[0].kept_at == here.clock.now());
    CHECK(keys_in(here) == 1);

    CHECK(here.room.on_page({desk.typist.member, SeatId::draw(here.chance)}, desk.page).empty());
    CHECK(here.room.on_page({MemberId::draw(here.chance), desk.typist.seat}, desk.page).empty());
    CHECK(here.room.on_page(desk.typist, desk.page + "/kept").empty());
    CHECK(here.room.on_page(desk.typist, "/" + here.situation() + "/identity").empty());
  });
}

TEST_CASE("two tabs of one form: the last one wins and is told, whoever knew the other's draft is not") {
  everywhere([](House& here) {
    const Desk desk(here);
    const Opening one = Opening::draw(here.chance), other = Opening::draw(here.chance);
    REQUIRE(here.room.keep(desk, here.typed("one"), one, {}));
    const Instant then = here.clock.now();
    here.clock.advance(std::chrono::minutes(1));
    const auto second = here.room.keep(desk, here.typed("other"), other, {});
    REQUIRE(second);
    CHECK(second->replaced == then);
    CHECK(shown(here, desk) == "other");
    const auto knowing = here.room.keep(desk, here.typed("one again"), one, {other});
    REQUIRE(knowing);
    CHECK_FALSE(knowing->replaced.has_value());
  });
}

TEST_CASE("a form that was sent leaves no draft, and what is still on its way makes none") {
  everywhere([](House& here) {
    const Desk desk(here);
    const Opening tab = Opening::draw(here.chance), later = Opening::draw(here.chance);
    REQUIRE(here.room.keep(desk, here.typed("sent"), tab, {}));
    here.room.sent(desk, tab, {tab});
    CHECK(shown(here, desk).empty());
    CHECK(keys_in(here) == 0);
    const auto late = here.room.keep(desk, here.typed("late"), tab, {});
    REQUIRE_FALSE(late);
    CHECK(late.error().word == "drafts.sent_already");
    CHECK(shown(here, desk).empty());
    // Sent before anything was kept: the same.
    const Opening quick = Opening::draw(here.chance);
    here.room.sent(desk, quick, {});
    CHECK_FALSE(here.room.keep(desk, here.typed("late"), quick, {}));
    // Another tab of the same form goes on, and sending leaves its draft alone unless it was shown.
    REQUIRE(here.room.keep(desk, here.typed("another"), later, {}));
    here.room.sent(desk, Opening::draw(here.chance), {tab});
    CHECK(shown(here, desk) == "another");
    here.room.sent(desk, Opening::draw(here.chance), {later});
    CHECK(shown(here, desk).empty());
    // It is not remembered for ever.
    here.clock.advance(std::chrono::hours(2));
    here.room.sent(desk, Opening::draw(here.chance), {});
    CHECK(here.room.keep(desk, here.typed("much later"), tab, {}));
  });
}

TEST_CASE("two forms of one page have a draft each; discarding takes both and nothing else") {
  everywhere([](House& here) {
    const Desk desk(here);
    Place settle = desk, other_page = desk;
    settle.form = desk.page + "/complete";
    other_page.page = other_page.form = desk.page + "2";
    REQUIRE(here.room.keep(desk, here.typed("amend"), Opening::draw(here.chance), {}));
    here.clock.advance(std::chrono::seconds(1));
    REQUIRE(here.room.keep(settle, here.typed("settle"), Opening::draw(here.chance), {}));
    REQUIRE(here.room.keep(other_page, here.typed("elsewhere"), Opening::draw(here.chance), {}));
    const auto drafts = here.room.on_page(desk.typist, desk.page);
    REQUIRE(drafts.size() == 2);
    CHECK(drafts[0].form == desk.form);
    CHECK(drafts[1].form == settle.form);
    here.room.discard(desk.typist, desk.page);
    CHECK(here.room.on_page(desk.typist, desk.page).empty());
    CHECK(shown(here, other_page) == "elsewhere");
    CHECK(keys_in(here) == 1);
  });
}

TEST_CASE("what is too long or too many is refused and keeps what was there") {
  everywhere([](House& here) {
    const Desk desk(here);
    const Opening tab = Opening::draw(here.chance);
    REQUIRE(here.room.keep(desk, here.typed("short"), tab, {}));
    const auto long_one = here.room.keep(desk, here.typed(std::string(most_bytes, 'x')), tab, {});
    REQUIRE_FALSE(long_one);
    CHECK(long_one.error().word == "drafts.too_long");
    CHECK(shown(here, desk) == "short");
    Place far = desk;
    far.page = "/" + std::string(500, 'p');
    CHECK_FALSE(here.room.keep(far, here.typed("x"), tab, {}));
    for (std::size_t i = 1; i < most_of_one; ++i) {
      Place next = desk;
      next.page = desk.page + std::to_string(i);
      REQUIRE(here.room.keep(next, here.typed("x"), tab, {}));
    }
    Place one_more = desk;
    one_more.page += "z";
    const auto refused = here.room.keep(one_more, here.typed("x"), tab, {});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().word == "drafts.too_many");
    CHECK(here.room.keep(desk, here.typed("still"), tab, {})); // one that is there may go on
    CHECK(keys_in(here) == most_of_one);
    const Desk another(here);
    CHECK(here.room.keep(another, here.typed("x"), tab, {}));
  });
}

TEST_CASE("another root key, a moved box and a box without its key open nothing") {
  everywhere([](House& here) {
    const Desk desk(here), other(here);
    REQUIRE(here.room.keep(desk, here.typed("secret"), Opening::draw(here.chance), {}));
    Room stranger(here.store, here.key_store, here.root(2), here.clock, here.chance, std::chrono::hours(24));
    CHECK(stranger.on_page(desk.typist, desk.page).empty());
    Box moved = *here.store.at(desk);
    moved.place = other; // the same key, the same box, somebody else's place
    here.store.drop({moved.id});
    here.store.put(moved);
    CHECK(here.room.on_page(other.typist, other.page).empty());
    moved.place = desk;
    here.store.drop({moved.id});
    here.store.put(moved);
    CHECK(shown(here, desk) == "secret");
    here.key_store.destroy({moved.id});
    CHECK(here.room.on_page(desk.typist, desk.page).empty());
    // Typing goes on all the same, under a new key.
    REQUIRE(here.room.keep(desk, here.typed("again"), Opening::draw(here.chance), {}));
    CHECK(shown(here, desk) == "again");
  });
}

TEST_CASE("the purge takes what is old, what is about things that are gone, and what lost its seat; keys go too") {
  everywhere([](House& here) {
    const Desk old(here), gone(here), unseated(here), stays(here);
    const auto keep = [&](const Place& place) {
      REQUIRE(here.room.keep(place, here.typed("x"), Opening::draw(here.chance), {}));
    };
    keep(old);
    here.clock.advance(std::chrono::hours(24 * 90));
    for (const Desk* one : {&gone, &unseated, &stays})
      keep(*one);
    CHECK(here.room.purge(nothing_gone, everybody_sits) == 0); // of that age exactly: stays
    here.clock.advance(std::chrono::seconds(1));
    const auto is_gone = [&](std::string_view thing) { return thing == about_of(gone.page); };
    const auto sits = [&](const Typist& typist) { return typist != unseated.typist; };
    CHECK(here.room.purge(is_gone, sits) == 3);
    for (const Desk* one : {&old, &gone, &unseated})
      CHECK(shown(here, *one).empty());
    CHECK(shown(here, stays) == "x");
    CHECK(keys_in(here) == 1);
    // A key whose draft was never kept waits an hour, in case it is on its way.
    here.key_store.put(DraftId::draw(here.chance), Bytes(3, 1), here.clock.now());
    here.room.purge(nothing_gone, everybody_sits);
    CHECK(keys_in(here) == 2);
    here.clock.advance(std::chrono::hours(1) + std::chrono::seconds(1));
    here.room.purge(nothing_gone, everybody_sits);
    CHECK(keys_in(here) == 1);
    CHECK(shown(here, stays) == "x");
  });
}

TEST_CASE("what is about one thing, and what one member has in one seat, goes at once") {
  everywhere([](House& here) {
    const Desk desk(here), other(here);
    Place plan = desk, other_seat = desk;
    plan.page = plan.form = "/" + about_of(desk.page) + "/plan/new";
    other_seat.typist.seat = SeatId::draw(here.chance);
    for (const Place& place : {Place(desk), plan, other_seat, Place(other)})
      REQUIRE(here.room.keep(place, here.typed("x"), Opening::draw(here.chance), {}));
    here.room.forget_all_of(other_seat.typist);
    CHECK(shown(here, other_seat).empty());
    CHECK(shown(here, plan) == "x");
    here.room.forget_about(about_of(desk.page));
    CHECK(shown(here, desk).empty());
    CHECK(shown(here, plan).empty());
    CHECK(shown(here, other) == "x");
    CHECK(keys_in(here) == 1);
  });
}

TEST_CASE("wherever either database fails, typing is kept or was refused, and the next letter keeps it") {
  everywhere([](House& here) {
    here.database->rehearse_writes(false);
    const Desk desk(here);
    const Opening tab = Opening::draw(here.chance);
    for (storage::Database* failing : {here.database.get(), here.keys.get()})
      for (int n = 1;; ++n) {
        REQUIRE(n < 30);
        here.room.discard(desk.typist, desk.page);
        failing->fail_at(n);
        bool kept = false;
        try {
          kept = here.room.keep(desk, here.typed("first"), tab, {}).has_value();
        } catch (const storage::Failure&) {
        }
        const bool came_to_it = !failing->fail_at_pending();
        failing->fail_at(0);
        CHECK(shown(here, desk) == (kept ? "first" : ""));
        REQUIRE(here.room.keep(desk, here.typed("second"), tab, {}));
        CHECK(shown(here, desk) == "second");
        if (!came_to_it)
          break;
      }
  });
}
