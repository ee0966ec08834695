// The plan as the record shows it.
#include "platform/html/components.h"
#include "rooms/situations/pages/picture_shown.h"

namespace concert::situations {
namespace {

using access::Act;
using html::all;
using html::Html;

html::Tone tone_of(TaskState state) {
  switch (state) {
  case TaskState::planned:
    return html::Tone::note;
  case TaskState::done:
    return html::Tone::success;
  case TaskState::not_done:
    return html::Tone::warning;
  case TaskState::not_possible_circumstances_changed:
  case TaskState::cancelled:
    break;
  }
  return html::Tone::neutral;
}

Html state_shown(const Telling& tell, const View& view, const Task& task) {
  const std::string state(name_of(task.state));
  Html out = html::tag(tell.book->label("plan_states", state, tell.visit.language()), tone_of(task.state));
  if (task.outcome)
    out += html::paragraph(tell.label("plan_outcomes", *task.outcome));
  const Instant now = tell.visit.now();
  if (task.state == TaskState::planned && task.due_at <= now && !view.ending)
    out += all({" ", html::tag(tell("situations.plan.overdue",
                                    {{"length", tell.say().duration(std::chrono::duration_cast<std::chrono::seconds>(
                                                    now - task.due_at))}}),
                               html::Tone::danger)});
  return out;
}

} // namespace

Html plan_shown(const Telling& tell, const View& view) {
  html::Table table;
  table.caption = tell("situations.plan");
  table.caption_spoken_only = true;
  table.columns = {{tell("situations.plan.what")},
                   {tell("situations.plan.who")},
                   {tell("situations.plan.due")},
                   {tell("situations.plan.state")}};
  for (const Task& task : view.plan) {
    const std::string label = tell.label("plan_tasks", task.what);
    const bool leads_on = task.state == TaskState::planned && view.allows(Act::amend_task);
    table.rows.push_back({leads_on ? html::link_to(path_of(view.id, "plan/" + task.id.text()), label) : Html(label),
                          tell.agency(task.owner), tell.say().moment(task.due_at), state_shown(tell, view, task)});
  }
  table.empty = tell("situations.plan.none");
  Html out = html::table(table);
  if (view.allows(Act::plan_task))
    out += html::actions({html::button_link(tell("situations.act.plan_task"), path_of(view.id, "plan/new"),
                                            html::ButtonKind::secondary)});
  return out;
}

} // namespace concert::situations
