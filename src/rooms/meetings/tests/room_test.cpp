// The room with real stores on both engines: a whole meeting, and its bad days.
#include <thread>

#include "rooms/meetings/tests/house.h"

using namespace concert;
using namespace concert::meetings;
using namespace concert::meetings::testing;

TEST_CASE("a whole meeting, from the agenda to signed minutes") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    House house(place);
    Room& room = house.room;
    const SituationId routine = house.presented(constable, "routine").id;
    const SituationId urgent = house.presented(teacher, "immediate_48h").id;
    const SituationId old = house.presented(constable, "routine").id;
    house.accept(old, {health});
    const MeetingId id = house.planned_meeting();
    CHECK(must(room.current(nurse))->id == id);
    LiveView view = must(room.live_view(chair, id));
    CHECK(view.chairs);
    REQUIRE(view.agenda.size() == 3); // decided upon first, then the urgent one
    CHECK(view.agenda[0].situation == old);
    CHECK(view.agenda[0].kind == ItemKind::carried_over);
    CHECK(view.agenda[1].situation == urgent);
    CHECK(view.agenda[2].situation == routine);
    CHECK(view.agenda[2].number == 1);

    house.everybody_joins(id);
    std::int64_t seen = must(room.start(chair, id, house.revision(id)));
    house.clock.advance(2min);
    seen = must(room.next(chair, id, seen));
    view = must(room.live_view(nurse, id));
    CHECK(view.follows);
    CHECK(!view.chairs);
    REQUIRE(view.on_table);
    CHECK(view.on_table->situation.id == old);
    CHECK(view.on_table->situation.picture); // health is likely to have a role
    CHECK(!must(room.live_view(landlord, id)).on_table->situation.picture);
    CHECK(view.quorum == Quorum{0, 4, 4});
    CHECK(view.minutes_per_situation == 4);
    house.clock.advance(3min);
    house.assign(old, constable, health);
    view = must(room.live_view(landlord, id));
    CHECK(view.on_table->situation.lead == health);
    CHECK(view.now - view.on_table->since == 3min);
    CHECK(view.agenda[0].spent == 3min);
    seen = must(room.next(chair, id, seen));
    house.clock.advance(1min);
    house.reject(urgent);
    CHECK(outcome(room.minutes(chair, id)) == "step_not_open refusal.meeting_not_closed");
    seen = must(room.close(chair, id, seen));

    const MinutesView minutes = must(room.minutes(chair, id));
    REQUIRE(minutes.text);
    CHECK(minutes.minutes.lines[0].decided == std::vector{Decided::roles_assigned});
    CHECK(minutes.minutes.lines[0].lead == health);
    CHECK(minutes.minutes.lines[1].decided == std::vector{Decided::rejected});
    CHECK(!minutes.minutes.lines[2].was_reached);
    // Who has a part is told to those who may see the picture.
    CHECK(must(room.minutes(nurse, id)).minutes.lines[0].assisting == std::vector{police});
    CHECK(must(room.minutes(landlord, id)).minutes.lines[0].assisting.empty());
    CHECK(!must(room.minutes(nurse, id)).text);

    CHECK(outcome(room.verify(chair, id)) == "step_not_open refusal.minutes_not_signed");
    CHECK(outcome(room.sign(nurse, id, {*minutes.digest})) == "not_permitted refusal.not_permitted");
    CHECK(outcome(room.sign(chair, id, {std::string(64, '0')})) == "stale refusal.stale");
    REQUIRE(room.sign(chair, id, {*minutes.digest}));
    CHECK(outcome(room.sign(chair, id, {*minutes.digest})) == "step_not_open refusal.meeting_not_closed");
    CHECK(must(room.verify(nurse, id)).empty());
    CHECK(must(room.minutes(chair, id)).signed_minutes->text == *minutes.text);
    CHECK(must(room.meetings(nurse)).front().state == State::signed_off);
    // What happens later changes nothing in them.
    house.reject(old);
    CHECK(must(room.verify(chair, id)).empty());
    CHECK(must(room.minutes(chair, id)).text == minutes.text);

    // What was not reached carries over; what ended does not.
    const MeetingId following = house.planned_meeting();
    const LiveView next = must(room.live_view(chair, following));
    REQUIRE(next.agenda.size() == 1);
    CHECK(next.agenda[0].situation == routine);
    CHECK(next.agenda[0].kind == ItemKind::carried_over);
    CHECK(house.log.verify(*house.database).intact());
    CHECK(house.changes > 8);
  });
}

TEST_CASE("who may do what: the chair's acts, another table's meeting, and who does not attend at all") {
  auto place = storage::testing::Place::sqlite();
  House house(place);
  Room& room = house.room;
  const SituationId one = house.presented(constable).id;
  const MeetingId id = house.planned_meeting();
  const auto chair_acts = [&](const access::Actor& who) {
    const std::int64_t seen = house.revision(id);
    return std::set<std::string>{outcome(room.plan(who, some_plan())),
                                 outcome(room.amend(who, id, seen, some_plan())),
                                 outcome(room.cancel(who, id, seen)),
                                 outcome(room.bring_up_to_date(who, id, seen)),
                                 outcome(room.add(who, id, seen, {one})),
                                 outcome(room.drop(who, id, seen, {one})),
                                 outcome(room.move(who, id, seen, {one, 1, 0})),
                                 outcome(room.set_rules(who, 0, {})),
                                 outcome(room.start(who, id, seen)),
                                 outcome(room.put_on_table(who, id, seen, {one})),
                                 outcome(room.next(who, id, seen)),
                                 outcome(room.clear_table(who, id, seen)),
                                 outcome(room.mark_left(who, id, {nurse.member, nurse.seat})),
                                 outcome(room.close(who, id, seen)),
                                 outcome(room.sign(who, id, {""})),
                                 outcome(room.seats_view(who, id, std::nullopt)),
                                 outcome(room.not_on_agenda(who, id)),
                                 outcome(room.actions(who, id)),
                                 outcome(room.left_open(who)),
                                 outcome(room.send_out(who, id, one, {{health, std::nullopt}, {}})),
                                 outcome(room.call_back(who, id, one, {{health, std::nullopt}}))};
  };
  const auto seat_acts = [&](const access::Actor& who) {
    return std::set<std::string>{outcome(room.live_view(who, id)), outcome(room.join(who, id, {true, "2026-11"})),
                                 outcome(room.leave(who, id)),     outcome(room.minutes(who, id)),
                                 outcome(room.verify(who, id)),    outcome(room.step_out(who, id, one, {}))};
  };
  const std::set<std::string> not_permitted = {"not_permitted refusal.not_permitted"},
                              not_found = {"not_found refusal.not_found"};
  const auto traces = house.log.verify(*house.database).entries;
  CHECK(chair_acts(nurse) == not_permitted);
  for (const access::Actor& who : {planner, privacy_officer}) {
    CHECK(chair_acts(who) == not_permitted);
    CHECK(seat_acts(who) == not_permitted);
    CHECK(outcome(room.meetings(who)) == "not_permitted refusal.not_permitted");
    CHECK(outcome(room.current(who)) == "not_permitted refusal.not_permitted");
  }
  CHECK(seat_acts(elsewhere) == not_found);
  CHECK(must(room.meetings(elsewhere)).empty());
  CHECK(!must(room.current(elsewhere)));
  const access::Actor other_chair = seat(health, '2', Role::chair, '9');
  CHECK(outcome(room.start(other_chair, id, 1)) == "not_found refusal.not_found");
  CHECK(outcome(room.cancel(other_chair, id, 1)) == "not_found refusal.not_found");
  CHECK(outcome(room.seats_view(other_chair, id, std::nullopt)) == "not_found refusal.not_found");
  CHECK(house.log.verify(*house.database).entries == traces); // none of it was done
}

TEST_CASE("nobody follows before the reminder, and what is written passes the guard") {
  auto place = storage::testing::Place::sqlite();
  House house(place);
  Room& room = house.room;
  const SituationId one = house.presented(constable).id;
  const MeetingId id = house.planned_meeting();
  std::int64_t seen = must(room.start(chair, id, 1));
  must(room.put_on_table(chair, id, seen, {one}));
  const LiveView before = must(room.live_view(nurse, id));
  CHECK(!before.follows);
  CHECK((before.agenda.empty() && !before.on_table && before.agencies.empty()));
  CHECK(before.reminder == TableRules{}.reminder);
  CHECK(outcome(room.join(nurse, id, {false, before.reminder})) ==
        "invalid refusal.invalid acknowledged:problem.reminder_not_acknowledged");
  house.join(nurse, id);
  CHECK(must(room.live_view(nurse, id)).on_table);
  must(room.mark_left(chair, id, {nurse.member, nurse.seat}));
  CHECK(!must(room.live_view(nurse, id)).on_table); // comes back by joining again
  house.join(nurse, id);
  CHECK(must(room.live_view(nurse, id)).on_table->situation.id == one);

  PlanMeeting act = some_plan();
  act.place = "At Ann's";
  CHECK(outcome(room.plan(chair, act)) == "invalid refusal.invalid place:problem.names_somebody");
  act.place = "";
  act.link = "https://meet.example/Ann";
  CHECK(outcome(room.amend(chair, id, 1, act)) == "invalid refusal.invalid link:problem.names_somebody");
}

TEST_CASE("two chairs at once: one decides, the other is told; who joins makes nobody stale") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    House house(place);
    Room& room = house.room;
    const SituationId one = house.presented(constable).id, two = house.presented(teacher).id;
    const MeetingId id = house.planned_meeting();
    const std::int64_t seen = must(room.start(chair, id, 1));
    house.everybody_joins(id); // the revision rises …
    CHECK(house.revision(id) > seen);
    const std::int64_t after = must(room.next(second_chair, id, seen)); // … and no step is stale over it
    CHECK(outcome(room.next(chair, id, seen)) == "stale refusal.stale");
    CHECK(outcome(room.put_on_table(chair, id, seen, {two})) == "stale refusal.stale");
    CHECK(outcome(room.close(chair, id, seen)) == "stale refusal.stale");
    CHECK(outcome(room.next(chair, id, after + 1)) == "stale refusal.stale"); // guessed ahead
    const std::int64_t version = house.now(one).version;
    house.accept(one, {});
    CHECK(outcome(house.situations.reject(second_chair, one, version, {})) == "stale refusal.stale");
    must(room.next(chair, id, after));
  });
}

TEST_CASE("six hands press the same key at once: one step is done, five are told, and the table hears one situation") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    House house(place);
    for (int i = 0; i < 8; ++i)
      house.presented(i % 2 == 0 ? constable : teacher);
    const MeetingId id = house.planned_meeting();
    std::int64_t seen = must(house.room.start(chair, id, 1));
    for (int round = 1; round <= 5; ++round) {
      std::vector<std::thread> hands;
      std::array<std::string, 6> told;
      for (std::size_t i = 0; i < told.size(); ++i)
        hands.emplace_back([&, i] {
          told[i] = outcome(i == 5 ? house.room.join(nurse, id, {true, TableRules{}.reminder})
                                   : house.room.next(i % 2 == 0 ? chair : second_chair, id, seen));
        });
      for (std::thread& one : hands)
        one.join();
      CHECK(std::count(told.begin(), told.begin() + 5, "given") == 1);
      CHECK(std::count(told.begin(), told.begin() + 5, "stale refusal.stale") == 4);
      CHECK(told[5] == "given");
      const Meeting meeting = *house.store.load(id);
      CHECK(broken_promises(meeting).empty());
      CHECK(meeting.revision == 1 + 1 + 1 + round); // planned, begun, joined once, and each round
      seen = meeting.revision;
    }
    CHECK(house.log.verify(*house.database).intact());
  });
}

TEST_CASE("the chair's laptop dies: the program stops at every point of a step, and another chair goes on") {
  for (const std::string step : {"next", "close", "sign"}) {
    CAPTURE(step);
    auto place = storage::testing::Place::sqlite();
    MeetingId id;
    {
      House house(place);
      const SituationId one = house.presented(constable).id;
      house.presented(teacher);
      id = house.planned_meeting();
      std::int64_t seen = must(house.room.start(chair, id, 1));
      seen = must(house.room.put_on_table(chair, id, seen, {one}));
      house.accept(one, {health});
      if (step == "sign")
        must(house.room.close(chair, id, seen));
      const Meeting before = *house.store.load(id);
      const auto traces = house.log.verify(*house.database).entries;
      bool done = false;
      for (int n = 1; !done; ++n) {
        REQUIRE(n < 200);
        house.database->fail_at(n);
        try {
          if (step == "next")
            must(house.room.next(chair, id, before.revision));
          else if (step == "close")
            must(house.room.close(chair, id, before.revision));
          else
            must(house.room.sign(chair, id, {*must(house.room.minutes(chair, id)).digest}));
          done = true;
        } catch (const storage::Failure&) {
          const bool whole = house.store.load(id) != before;
          CHECK(house.log.verify(*house.database).entries == traces + (whole ? 1 : 0));
          if (step == "sign")
            CHECK(house.store.minutes(id).has_value() == whole);
          if (whole)
            done = true;
        }
        house.database->fail_at(0);
      }
      CHECK(house.store.load(id)->revision == before.revision + 1);
      CHECK(house.log.verify(*house.database).intact());
    }
    // Opened again by another chair, who finds the meeting where it was.
    House house(place);
    const Meeting meeting = *house.store.load(id);
    if (step == "next")
      must(house.room.close(second_chair, id, meeting.revision));
    const MinutesView minutes = must(house.room.minutes(second_chair, id));
    CHECK(minutes.minutes.lines[0].decided == std::vector{Decided::threshold_met});
    CHECK(minutes.minutes.lines[0].likely == std::vector{health});
  }
}

TEST_CASE("what each seat sees, before the chair confirms a step") {
  auto place = storage::testing::Place::sqlite();
  House house(place);
  Room& room = house.room;
  const SituationId one = house.presented(constable).id;
  const MeetingId id = house.planned_meeting();
  house.everybody_joins(id);
  const std::int64_t seen = must(room.start(chair, id, house.revision(id)));
  CHECK(!must(room.seats_view(chair, id, std::nullopt)).situation);
  must(room.put_on_table(chair, id, seen, {one}));
  must(room.step_out(nurse, id, one, {situations::Conflict::personal_tie}));
  CHECK(outcome(room.seats_view(chair, id, situations::MarkLikely{{health}})) ==
        "step_not_open refusal.step_not_open"); // refused as the step itself would be
  const auto code = [](const char* id_of_reason) { return shipped_book()->code("threshold_reasons", id_of_reason); };
  const SeatsView seats = must(room.seats_view(
      chair, id, situations::AcceptSituation{{code("risk_to_life"), code("needs_cross_sectors")}, {health}}));
  CHECK(seats.situation == one);
  REQUIRE((seats.seats && seats.seats->then));
  std::map<AgencyId, std::pair<bool, bool>> picture;
  for (std::size_t i = 0; i < at_table.size(); ++i)
    picture[at_table[i]] = {seats.seats->now[i].picture, (*seats.seats->then)[i].picture};
  CHECK(picture[police] == std::pair(true, true));
  CHECK(picture[health] == std::pair(true, true));
  CHECK(picture[schools] == std::pair(true, false));
  std::set<MemberId> out;
  for (const SeatPresent& person : seats.people)
    if (person.is_out)
      out.insert(person.member);
  CHECK(out == std::set{nurse.member});
  CHECK(seats.people.size() == 6);
}

TEST_CASE("rules of the table are set by the chair, and the next meeting lives by them") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    House house(place);
    Room& room = house.room;
    CHECK(must(room.rules(nurse)).version == 0);
    SetRules act;
    act.rules.quorum_kind = QuorumKind::share;
    act.rules.quorum = 50;
    act.rules.quorum_binds = true;
    act.rules.minutes_per_situation = 6;
    CHECK(must(room.set_rules(chair, 0, act)).version == 1);
    CHECK(outcome(room.set_rules(chair, 0, act)) == "stale refusal.stale");
    act.rules.quorum = 0;
    CHECK(outcome(room.set_rules(chair, 1, act)) == "invalid refusal.invalid quorum:problem.out_of_range");
    const MeetingId id = house.planned_meeting();
    CHECK(outcome(room.start(chair, id, 1)) == "step_not_open refusal.no_quorum");
    house.join(nurse, id);
    house.join(teacher, id);
    REQUIRE(room.start(chair, id, 1));
    CHECK(must(room.live_view(nurse, id)).minutes_per_situation == 6);
    CHECK(must(room.live_view(nurse, id)).quorum == Quorum{2, 2, 4});
    CHECK(must(room.rules(elsewhere)).version == 0); // another table has its own
  });
}

TEST_CASE("the agenda follows what is presented meanwhile") {
  auto place = storage::testing::Place::sqlite();
  House house(place);
  Room& room = house.room;
  const SituationId one = house.presented(constable).id;
  const MeetingId id = house.planned_meeting();
  const SituationId late = house.presented(teacher).id;
  REQUIRE(must(room.not_on_agenda(chair, id)).size() == 1);
  CHECK(must(room.not_on_agenda(chair, id))[0].situation == late);
  std::int64_t seen = must(room.start(chair, id, 1));
  seen = must(room.add(chair, id, seen, {late}));
  CHECK(outcome(room.add(chair, id, seen, {late})) == "invalid refusal.invalid situation:problem.repeated");
  CHECK(outcome(room.add(chair, id, seen, {situation(77)})) == "not_found refusal.not_found");
  seen = must(room.move(chair, id, seen, {late, 1, 0}));
  CHECK(must(room.move(chair, id, seen, {late, std::nullopt, -1})) == seen); // at the top already: nothing changes
  CHECK(must(room.live_view(chair, id)).agenda[0].situation == late);
  const SituationId later = house.presented(constable).id;
  seen = must(room.bring_up_to_date(chair, id, seen));
  CHECK(must(room.live_view(chair, id)).agenda[2].situation == later);
  seen = must(room.drop(chair, id, seen, {one}));
  CHECK(must(room.live_view(chair, id)).agenda[1].state == ItemState::not_reached);
}
