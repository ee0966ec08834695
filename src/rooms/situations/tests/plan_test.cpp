// The rules of the plan, one by one, and what escalates to whom.
#include "rooms/situations/tests/journey.h"

#include "rooms/situations/plan_rules.h"

using namespace concert;
using namespace concert::situations;
using namespace concert::situations::testing;

namespace {

const Doer nurse{health, id_of<MemberId>('7')}, teacher{schools, id_of<MemberId>('8')},
    chair{elsewhere, id_of<MemberId>('9')};
const TaskId first = id_of<TaskId>('1'), second = id_of<TaskId>('2');
const Instant this_hour = start + 5h; // roles were assigned at start + 4h, the threshold was met at start + 2h

PlanTask call(AgencyId owner = schools, Instant due = this_hour + 24h) {
  return {code("plan_tasks", "call"), owner, due};
}
Code outcome(std::string_view id) {
  return code("plan_outcomes", id);
}
CompleteTask done(TaskId task) {
  return {task, outcome("person_reached"), TaskState::done};
}
Situation planned() {
  return must(plan_task(at(Stage::intervention), call(), first, nurse, this_hour));
}

Fields fields(std::initializer_list<std::pair<const char*, std::string>> all) {
  Fields out;
  for (const auto& [name, value] : all)
    out.add(name, value);
  return out;
}

} // namespace

TEST_CASE("the door knock is planned for the lead, due 48 hours after the threshold was met") {
  const Situation s = with_first_visit(at(Stage::intervention), first, chair, book(), start + 4h);
  REQUIRE(s.plan.size() == 1);
  CHECK(s.plan[0].what.id == "first_visit");
  CHECK(s.plan[0].owner == health);
  CHECK(s.plan[0].planned_at == start + 4h);
  CHECK(s.plan[0].due_at == start + 2h + 48h);
  CHECK(s.plan[0].state == TaskState::planned);
  CHECK(s.plan[0].set_by == chair);
  CHECK(broken_promises(s).empty());
  // A table that took it out of its list has no such task, and roles can be assigned all the same.
  CHECK(with_first_visit(at(Stage::intervention), first, chair, codes::CodeBook(), this_hour).plan.empty());
}

TEST_CASE("a task is planned for an intervening agency, for a time to come") {
  const Situation s = planned();
  REQUIRE(s.plan.size() == 1);
  CHECK(s.plan[0] == Task{first, code("plan_tasks", "call"), schools, this_hour, this_hour + 24h, TaskState::planned,
                          std::nullopt, nurse, this_hour});
  CHECK(broken_promises(s).empty());
  const Situation four = at(Stage::intervention);
  CHECK(outcome(plan_task(four, call(police), second, nurse, this_hour)) ==
        "invalid refusal.invalid owner_agency:problem.agency_does_not_intervene");
  CHECK(outcome(plan_task(four, call(elsewhere), second, nurse, this_hour)) ==
        "invalid refusal.invalid owner_agency:problem.agency_does_not_intervene");
  CHECK(outcome(plan_task(four, call(schools, this_hour), second, nurse, this_hour)) ==
        "invalid refusal.invalid due:problem.due_in_past");
  CHECK(outcome(plan_task(four, call(schools, this_hour + 24h * 366), second, nurse, this_hour)) ==
        "invalid refusal.invalid due:problem.due_too_far");
  CHECK(plan_task(four, call(schools, this_hour + 24h * 365), second, nurse, this_hour));
  for (const Stage stage : all_stages)
    if (stage != Stage::intervention) {
      CHECK(outcome(plan_task(at(stage), call(), second, nurse, this_hour)) == "step_not_open refusal.step_not_open");
      CHECK(outcome(complete_task(at(stage), done(first), nurse, this_hour)) == "step_not_open refusal.step_not_open");
    }
}

TEST_CASE("a plan has an end to its length") {
  Situation s = at(Stage::intervention);
  for (std::size_t i = 0; i < most_tasks; ++i)
    s = must(plan_task(s, call(), *TaskId::parse(std::string(30, 'a') + std::to_string(10 + i)), nurse, this_hour));
  CHECK(outcome(plan_task(s, call(), second, nurse, this_hour)) == "step_not_open refusal.plan_is_full");
}

TEST_CASE("a task is handed on and put off; a time that has passed may stay") {
  const Situation s =
      must(amend_task(planned(), {first, health, this_hour + 30h}, chair, AmendedBy::chair, this_hour + 1h));
  CHECK(s.plan[0].owner == health);
  CHECK(s.plan[0].due_at == this_hour + 30h);
  CHECK(s.plan[0].set_by == chair);
  CHECK(s.plan[0].set_at == this_hour + 1h);
  CHECK(s.plan[0].planned_at == this_hour);
  CHECK(amend_task(planned(), {first, health, this_hour + 24h}, chair, AmendedBy::chair, this_hour + 40h));
  CHECK(outcome(amend_task(planned(), {first, health, this_hour + 25h}, chair, AmendedBy::chair, this_hour + 40h)) ==
        "invalid refusal.invalid due:problem.due_in_past");
  // By whoever has it, or leads: nobody else takes it over.
  CHECK(outcome(amend_task(planned(), {first, schools, this_hour + 30h}, {police, {}}, AmendedBy::agency, this_hour)) ==
        "not_permitted refusal.not_permitted");
  // A page shows whole minutes: what it sends back unchanged is no new time.
  CHECK(amend_task(planned(), {first, health, Instant{(this_hour + 24h).us / 60'000'000 * 60'000'000}}, chair,
                   AmendedBy::chair, this_hour + 40h));
  CHECK(outcome(amend_task(planned(), {first, police, this_hour + 30h}, chair, AmendedBy::chair, this_hour)) ==
        "invalid refusal.invalid owner_agency:problem.agency_does_not_intervene");
  CHECK(outcome(amend_task(planned(), {second, health, this_hour + 30h}, chair, AmendedBy::chair, this_hour)) ==
        "invalid refusal.invalid task:problem.no_such_task");
}

TEST_CASE("what came of a task is said once, by its owner or the lead") {
  Situation s = must(assign(
      must(disclose(must(accept(at(Stage::discussion), {reasons(), {health, schools, housing}}, at_table, start + 2h)),
                    disclosure(), today, start + 3h)),
      {health, {schools, housing}}, today, start + 4h));
  s = must(plan_task(s, call(), first, nurse, this_hour));
  const Doer clerk{housing, id_of<MemberId>('6')};
  CHECK(outcome(complete_task(s, done(first), clerk, this_hour)) == "not_permitted refusal.not_permitted");
  CHECK(outcome(cancel_task(s, {first, outcome("replaced")}, clerk, this_hour)) ==
        "not_permitted refusal.not_permitted");
  for (const Doer& by : {teacher, nurse}) {
    const Situation after = must(complete_task(s, done(first), by, this_hour + 2h));
    CHECK(after.plan[0].state == TaskState::done);
    CHECK(after.plan[0].outcome == outcome("person_reached"));
    CHECK(after.plan[0].set_by == by);
    CHECK(broken_promises(after).empty());
    CHECK(outcome(complete_task(after, done(first), by, this_hour + 3h)) == "step_not_open refusal.task_is_settled");
    CHECK(outcome(cancel_task(after, {first, outcome("replaced")}, by, this_hour + 3h)) ==
          "step_not_open refusal.task_is_settled");
    CHECK(outcome(amend_task(after, {first, health, this_hour + 30h}, by, AmendedBy::agency, this_hour + 3h)) ==
          "step_not_open refusal.task_is_settled");
  }
}

TEST_CASE("an outcome says which state a task ends in, and each act takes only its own") {
  const auto completed = [](const char* id) {
    const auto told = read_complete_task(fields({{"task", std::string(32, '1')}, {"outcome", id}}), book());
    return told ? std::string(name_of(told->state)) : outcome(told);
  };
  CHECK(completed("person_met") == "done");
  CHECK(completed("person_moved") == "not_possible_circumstances_changed");
  CHECK(completed("no_staff_or_time") == "not_done");
  CHECK(completed("replaced") == "invalid refusal.invalid outcome:problem.not_an_outcome");
  CHECK(completed("Ada Quill") == "invalid refusal.invalid outcome:problem.not_in_list");
  CHECK(read_cancel_task(fields({{"task", std::string(32, '1')}, {"outcome", "replaced"}}), book()));
  CHECK(outcome(read_cancel_task(fields({{"task", std::string(32, '1')}, {"outcome", "person_met"}}), book())) ==
        "invalid refusal.invalid outcome:problem.not_a_reason_to_cancel");
  CHECK(outcome(read_complete_task(fields({{"task", std::string(32, '0')}, {"outcome", "person_met"}}), book())) ==
        "invalid refusal.invalid task:problem.not_an_id");
  for (const codes::CodeEntry* entry : book().entries("plan_outcomes")) {
    const auto state = task_state_of(entry->group);
    CHECK_MESSAGE((state && *state != TaskState::planned), entry->id);
  }
  for (const codes::CodeEntry* entry : book().entries("plan_states"))
    CHECK_MESSAGE(task_state_of(entry->id), entry->id);
}

TEST_CASE("a task is told in codes and one instant, nothing else") {
  const std::string owner = schools.text(), due = "2026-11-05T14:00:00Z";
  const auto told = read_plan_task(fields({{"what", "call"}, {"owner_agency", owner}, {"due", due}}), book());
  REQUIRE(told);
  CHECK(told->due == *Instant::parse_iso(due));
  CHECK(told->owner == schools);
  CHECK_FALSE(read_plan_task(fields({{"what", "call Ada Quill"}, {"owner_agency", owner}, {"due", due}}), book()));
  CHECK_FALSE(read_plan_task(fields({{"what", "call"}, {"owner_agency", owner}, {"due", "tomorrow"}}), book()));
  CHECK_FALSE(
      read_plan_task(fields({{"what", "call"}, {"owner_agency", owner}, {"due", due}, {"note", "Ada"}}), book()));
  CHECK_FALSE(read_amend_task(fields({{"owner_agency", owner}, {"due", due}}), book()));
}

TEST_CASE("a conclusion cancels what was still planned, and leaves what was said") {
  Situation s = must(plan_task(planned(), call(health), second, nurse, this_hour));
  s = must(complete_task(s, done(first), teacher, this_hour + 1h));
  s = must(conclude(s, {code("conclusions", "refused_services"), {}}, book(), today, this_hour + 2h));
  CHECK_FALSE(broken_promises(s).empty());
  s = with_plan_closed(s, nurse, book(), this_hour + 2h);
  CHECK(broken_promises(s).empty());
  CHECK(s.plan[0].state == TaskState::done);
  CHECK(s.plan[1].state == TaskState::cancelled);
  CHECK(s.plan[1].outcome == outcome("situation_concluded"));
}

TEST_CASE("a rejection leaves nothing of a plan") {
  CHECK(must(reject(planned(), {code("conclusions", "not_acutely_elevated")}, this_hour)).plan.empty());
}

TEST_CASE("overdue: the lead hears at once, the chair after a further day, nobody of what is settled") {
  const std::vector<Task> plan = planned().plan; // due at this_hour + 24h
  CHECK(escalations(plan, this_hour + 24h - 1min).empty());
  CHECK(escalations(plan, this_hour + 24h) == std::vector<Escalation>{{first, schools, 0min, false}});
  CHECK(escalations(plan, this_hour + 48h - 1min) == std::vector<Escalation>{{first, schools, 24h - 1min, false}});
  CHECK(escalations(plan, this_hour + 48h) == std::vector<Escalation>{{first, schools, 24h, true}});
  CHECK(escalations(plan, this_hour + 25h, 1h) ==
        std::vector<Escalation>{{first, schools, 1h, true}}); // a table's own time
  std::vector<Task> settled = plan;
  settled[0].state = TaskState::not_done;
  CHECK(escalations(settled, this_hour + 99h).empty());
  std::vector<Task> two = {plan[0], plan[0]};
  two[1].id = second;
  two[1].due_at = this_hour + 20h;
  CHECK(escalations(two, this_hour + 30h).at(0).task == second); // the longest overdue first
}

TEST_CASE("the door knock and the first contact are one thing, whichever is recorded") {
  const Situation knock = with_first_visit(at(Stage::intervention), first, chair, book(), start + 4h);
  const Situation met = must(complete_task(knock, {first, outcome("person_met"), TaskState::done}, nurse, start + 6h));
  CHECK(met.first_contact_at == start + 6h);
  CHECK(broken_promises(met).empty());
  CHECK_FALSE(must(complete_task(knock, {first, outcome("nobody_reached"), TaskState::not_done}, nurse, this_hour))
                  .first_contact_at);
  CHECK_FALSE(must(complete_task(planned(), {first, outcome("person_met"), TaskState::done}, nurse, this_hour))
                  .first_contact_at); // a call is no visit
  const Situation contacted =
      with_first_visit_done(must(contact(knock, {Contact::first_contact}, this_hour)), teacher, book(), this_hour);
  CHECK(contacted.plan[0].state == TaskState::done);
  CHECK(contacted.plan[0].outcome == outcome("person_met"));
  CHECK(contacted.plan[0].set_by == teacher);
  CHECK(with_first_visit_done(knock, teacher, book(), this_hour) == knock); // nobody was met yet
  // A visit planned after the first contact is another one.
  const Situation again = must(plan_task(contacted, {code("plan_tasks", "first_visit"), schools, this_hour + 5h},
                                         second, nurse, this_hour + 1h));
  CHECK(with_first_visit_done(again, nurse, book(), this_hour + 2h) == again);
}
