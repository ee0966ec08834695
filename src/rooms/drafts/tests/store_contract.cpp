// What the room expects of its stores, asked of both engines.
#include <doctest/doctest.h>

#include "rooms/drafts/tests/house.h"

using namespace concert;
using namespace concert::drafts;
using drafts::testing::everywhere;
using drafts::testing::House;

namespace {

Box box(House& here, Instant kept_at = Instant{100}) {
  const std::string page = "/" + here.situation() + "/picture";
  return {DraftId::draw(here.chance), {here.typist(), page, page}, Opening::draw(here.chance), kept_at, Bytes{1, 2, 0}};
}

bool same(const Box& a, const Box& b) {
  return a.id == b.id && a.place == b.place && a.opening == b.opening && a.kept_at == b.kept_at && a.sealed == b.sealed;
}

} // namespace

TEST_CASE("boxes come back as they were kept, by place and by page") {
  everywhere([](House& here) {
    Box one = box(here);
    here.store.put(one);
    REQUIRE(here.store.at(one.place).has_value());
    CHECK(same(*here.store.at(one.place), one));
    one.sealed = Bytes(40'000, 255);
    one.kept_at = Instant{200};
    one.opening = Opening::draw(here.chance);
    here.store.put(one);
    CHECK(same(*here.store.at(one.place), one));
    Box below = box(here, Instant{150});
    below.place = one.place;
    below.place.form += "/complete";
    here.store.put(below);
    const auto both = here.store.on_page(one.place.typist, one.place.page);
    REQUIRE(both.size() == 2);
    CHECK(same(both[0], below));
    CHECK(same(both[1], one));
    CHECK(here.store.count_of(one.place.typist) == 2);
    CHECK(here.store.on_page(here.typist(), one.place.page).empty());
    CHECK_FALSE(here.store.at({here.typist(), one.place.page, one.place.form}).has_value());
    Box twin = one; // one place has one draft
    twin.id = DraftId::draw(here.chance);
    CHECK_THROWS_AS(here.store.put(twin), storage::Failure);
  });
}

TEST_CASE("boxes are found by what they are about, by typist and by age, and dropped") {
  everywhere([](House& here) {
    const Box one = box(here, Instant{100}), other = box(here, Instant{200});
    Box about_nothing = box(here, Instant{300});
    about_nothing.place.page = "/situations/new";
    for (const Box& each : {one, other, about_nothing})
      here.store.put(each);
    CHECK(here.store.about(about_of(one.place.page)) == std::vector{one.id});
    CHECK(here.store.things().size() == 2);
    CHECK(here.store.of(other.place.typist) == std::vector{other.id});
    CHECK(here.store.typists().size() == 3);
    CHECK(here.store.kept_before(Instant{100}).empty());
    CHECK(here.store.kept_before(Instant{101}) == std::vector{one.id});
    CHECK(here.store.ids() == std::set{one.id, other.id, about_nothing.id});
    here.store.drop({one.id, about_nothing.id, DraftId::draw(here.chance)});
    CHECK(here.store.ids() == std::set{other.id});
  });
}

TEST_CASE("keys are kept, replaced, found by age and destroyed") {
  everywhere([](House& here) {
    const DraftId one = DraftId::draw(here.chance), other = DraftId::draw(here.chance);
    CHECK_FALSE(here.key_store.key(one).has_value());
    here.key_store.put(one, Bytes{1}, Instant{10});
    here.key_store.put(one, Bytes{2}, Instant{20});
    here.key_store.put(other, Bytes{3}, Instant{30});
    CHECK(here.key_store.key(one) == Bytes{2});
    CHECK(here.key_store.made_before(Instant{20}).empty());
    CHECK(here.key_store.made_before(Instant{30}) == std::vector{one});
    here.key_store.destroy({one});
    here.key_store.destroy({});
    here.key_store.forget();
    CHECK_FALSE(here.key_store.key(one).has_value());
    CHECK(here.key_store.key(other) == Bytes{3});
  });
}
