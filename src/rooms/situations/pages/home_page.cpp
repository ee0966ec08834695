#include "platform/html/components.h"
#include "rooms/situations/pages/done_at.h"
#include "rooms/situations/pages/overview_pages.h"

namespace concert::situations {
namespace {

using access::Role;
using html::all;
using html::Html;

std::string row_title(const Telling& tell, const View& view) {
  return view.number ? spoken(*view.number)
                     : tell("situations.unnumbered_at", {{"time", tell.say().moment(view.opened_at)}});
}

html::Table situations_table(const Telling& tell, std::string_view caption, std::string_view last_column) {
  html::Table out;
  out.caption = tell(caption);
  out.caption_spoken_only = true;
  out.columns = {{tell("situations.column.situation")},
                 {tell("situations.column.subject")},
                 {tell("situations.column.clock")},
                 {tell(last_column)}};
  return out;
}

Html clock_or_dash(const Telling& tell, const View& view) {
  const Html clock = clock_tag(tell, view.clock);
  return clock.empty() ? Html("–") : clock;
}

// The most urgent first: clocks that are over, then those that are due, then the rest as they came.
int urgency_of(const View& view) {
  switch (view.clock.state) {
  case ClockState::overdue:
    return 0;
  case ClockState::due_soon:
    return 1;
  case ClockState::on_time:
    return 2;
  case ClockState::not_started:
  case ClockState::met_in_time:
  case ClockState::met_late:
    break;
  }
  return 3;
}

std::string waits_for(const Telling& tell, const View& view) {
  std::string out;
  for (const Waiting& one : waiting_for(view, tell.today)) {
    const std::string who = one.chair ? tell("situations.the_chair") : tell.agency_names(one.agencies);
    out += (out.empty() ? "" : " ") + tell("situations.waiting." + std::string(name_of(one.what)), {{"agency", who}});
  }
  return out.empty() ? "–" : out;
}

// What is overdue in the plans, for those whom it has reached.
Html overdue_shown(const Telling& tell, const std::vector<const View*>& views) {
  html::Table out;
  out.caption = tell("situations.home.overdue");
  out.caption_spoken_only = true;
  out.columns = {{tell("situations.column.situation")},
                 {tell("situations.plan.what")},
                 {tell("situations.plan.who")},
                 {tell("situations.plan.overdue_by")}};
  std::vector<std::pair<const View*, Escalation>> reached;
  for (const View* view : views)
    for (const Escalation& one : escalations(view->plan, tell.visit.now()))
      if (concerns(one, *view, tell.visit.actor()))
        reached.emplace_back(view, one);
  std::stable_sort(reached.begin(), reached.end(),
                   [](const auto& a, const auto& b) { return a.second.overdue_by > b.second.overdue_by; });
  for (const auto& [view, one] : reached)
    for (const Task& task : view->plan)
      if (task.id == one.task)
        out.rows.push_back(
            {html::link_to(path_of(view->id), row_title(tell, *view)),
             html::link_to(path_of(view->id, "plan/" + task.id.text()), tell.label("plan_tasks", task.what)),
             tell.agency(task.owner), html::tag(tell.say().duration(one.overdue_by), html::Tone::danger)});
  return out.rows.empty() ? Html() : html::section(tell("situations.home.overdue"), html::table(out), "overdue");
}

} // namespace

html::Page home_page(const Telling& tell, const std::vector<View>& open) {
  std::vector<const View*> views;
  for (const View& view : open)
    views.push_back(&view);
  std::stable_sort(views.begin(), views.end(),
                   [](const View* a, const View* b) { return urgency_of(*a) < urgency_of(*b); });
  html::Table mine = situations_table(tell, "situations.home.mine", "situations.column.to_do");
  mine.empty = tell("situations.home.mine.none");
  html::Table others = situations_table(tell, "situations.home.others", "situations.column.waits");
  for (const View* view : views) {
    Html to_do;
    for (const Waiting& one : waiting_for(*view, tell.today))
      if (to_do.empty() && concerns(one, tell.visit.actor()))
        to_do = html::link_to(path_of(view->id, page_of(one.what)),
                              tell("situations.do." + std::string(name_of(one.what))));
    html::Table& table = to_do.empty() ? others : mine;
    table.rows.push_back({html::link_to(path_of(view->id), row_title(tell, *view)),
                          tell.label("subjects", view->subject), clock_or_dash(tell, *view),
                          to_do.empty() ? Html(waits_for(tell, *view)) : to_do});
  }
  const bool represents = tell.visit.actor().role == Role::representative;
  html::Page page;
  page.title = tell("situations.home.title");
  Html body;
  if (represents)
    body += html::actions({html::button_link(tell("situations.home.screen"), "/situations/new")});
  body += overdue_shown(tell, views);
  body += html::section(tell("situations.home.mine"), html::table(mine));
  if (!others.rows.empty())
    body += html::section(tell(represents ? "situations.home.others_of_agency" : "situations.home.others"),
                          html::table(others));
  body += html::bullets({html::link_to("/waiting", tell("situations.home.waiting")),
                         html::link_to("/situations", tell("situations.home.all"))});
  page.body = body;
  return page;
}

html::Page home_without_situations(const Telling& tell) {
  html::Page page;
  page.title = tell("situations.home.title");
  page.narrow = true;
  const access::Actor& who = tell.visit.actor();
  std::vector<Html> links;
  for (const access::NavigationItem& item : tell.visit.site().navigation)
    if (item.href != "/" && item.shown(who))
      links.push_back(html::link_to(item.href, tell(item.word)));
  Html body = all({html::lead(tell("access.role_hint." + std::string(access::name_of(who.role)))),
                   html::paragraph(tell("situations.home.no_situations"))});
  if (!links.empty())
    body += html::section(tell("situations.home.you_can"), html::bullets(links));
  page.body = body;
  return page;
}

} // namespace concert::situations
