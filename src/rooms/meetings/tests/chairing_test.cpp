// What a chair has to hand: actions that are not done, meetings that were forgotten, the table's rules, and what a step
// would change.
#include "rooms/meetings/tests/house.h"

using namespace concert;
using namespace concert::meetings;
using namespace concert::meetings::testing;

namespace {

Code coded(const char* list, const char* id) {
  return shipped_book()->code(list, id);
}

// "health: overdue call, planned call; police: …"
std::string actions_said(const std::vector<AgencyActions>& all) {
  std::string out;
  for (const AgencyActions& one : all) {
    out += (out.empty() ? "" : "; ") + std::string(one.agency == health ? "health" : one.agency == police ? "police" : "other") + ":";
    for (const Action& action : one.actions)
      out += " " + std::string(name_of(action.why)) + " " + action.task.what.id;
  }
  return out;
}

} // namespace

TEST_CASE("print pack: each agency's own actions, what was not possible apart from what was not done") {
  auto place = storage::testing::Place::sqlite();
  House house(place);
  const SituationId one = house.presented(constable).id;
  house.accept(one, {health});
  house.assign(one, constable, health); // plans the first visit for health
  const auto plan = [&](const char* what, AgencyId owner, std::chrono::hours due) {
    return must(house.situations.plan_task(nurse, one, house.now(one).version,
                                           {coded("plan_tasks", what), owner, house.clock.now() + due}))
        .plan.back()
        .id;
  };
  const auto settle = [&](situations::TaskId task, const char* outcome, situations::TaskState state) {
    must(house.situations.complete_task(nurse, one, house.now(one).version,
                                        {task, coded("plan_outcomes", outcome), state}));
  };
  const auto call = plan("call", health, 2h), check = plan("home_safety_check", health, 3h),
             safety = plan("safety_plan", health, 200h);
  plan("call", police, 4h);
  const MeetingId id = house.planned_meeting();
  const auto outcome_of = [&](const char* group) {
    for (const codes::CodeEntry* entry : shipped_book()->entries("plan_outcomes"))
      if (entry->group == group)
        return entry->id;
    return std::string();
  };
  settle(call, outcome_of("not_done").c_str(), situations::TaskState::not_done);
  settle(check, outcome_of("not_possible_circumstances_changed").c_str(),
         situations::TaskState::not_possible_circumstances_changed);
  CHECK(actions_said(must(house.room.actions(chair, id))) ==
        "police: planned call; health: not_done call circumstances_changed home_safety_check planned first_visit "
        "planned safety_plan");
  house.clock.advance(100h);
  const std::string later = actions_said(must(house.room.actions(chair, id)));
  CHECK(later.find("police: overdue call; health: overdue first_visit not_done call") == 0);
  CHECK(later.find("planned safety_plan") != std::string::npos);
  (void)safety;
  // A chair who is out of the situation takes nothing of it home on paper.
  must(house.room.step_out(chair, id, one, {situations::Conflict::personal_tie}));
  CHECK(must(house.room.actions(chair, id)).empty());
  CHECK_FALSE(must(house.room.actions(second_chair, id)).empty());
}

TEST_CASE("a meeting that was forgotten is not the current one, and a chair is told of it") {
  auto place = storage::testing::Place::sqlite();
  House house(place);
  house.presented(constable);
  const MeetingId old = house.planned_meeting();
  must(house.room.start(chair, old, 1));
  CHECK(must(house.room.current(nurse))->id == old);
  CHECK(must(house.room.left_open(chair)).empty());
  house.clock.advance(longest_session + 1min);
  PlanMeeting soon = some_plan();
  soon.start = house.clock.now() + 2h;
  const MeetingId next = must(house.room.plan(chair, soon));
  CHECK(must(house.room.current(nurse))->id == next);
  REQUIRE(must(house.room.left_open(chair)).size() == 1);
  CHECK(must(house.room.left_open(chair))[0].id == old);
  CHECK(outcome(house.room.left_open(nurse)) == "not_permitted refusal.not_permitted");
  CHECK(outcome(house.room.start(chair, next, 1)) == "conflict refusal.another_in_session");
  must(house.room.close(second_chair, old, house.revision(old)));
  CHECK(must(house.room.left_open(chair)).empty());
  must(house.room.start(chair, next, 1));
}

TEST_CASE("the table's rules: changed by a chair, told to open pages, written to the log, never half") {
  auto place = storage::testing::Place::sqlite();
  House house(place);
  house.presented(constable);
  const MeetingId id = house.planned_meeting();
  SetRules act;
  act.rules.quorum_kind = QuorumKind::number;
  act.rules.quorum = 3;
  act.rules.quorum_binds = true;
  const int told = house.changes;
  CHECK(must(house.room.set_rules(chair, 0, act)).version == 1);
  CHECK(house.changes == told + 1);
  CHECK(outcome(house.room.set_rules(second_chair, 0, act)) == "stale refusal.stale");
  CHECK(outcome(house.room.start(chair, id, 1)) == "step_not_open refusal.no_quorum");
  act.rules.quorum = 0;
  CHECK(outcome(house.room.set_rules(chair, 1, act)) == "invalid refusal.invalid quorum:problem.out_of_range");
  act.rules.quorum = 1;
  act.rules.reminder = "1999-01"; // nobody could read it
  CHECK(outcome(house.room.set_rules(chair, 1, act)) == "invalid refusal.invalid reminder:problem.no_such_reminder");
  CHECK(said_of(must(house.room.rules(nurse))) ==
        "rules;quorum=number:3;binds=yes;reminder=2026-11;minutes_per_situation=4;expected_minutes=90");
  CHECK(must(read_rules(fields_of(must(house.room.rules(nurse))))).rules.quorum == 3);
}

TEST_CASE("before a step: who would hear names once they are opened, by the table's policy, and nothing is saved") {
  auto place = storage::testing::Place::sqlite();
  House house(place);
  const SituationId one = house.presented(constable).id;
  const MeetingId id = house.planned_meeting();
  const std::int64_t seen = must(house.room.start(chair, id, 1));
  must(house.room.next(chair, id, seen));
  const std::vector<Code> reasons = {
      coded("threshold_reasons", "repeated_emergency_response"), coded("threshold_reasons", "harm_occurred_before"),
      coded("threshold_reasons", "risk_to_life"), coded("threshold_reasons", "needs_cross_sectors")};
  const auto before = house.now(one).version;
  const SeatsView looked =
      must(house.room.seats_view(chair, id, situations::Proposal(situations::AcceptSituation{reasons, {health}})));
  REQUIRE(looked.seats->then);
  for (const situations::Sight& sight : *looked.seats->then) {
    CHECK(sight.names_once_opened == (sight.agency == health));
    CHECK(sight.names == (sight.agency == police)); // the originating agency's own
    CHECK(sight.picture == (sight.agency == health || sight.agency == police));
  }
  for (const situations::Sight& sight : looked.seats->now)
    CHECK_FALSE(sight.names_once_opened);
  CHECK(house.now(one).version == before);
  CHECK(house.now(one).stage == access::Stage::discussion);
}

TEST_CASE("an emergency goes before everything that waits") {
  auto place = storage::testing::Place::sqlite();
  House house(place);
  const SituationId first = house.presented(constable).id, second = house.presented(teacher).id;
  const MeetingId id = house.planned_meeting();
  std::int64_t seen = must(house.room.start(chair, id, 1));
  seen = must(house.room.next(chair, id, seen));
  const SituationId late = house.presented(nurse, "immediate_48h").id;
  REQUIRE(must(house.room.not_on_agenda(chair, id)).size() == 1);
  CHECK(must(house.room.not_on_agenda(chair, id))[0].situation == late);
  seen = must(house.room.add(chair, id, seen, {late, true}));
  CHECK(must(house.room.not_on_agenda(chair, id)).empty());
  const Meeting now = *house.store.load(id);
  CHECK(now.items[0].situation == first);
  CHECK(now.items[1].situation == late);
  CHECK(now.items[2].situation == second);
  CHECK(outcome(house.room.add(chair, id, seen, {late, true})) ==
        "invalid refusal.invalid situation:problem.repeated");
}
