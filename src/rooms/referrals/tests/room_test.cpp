// Referrals in seats: who may ask, who may answer, who hears of it.
#include "rooms/referrals/tests/house.h"

using namespace concert;
using namespace concert::referrals;
using namespace concert::referrals::testing;

namespace {

const std::string not_found = "not_found refusal.not_found", not_open = "step_not_open refusal.step_not_open";

template <class Body>
void in_a_house(Body body, Room::Mail mail = Room::Mail::none) {
  storage::testing::Place place = storage::testing::Place::sqlite();
  House house(place, mail);
  body(house);
}

std::vector<ReferralId> ids_of(const std::vector<View>& views) {
  std::vector<ReferralId> out;
  for (const View& view : views)
    out.push_back(view.id);
  return out;
}

} // namespace

TEST_CASE("room: every step from every state, by the asking agency, the asked one, and everybody else") {
  in_a_house([](House& house) {
    const SituationId situation = house.intervened();
    for (const State from : all_states)
      for (const State to : all_states) {
        if (to == State::draft || to == State::requested)
          continue; // draft() and send(), below
        View v = house.brought_to(situation, from);
        INFO(name_of(from) << " to " << name_of(to));
        for (const access::Actor& stranger : {constable, landlord, chair, elsewhere, planner, privacy_officer}) {
          const auto refused = house.room.take(stranger, v.id, v.version, step_to(to));
          REQUIRE(!refused.has_value());
          CHECK((refused.error().kind == RefusalKind::not_found || refused.error().kind == RefusalKind::not_permitted));
        }
        const auto by_asked = house.room.take(teacher, v.id, v.version, step_to(to));
        if (from == State::draft)
          CHECK(outcome(by_asked) == not_found); // not asked yet
        else
          CHECK(by_asked.has_value() == may_move(from, to, Side::responder));
        if (by_asked)
          v = house.brought_to(situation, from);
        const auto by_asking = house.room.take(other_nurse, v.id, v.version, step_to(to));
        CHECK(by_asking.has_value() == may_move(from, to, Side::requester));
        if (!by_asking)
          CHECK(outcome(by_asking) == not_open);
      }
  });
}

TEST_CASE("room: an intervening agency refers, at filter 4, to another agency or to who stands in the directory") {
  in_a_house([](House& house) {
    const SituationId id = house.intervened();
    CHECK(outcome(house.room.draft(constable, id, asking(schools))) == not_open); // brought it, does not intervene
    CHECK(outcome(house.room.draft(teacher, id, asking(housing))) == not_open);
    CHECK(outcome(house.room.draft(chair, id, asking(schools))) == "not_permitted refusal.not_permitted");
    CHECK(outcome(house.room.draft(elsewhere, id, asking(schools))) == not_found);
    CHECK(outcome(house.room.draft(landlord, id, asking(schools))) == "given");
    CHECK(outcome(house.room.draft(nurse, id, asking_outside())) ==
          "invalid refusal.invalid organization:problem.not_in_directory");
    DraftReferral unknown = asking(schools);
    unknown.service = std::string(32, 'e');
    CHECK(outcome(house.room.draft(nurse, id, unknown)) == "invalid refusal.invalid service:problem.not_in_directory");
    DraftReferral crossed = house.outside();
    const auto catalogue = must(house.directory.catalogue(nurse));
    for (const directory::Service& service : catalogue->entries().services)
      if (service.organization->text() != crossed.performer.outside->organization)
        crossed.service = service.id.text();
    CHECK(outcome(house.room.draft(nurse, id, crossed)) ==
          "invalid refusal.invalid organization:problem.another_organization");
    house.conclude(id);
    CHECK(outcome(house.room.draft(nurse, id, asking(schools))) == not_open);
  });
}

TEST_CASE("room: who is asked sees the referral alone; the chair hears states; nobody else hears anything") {
  in_a_house([](House& house) {
    const SituationId id = house.intervened();
    const View to_schools = house.sent_to(id, schools), to_housing = house.sent_to(id, housing);
    const View draft = must(house.room.draft(nurse, id, asking(housing)));

    const View asked = must(house.room.view(teacher, to_schools.id));
    CHECK(asked.side == Side::responder);
    CHECK(asked.waits_for_me());
    CHECK(!asked.situation);
    CHECK(!asked.number);
    CHECK(asked.whole->situation.is_nil()); // the schools have no part in it
    CHECK(must(house.room.view(landlord, to_housing.id)).situation == id);
    CHECK(must(house.room.view(nurse, draft.id)).next ==
          std::vector{State::requested, State::cancelled, State::entered_in_error});
    for (const access::Actor& who : {constable, landlord, chair, elsewhere})
      CHECK(outcome(house.room.view(who, to_schools.id)) == not_found);
    CHECK(outcome(house.room.view(landlord, draft.id)) == not_found);
    CHECK(outcome(house.room.view(planner, to_schools.id)) == "not_permitted refusal.not_permitted");
    CHECK(outcome(house.room.view(nurse, id_of<ReferralId>('9'))) == not_found);

    CHECK(ids_of(must(house.room.list(teacher))) == std::vector{to_schools.id});
    CHECK(ids_of(must(house.room.list(landlord))) == std::vector{to_housing.id});
    CHECK(must(house.room.list(nurse)).size() == 3);
    CHECK(must(house.room.list(constable)).empty());
    CHECK(must(house.room.list(chair)).empty());

    const auto at_chair = house.room.of(chair, must(house.situations.view(chair, id)));
    REQUIRE(at_chair.size() == 2);
    for (const View& view : at_chair) {
      CHECK(view.state == State::requested);
      CHECK(!view.whole);
      CHECK(!view.side);
      CHECK(view.next.empty());
    }
    CHECK(house.room.of(teacher, must(house.situations.view(teacher, id))).empty()); // would say which situation it is
    CHECK(house.room.of(constable, must(house.situations.view(constable, id))).empty());
    CHECK(house.room.of(landlord, must(house.situations.view(landlord, id))).size() == 1);
  });
}

TEST_CASE("room: a form that is sent twice makes one referral, and nobody else's") {
  in_a_house([](House& house) {
    const SituationId id = house.intervened(), other = house.intervened();
    const ReferralId once = id_of<ReferralId>('6');
    const View first = must(house.room.draft(nurse, id, asking(schools), once));
    CHECK(first.id == once);
    must(house.room.send(nurse, once, first.version, {}));
    const View again = must(house.room.draft(nurse, id, asking(schools), once));
    CHECK(again.state == State::requested);
    CHECK(must(house.room.list(nurse)).size() == 1);
    CHECK(outcome(house.room.draft(nurse, other, asking(schools), once)) == not_found);
    CHECK(outcome(house.room.draft(landlord, id, asking(schools), once)) == not_found);
  });
}

TEST_CASE("room: whoever stepped out of the situation hears of no referral") {
  in_a_house([](House& house) {
    const SituationId id = house.intervened();
    const View v = house.sent_to(id, schools);
    must(house.situations.step_out(nurse, id, {situations::Conflict::personal_tie}));
    must(house.situations.send_out(chair, id, {{schools, std::nullopt}, situations::Conflict::own_interest}));
    CHECK(outcome(house.room.view(nurse, v.id)) == not_found);
    CHECK(outcome(house.room.take(nurse, v.id, v.version, step_to(State::cancelled))) == not_found);
    CHECK(must(house.room.list(nurse)).empty());
    CHECK(must(house.room.list(other_nurse)).size() == 1);
    CHECK(outcome(house.room.view(teacher, v.id)) == not_found);
    CHECK(outcome(house.room.take(teacher, v.id, v.version, step_to(State::accepted))) == not_found);
    CHECK(must(house.room.list(teacher)).empty());
  });
}

TEST_CASE("room: who saves second is told, and every change is in the log, sealed") {
  in_a_house([](House& house) {
    const SituationId id = house.intervened();
    const View v = house.sent_to(id, schools);
    CHECK(v.version == 2);
    CHECK(outcome(house.room.take(nurse, v.id, 1, step_to(State::cancelled))) == "stale refusal.stale");
    const View accepted = must(
        house.room.take(teacher, v.id, v.version, {State::accepted, std::nullopt, Capacity{Places::waitlist, 30}}));
    CHECK(accepted.version == 3);
    CHECK(outcome(house.room.take(nurse, v.id, v.version, step_to(State::cancelled))) == "stale refusal.stale");
    CHECK(must(house.room.view(nurse, v.id)).whole->capacity() == Capacity{Places::waitlist, 30});
    CHECK(house.traces("referrals.refer") == 2);
    CHECK(house.traces("referrals.answer") == 1);
    CHECK(house.told == std::vector{v.id, v.id});
    CHECK(outcome(house.room.send(nurse, v.id, 3, {})) == not_open);
    CHECK(outcome(house.room.send(teacher, v.id, 3, {})) == not_found);
    // Consent and whom to call are told when it is sent: a bare step cannot pass them by.
    const View draft = must(house.room.draft(nurse, id, house.outside()));
    CHECK(outcome(house.room.take(nurse, draft.id, draft.version, {State::requested, std::nullopt, std::nullopt})) ==
          not_open);
  });
}

TEST_CASE("room: a concluded situation lets its referrals come to an end; a rejected one leaves none") {
  in_a_house([](House& house) {
    const SituationId id = house.intervened(), other = house.intervened();
    const View v = house.sent_to(id, schools), gone = house.sent_to(other, schools);
    house.conclude(id);
    View on = must(house.room.take(teacher, v.id, v.version, step_to(State::accepted)));
    on = must(house.room.take(teacher, v.id, on.version, step_to(State::in_progress)));
    on = must(house.room.take(teacher, v.id, on.version, step_to(State::completed)));
    CHECK(on.state == State::completed);
    const View mine = must(house.room.view(nurse, v.id));
    CHECK(mine.next == std::vector{State::entered_in_error});

    house.reject(other);
    CHECK(!house.store.load(gone.id));
    CHECK(outcome(house.room.view(nurse, gone.id)) == not_found);
    CHECK(outcome(house.room.view(teacher, gone.id)) == not_found);
    CHECK(must(house.room.list(teacher)).size() == 1);
    CHECK(house.traces("referrals.forget") == 1);
  });
}
