// The plan: a page to plan a task, a page for each planned task, and the posts that do it.
#include "platform/http/refusal_status.h"
#include "rooms/situations/pages/pages.h"

namespace concert::situations {

using access::Act;
using access::Visit;
using http::Reply;

namespace {

template <class Told>
using Read = Result<Told> (*)(const Fields&, const codes::CodeBook&);

// In the order of the form: what is wrong with day and hour comes last.
template <class Told>
Result<Told> told_by(const TypedTask& typed, Read<Told> read, const codes::CodeBook& book) {
  const bool due_is_missing = !typed.problems.empty();
  Result<Told> told = read(typed.fields, book);
  if (!due_is_missing)
    return told;
  std::vector<Problem> problems;
  if (!told)
    for (const Problem& problem : told.error().problems)
      if (problem.field != "due")
        problems.push_back(problem);
  problems.insert(problems.end(), typed.problems.begin(), typed.problems.end());
  return Refusal::invalid(std::move(problems));
}

const Task* open_task_in(const View& view, TaskId id) {
  for (const Task& task : view.plan)
    if (task.id == id && task.state == TaskState::planned)
      return &task;
  return nullptr;
}

// The page of that task; of the record, once somebody has settled it.
FormPage page_of_task(TaskId id) {
  return [id](const Telling& tell, const View& now, const html::FormState& state) {
    const Task* task = open_task_in(now, id);
    return task != nullptr ? task_page(tell, now, *task, state) : record_page(tell, now, state);
  };
}

// The task of the path goes with what was typed; its own field on no page says another.
Fields with_task(const Fields& posted, TaskId id) {
  Fields out;
  for (const auto& [name, values] : posted.by_name())
    if (name != "task")
      for (const std::string& value : values)
        out.add(name, value);
  out.add("task", id.text());
  return out;
}

} // namespace

Reply Pages::new_task(Visit& visit) {
  return form(visit, Act::plan_task, new_task_page);
}

Reply Pages::plan_task(Visit& visit) {
  const auto id = visit.id<SituationId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const auto told =
      told_by(task_typed(visit.fields(), plan_task_fields(), visit.say().zone()), read_plan_task, *codes_.book());
  const Result<View> done =
      told ? room_.plan_task(visit.actor(), *id, visit.version().value_or(0), *told) : Result<View>(told.error());
  return after(visit, Act::plan_task, done, "task_planned", new_task_page);
}

Reply Pages::task(Visit& visit) {
  const auto id = visit.id<TaskId>("task");
  if (!id)
    return visit.refuse(Refusal::not_found());
  return with(visit, [&](const Telling& tell, const View& view) {
    const Task* task = open_task_in(view, *id);
    if (task == nullptr || !view.allows(Act::amend_task))
      return visit.refuse(Refusal::not_found());
    Fields shown = due_shown(task->due_at, visit.say().zone());
    shown.add("owner_agency", task->owner.text());
    return visit.page(task_page(tell, view, *task, visit.opened(std::move(shown))));
  });
}

Reply Pages::back_to_task(Visit& visit) {
  const auto id = visit.id<SituationId>();
  const auto task = visit.id<TaskId>("task");
  return id && task ? http::see_other(path_of(*id, "plan/" + task->text())) : visit.refuse(Refusal::not_found());
}

Reply Pages::amend_task(Visit& visit) {
  const auto id = visit.id<SituationId>();
  const auto task = visit.id<TaskId>("task");
  if (!id || !task)
    return visit.refuse(Refusal::not_found());
  const auto told = told_by(task_typed(with_task(visit.fields(), *task), amend_task_fields(), visit.say().zone()),
                            read_amend_task, *codes_.book());
  const Result<View> done =
      told ? room_.amend_task(visit.actor(), *id, visit.version().value_or(0), *told) : Result<View>(told.error());
  return after(visit, Act::amend_task, done, "task_amended", page_of_task(*task));
}

Reply Pages::complete_task(Visit& visit) {
  const auto id = visit.id<SituationId>();
  const auto task = visit.id<TaskId>("task");
  if (!id || !task)
    return visit.refuse(Refusal::not_found());
  const auto told = read_complete_task(only(with_task(visit.fields(), *task), complete_task_fields()), *codes_.book());
  const Result<View> done =
      told ? room_.complete_task(visit.actor(), *id, visit.version().value_or(0), *told) : Result<View>(told.error());
  return after(visit, Act::complete_task, done, "task_completed", page_of_task(*task));
}

Reply Pages::cancel_task(Visit& visit) {
  const auto id = visit.id<SituationId>();
  const auto task = visit.id<TaskId>("task");
  if (!id || !task)
    return visit.refuse(Refusal::not_found());
  Fields fields = only(with_task(visit.fields(), *task), {{.name = "task"}});
  if (const auto reason = visit.fields().one("cancel_reason")) // beside the outcomes on the same page
    fields.add("outcome", *reason);
  auto told = read_cancel_task(fields, *codes_.book());
  if (!told) {
    Refusal refusal = told.error();
    for (Problem& problem : refusal.problems)
      if (problem.field == "outcome")
        problem.field = "cancel_reason";
    told = std::move(refusal);
  }
  const Result<View> done =
      told ? room_.cancel_task(visit.actor(), *id, visit.version().value_or(0), *told) : Result<View>(told.error());
  return after(visit, Act::cancel_task, done, "task_cancelled", page_of_task(*task));
}

} // namespace concert::situations
