// How it went for groups: counts, intervals against published ones, and what is hidden.
#include "rooms/alignment/outcomes.h"

#include <doctest/doctest.h>

#include <random>

#include "rooms/alignment/tests/house.h"
#include "rooms/alignment/unmet.h"

using namespace concert;
using namespace concert::alignment;
using namespace concert::alignment::testing;

TEST_CASE("Wilson's interval, as published") {
  const auto near = [](Interval found, double low, double high) {
    CHECK(found.low == doctest::Approx(low).epsilon(0.001));
    CHECK(found.high == doctest::Approx(high).epsilon(0.001));
  };
  near(interval_of({263, 81}), 0.2553, 0.3662); // Newcombe 1998, method 3
  near(interval_of({148, 15}), 0.0624, 0.1605);
  near(interval_of({20, 0}), 0.0, 0.1611);
  near(interval_of({29, 1}), 0.0061, 0.1718);
  near(interval_of({20, 20}), 0.8389, 1.0);
}

TEST_CASE("each group's situations are counted by what is known of each, and those of no group are not") {
  const std::vector<HowItWent> seen = {{"30_39", true, true, true},
                                       {"30_39", false, false, std::nullopt},
                                       {"12_17", true, std::nullopt, false},
                                       {"", true, true, true}};
  const auto groups = outcomes_of(seen);
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].group == "12_17");
  CHECK(groups[0].in_time == Share{0, 0});
  CHECK(groups[0].lowered == Share{1, 0});
  CHECK(groups[1].served == Share{2, 1});
  CHECK(groups[1].in_time == Share{2, 1});
  CHECK(groups[1].lowered == Share{1, 1});
}

TEST_CASE("no small count is shown, and no hidden one can be had from a total") {
  std::mt19937 random(5);
  const auto draw = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
  int all_shown = 0, some = 0, none = 0;
  for (int n = 0; n < 4000; ++n) {
    std::vector<GroupOutcome> groups(static_cast<std::size_t>(draw(1, 6)));
    const auto share = [&](int of) { return Share{of, draw(0, 3) == 0 ? of : draw(0, of)}; };
    for (GroupOutcome& one : groups) {
      const int of = draw(0, 2) == 0 ? draw(1, 15) : draw(30, 120);
      one.served = share(of);
      one.in_time = share(draw(of / 2, of));
      one.lowered = share(draw(of / 2, of));
    }
    const auto shown = may_be_shown(groups);
    int hidden = 0, situations = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      for (const Share& each : {groups[i].served, groups[i].in_time, groups[i].lowered})
        for (const int count : {each.yes, each.of - each.yes})
          if (shown[i])
            CHECK((count == 0 || count >= least_shown));
      hidden += shown[i] ? 0 : 1;
      situations += shown[i] ? 0 : groups[i].served.of;
    }
    if (hidden == 0) {
      ++all_shown;
    } else if (hidden == static_cast<int>(groups.size())) {
      ++none;
    } else {
      CHECK(hidden > 1);
      CHECK(situations >= least_shown);
      ++some;
    }
  }
  CHECK(all_shown > 50);
  CHECK(some > 500);
  CHECK(none > 500);
}

TEST_CASE("a chair states why before she looks, sees figures only while it stands, and each leaves a trace") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    House house(place);
    REQUIRE(house.room.install(shipped_needs_files()));
    for (int i = 0; i < 24; ++i)
      house.sheltered(i < 12 ? 0 : 3, i % 8 == 7);
    for (const access::Actor& other : {police, health, administrator}) {
      CHECK(house.room.outcomes(other).error().kind == RefusalKind::not_permitted);
      CHECK(house.room.state_purpose(other, 0, Purpose::fair_access).error().kind == RefusalKind::not_permitted);
    }
    auto found = house.room.outcomes(chair);
    REQUIRE(found);
    CHECK(found->purpose.purpose == Purpose::none);
    CHECK(found->groups.empty()); // nothing was counted
    CHECK(house.traces("alignment.plan").empty());
    REQUIRE(house.room.state_purpose(chair, 0, Purpose::fair_access));
    CHECK(house.room.state_purpose(chair, 0, Purpose::set_floor).error() == Refusal::stale());
    CHECK(house.traces("alignment.plan").at(0).entry.detail.plain_text() == "groups;by=age_band;purpose=fair_access");
    found = house.room.outcomes(chair);
    REQUIRE(found->groups.size() == 2);
    CHECK(found->groups[0].group == "30_39");
    CHECK(found->groups[0].served == Share{21, 21});
    CHECK(found->groups[0].lowered.of == 21);
    CHECK(found->groups[1].served == Share{3, 3});
    CHECK(found->shown == std::vector{false, false}); // three are few, and the others would tell it
    CHECK(house.traces("alignment.plan").at(0).entry.detail.plain_text() == "outcomes;by=age_band;purpose=fair_access");
    CHECK(house.room.outcomes(seat('d', access::Role::chair, '2'))->groups.empty()); // another table's own
    REQUIRE(house.room.state_purpose(chair, 1, Purpose::none));
    CHECK(house.room.outcomes(chair)->groups.empty());
  });
}
