#include "rooms/situations/plan_rules.h"

#include <algorithm>

namespace concert::situations {
namespace {

bool intervenes(const Situation& s, AgencyId agency) {
  const Involvement* involvement = s.involvement_of(agency);
  return involvement != nullptr && involvement->part != Part::none;
}

bool same_minute(Instant a, Instant b) {
  constexpr std::int64_t minute = 60'000'000;
  return a.us / minute == b.us / minute;
}

Result<void> due_is_sound(Instant due, Instant now) {
  if (due <= now)
    return Refusal::invalid("due", "problem.due_in_past");
  if (due > now + std::chrono::hours(24 * longest_ahead_days))
    return Refusal::invalid("due", "problem.due_too_far");
  return {};
}

// The task, still planned.
Result<Task*> open_task(Situation& s, TaskId id) {
  if (s.stage != Stage::intervention)
    return Refusal::step_not_open("refusal.step_not_open");
  const auto at = std::find_if(s.plan.begin(), s.plan.end(), [id](const Task& task) { return task.id == id; });
  if (at == s.plan.end())
    return Refusal::invalid("task", "problem.no_such_task");
  if (at->state != TaskState::planned)
    return Refusal::step_not_open("refusal.task_is_settled");
  return &*at;
}

void settle(Task& task, TaskState state, Code outcome, Doer by, Instant now) {
  task.state = state;
  task.outcome = std::move(outcome);
  task.set_by = by;
  task.set_at = now;
}

Result<Situation> settled(Situation s, TaskId id, TaskState state, const Code& outcome, Doer by, Instant now) {
  Task* task = TRY(open_task(s, id));
  if (by.agency != task->owner && s.lead() != by.agency)
    return Refusal::not_permitted();
  settle(*task, state, outcome, by, now);
  return s;
}

} // namespace

Result<Situation> plan_task(Situation s, const PlanTask& act, TaskId id, Doer by, Instant now) {
  if (s.stage != Stage::intervention)
    return Refusal::step_not_open("refusal.step_not_open");
  if (!intervenes(s, act.owner))
    return Refusal::invalid("owner_agency", "problem.agency_does_not_intervene");
  TRY(due_is_sound(act.due, now));
  if (s.plan.size() >= most_tasks)
    return Refusal::step_not_open("refusal.plan_is_full");
  s.plan.push_back({id, act.what, act.owner, now, act.due, TaskState::planned, std::nullopt, by, now});
  return s;
}

Result<Situation> amend_task(Situation s, const AmendTask& act, Doer by, AmendedBy as, Instant now) {
  Task* task = TRY(open_task(s, act.task));
  // Or an assisting agency could take the lead's task over, and then say what came of it.
  if (as == AmendedBy::agency && by.agency != task->owner && s.lead() != by.agency)
    return Refusal::not_permitted();
  if (!intervenes(s, act.owner))
    return Refusal::invalid("owner_agency", "problem.agency_does_not_intervene");
  if (!same_minute(act.due, task->due_at)) { // as people say it: a page shows no seconds
    TRY(due_is_sound(act.due, now));
    task->due_at = act.due;
  }
  task->owner = act.owner;
  task->set_by = by;
  task->set_at = now;
  return s;
}

Result<Situation> complete_task(Situation s, const CompleteTask& act, Doer by, Instant now) {
  Situation after = TRY(settled(std::move(s), act.task, act.state, act.outcome, by, now));
  const bool met = act.outcome.id == "person_met" &&
                   std::any_of(after.plan.begin(), after.plan.end(),
                               [&](const Task& task) { return task.id == act.task && task.what.id == "first_visit"; });
  if (met && !after.first_contact_at)
    after.first_contact_at = now;
  return after;
}

Result<Situation> cancel_task(Situation s, const CancelTask& act, Doer by, Instant now) {
  return settled(std::move(s), act.task, TaskState::cancelled, act.outcome, by, now);
}

Situation with_first_visit(Situation s, TaskId id, Doer by, const codes::CodeBook& book, Instant now) {
  const ConnectionClock clock = clock_of(s, now);
  if (s.lead() && clock.due_by && book.find("plan_tasks", "first_visit") != nullptr)
    s.plan.push_back({id, book.code("plan_tasks", "first_visit"), *s.lead(), now, *clock.due_by, TaskState::planned,
                      std::nullopt, by, now});
  return s;
}

Situation with_first_visit_done(Situation s, Doer by, const codes::CodeBook& book, Instant now) {
  if (s.first_contact_at && book.find("plan_outcomes", "person_met") != nullptr)
    for (Task& task : s.plan)
      if (task.what.id == "first_visit" && task.state == TaskState::planned && task.planned_at <= *s.first_contact_at)
        settle(task, TaskState::done, book.code("plan_outcomes", "person_met"), by, now);
  return s;
}

Situation with_plan_closed(Situation s, Doer by, const codes::CodeBook& book, Instant now) {
  const bool known = book.find("plan_outcomes", "situation_concluded") != nullptr;
  const Code reason = known ? book.code("plan_outcomes", "situation_concluded") : Code{"situation_concluded", ""};
  for (Task& task : s.plan)
    if (task.state == TaskState::planned)
      settle(task, TaskState::cancelled, reason, by, now);
  return s;
}

std::vector<Escalation> escalations(const std::vector<Task>& plan, Instant now, std::chrono::minutes chair_after) {
  std::vector<Escalation> out;
  for (const Task& task : plan) {
    if (task.state != TaskState::planned || now < task.due_at)
      continue;
    const auto by = std::chrono::duration_cast<std::chrono::minutes>(now - task.due_at);
    out.push_back({task.id, task.owner, by, by >= chair_after});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Escalation& a, const Escalation& b) { return a.overdue_by > b.overdue_by; });
  return out;
}

} // namespace concert::situations
