// What the room expects of its store, asked of both engines.
#include <thread>

#include "rooms/referrals/tests/house.h"

using namespace concert;
using namespace concert::referrals;
using namespace concert::referrals::testing;

namespace {

audit::Entry trace(std::string act = "referrals.refer") {
  audit::Entry out;
  out.at = start_time;
  out.act = std::move(act);
  out.object_kind = "referral";
  return out;
}

Referral with(Referral r, char id, SituationId situation) {
  r.id = id_of<ReferralId>(id);
  r.situation = situation;
  return r;
}

} // namespace

TEST_CASE("store: a referral comes back as it was, in every state, from inside and outside") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    House house(place);
    const SituationId situation = house.intervened();
    for (const bool outside : {false, true})
      for (const State state : all_states) {
        INFO(name_of(state));
        Referral r = with(at(state, outside), '7', situation);
        r.id = ReferralId::draw(house.chance);
        r.service = outside ? std::string(32, 'e') : "";
        house.store.add(r, trace());
        CHECK(house.store.load(r.id) == r);
      }
    CHECK(house.store.of(situation).size() == 20);
    CHECK(!house.store.load(id_of<ReferralId>('9')));
  });
}

TEST_CASE("store: saved over the version that was read, with its links and boxes, or not at all") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    House house(place);
    const SituationId situation = house.intervened();
    Referral r = with(at(State::requested, true), '7', situation);
    house.store.add(r, trace());
    LinkChange change;
    change.issue = new_link(id_of<LinkId>('3'), r.id, start_time);
    change.box = Box{{}, Bytes{1, 2}, Bytes{3}};
    change.letter = Letter{id_of<LetterId>('4'), change.issue->id, start_time, 0, start_time, false};
    CHECK(!house.store.save(r, 2, change, start_time, trace()));
    CHECK(!house.store.way_in(r.id).latest);
    CHECK(house.store.save(r, 1, change, start_time, trace()));
    CHECK(house.store.way_in(r.id).latest == change.issue);
    CHECK(house.store.way_in(r.id).has_whom);
    CHECK(house.store.way_in(r.id).mail_waits);

    const By outsider{Side::responder, Through::link, std::nullopt};
    const Referral accepted = must(take(r, step_to(State::accepted), outsider, start_time + 1h));
    LinkChange use;
    use.use = id_of<LinkId>('9');
    CHECK(!house.store.save(accepted, 2, use, start_time, trace()));
    use.use = change.issue->id;
    use.issue = new_link(id_of<LinkId>('5'), r.id, start_time + 1h);
    CHECK(!house.store.save(accepted, 2, use, start_time + link_lives, trace())); // too late
    CHECK(house.store.save(accepted, 2, use, start_time + 1h, trace()));
    CHECK(!house.store.save(accepted, 3, use, start_time + 1h, trace())); // used up
    CHECK(house.store.load(r.id)->state() == State::accepted);
    CHECK(house.store.load(r.id)->version == 3);
    CHECK(house.store.way_in(r.id).latest == use.issue);
    CHECK(!house.store.way_in(r.id).mail_waits); // went with its link
  });
}

TEST_CASE("store: of two who use one link at once, one does") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    House house(place);
    const Sent sent = house.sent_outside(house.intervened());
    std::atomic<int> taken = 0;
    std::vector<std::thread> all;
    for (int i = 0; i < 4; ++i)
      all.emplace_back([&] {
        if (house.room.answer(*sent.handed->token, sent.handed->secret, "p", step_to(State::accepted)))
          ++taken;
      });
    for (std::thread& one : all)
      one.join();
    CHECK(taken == 1);
    CHECK(house.store.load(sent.view.id)->steps.size() == 3);
  });
}

TEST_CASE("store: letters wait, are refused for good, and go with their link") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    House house(place, Room::Mail::queued);
    const SituationId situation = house.intervened();
    const Sent one = house.sent_outside(situation), two = house.sent_outside(situation);
    CHECK(house.store.due(house.clock.now(), 1).size() == 1);
    const auto due = house.store.due(house.clock.now(), 10);
    REQUIRE(due.size() == 2);
    house.store.refused(due[0].letter.id);
    CHECK(!house.store.begin_attempt(due[0].letter.id, 1, house.clock.now()));
    CHECK(house.store.due(house.clock.now(), 10).size() == 1);
    CHECK(house.store.way_in(due[0].link.referral).mail_refused);
    CHECK(house.store.begin_attempt(due[1].letter.id, 1, house.clock.now() + 1min));
    CHECK(house.store.due(house.clock.now(), 10).empty());
    CHECK(house.store.due(house.clock.now() + link_lives, 10).empty()); // late
    house.reject(situation);
    CHECK(!house.store.begin_attempt(due[1].letter.id, 2, house.clock.now()));
    CHECK(house.all_bytes().empty());
  });
}
