// Planning a task, and the page of one planned task: when and by whom, what came of it, or that it is cancelled.
#include "platform/html/components.h"
#include "rooms/situations/pages/form_options.h"
#include "rooms/situations/pages/form_pages.h"

namespace concert::situations {
namespace {

using access::Act;
using html::all;
using html::Html;

std::vector<AgencyId> intervening(const View& view) {
  std::vector<AgencyId> out;
  for (const Involvement& i : view.involvements)
    if (i.part != Part::none)
      out.push_back(i.agency);
  return out;
}

Html owner_and_due(const Telling& tell, const View& view, const html::FormState& state) {
  return all({html::radios({.name = "owner_agency",
                            .legend = tell("situations.plan.who"),
                            .hint = tell("situations.plan.who.hint"),
                            .options = agency_options(tell, intervening(view))},
                           state),
              html::date_field({.name = "due_day", .label = tell("situations.plan.due_day")}, state),
              html::text_field({.name = "due_time",
                                .label = tell("situations.plan.due_time"),
                                .hint = tell("situations.plan.due_time.hint"),
                                .width = html::Width::short_code,
                                .longest = 5,
                                .autocomplete = "off"},
                               state)});
}

std::vector<html::CheckGroup> outcomes(const Telling& tell) {
  std::vector<html::CheckGroup> out;
  for (const codes::CodeEntry* state : tell.book->entries("plan_states"))
    if (state->id != "cancelled")
      if (auto options = options_of(tell, "plan_outcomes", state->id); !options.empty())
        out.push_back({state->label.in(tell.visit.language()), std::move(options)});
  return out;
}

bool may_settle(const Telling& tell, const View& view, const Task& task) {
  return view.allows(Act::complete_task) &&
         (tell.is_mine(task.owner) || view.lead == std::optional(tell.visit.actor().agency));
}

// That the situation was concluded is what the program says; nobody chooses it.
std::vector<html::Option> reasons_to_cancel(const Telling& tell) {
  std::vector<html::Option> out = options_of(tell, "plan_outcomes", "cancelled");
  std::erase_if(out, [](const html::Option& option) { return option.value == "situation_concluded"; });
  return out;
}

} // namespace

html::Page new_task_page(const Telling& tell, const View& view, const html::FormState& state) {
  html::Page page = form_page(tell, view, "situations.plan.new", state);
  page.narrow = true;
  page.body = all({html::lead(tell("situations.plan.new.lead")),
                   html::form(tell.visit.typed_form(path_of(view.id, "plan/new"), view.version),
                              all({html::select({.name = "what",
                                                 .label = tell("situations.plan.what"),
                                                 .blank = tell("situations.choose"),
                                                 .options = options_of(tell, "plan_tasks")},
                                                state),
                                   owner_and_due(tell, view, state),
                                   html::actions({html::button({.label = tell("situations.plan.new.button")}),
                                                  html::link_to(path_of(view.id), tell("situations.cancel"))})}))});
  return page;
}

html::Page task_page(const Telling& tell, const View& view, const Task& task, const html::FormState& state) {
  html::Page page = form_page(tell, view, "", state);
  page.title = tell.label("plan_tasks", task.what);
  page.narrow = true;
  const std::string here = "plan/" + task.id.text();
  Html body = html::summary_list({{tell("situations.plan.who"), tell.agency(task.owner)},
                                  {tell("situations.plan.due"), tell.say().moment(task.due_at)},
                                  {tell("situations.plan.planned"), tell.say().moment(task.planned_at)}});
  if (may_settle(tell, view, task))
    body += html::section(
        tell("situations.plan.settle"),
        html::form(
            tell.visit.typed_form(path_of(view.id, here + "/complete"), view.version),
            all({grouped_radios(
                     {.name = "outcome", .legend = tell("situations.plan.outcome"), .groups = outcomes(tell)}, state),
                 html::actions({html::button({.label = tell("situations.plan.settle.button")})})})),
        "settle");
  body += html::section(tell("situations.plan.amend"),
                        html::form(tell.visit.typed_form(path_of(view.id, here + "/amend"), view.version),
                                   all({owner_and_due(tell, view, state),
                                        html::actions({html::button({.label = tell("situations.plan.amend.button"),
                                                                     .kind = html::ButtonKind::secondary})})})),
                        "amend");
  if (may_settle(tell, view, task))
    body += html::section(tell("situations.plan.cancel"),
                          html::form(tell.visit.typed_form(path_of(view.id, here + "/cancel"), view.version),
                                     all({html::radios({.name = "cancel_reason",
                                                        .legend = tell("situations.plan.cancel.why"),
                                                        .options = reasons_to_cancel(tell)},
                                                       state),
                                          html::actions({html::button({.label = tell("situations.plan.cancel.button"),
                                                                       .kind = html::ButtonKind::danger})})})),
                          "cancel");
  page.body = body;
  return page;
}

} // namespace concert::situations
