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

// More of each table than anybody reads here; the list has them all.
constexpr std::size_t most_rows = 20;

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

std::string waits_for(const Telling& tell, const std::vector<Waiting>& waiting) {
  std::string out;
  for (const Waiting& one : waiting) {
    const std::string who = one.chair ? tell("situations.the_chair") : tell.agency_names(one.agencies);
    out += (out.empty() ? "" : " ") + tell("situations.waiting." + std::string(name_of(one.what)), {{"agency", who}});
  }
  return out.empty() ? "–" : out;
}

// The first of many lines as rows, and how many more there are: told, never only missing.
template <class Line, class Row>
Html cut(const Telling& tell, html::Table table, const std::vector<Line>& lines, Row row) {
  const std::size_t shown = std::min(lines.size(), most_rows);
  for (std::size_t i = 0; i < shown; ++i)
    table.rows.push_back(row(lines[i]));
  Html out = html::table(table);
  if (lines.size() > shown)
    out += html::paragraph(html::link_to(
        "/situations", tell.say().count("situations.home.more", static_cast<std::int64_t>(lines.size() - shown))));
  return out;
}

struct Overdue {
  const View* view;
  const Task* task;
  std::chrono::minutes by;
};

// What is overdue in the plans, for those whom it has reached.
std::vector<Overdue> overdue_in(const Telling& tell, const std::vector<std::shared_ptr<const View>>& open) {
  std::vector<Overdue> out;
  for (const std::shared_ptr<const View>& view : open)
    for (const Escalation& one : escalations(view->plan, tell.visit.now()))
      if (concerns(one, *view, tell.visit.actor()))
        for (const Task& task : view->plan)
          if (task.id == one.task)
            out.push_back({view.get(), &task, one.overdue_by});
  std::stable_sort(out.begin(), out.end(), [](const Overdue& a, const Overdue& b) { return a.by > b.by; });
  return out;
}

Html overdue_shown(const Telling& tell, const std::vector<Overdue>& lines) {
  if (lines.empty())
    return {};
  html::Table out;
  out.caption = tell("situations.home.overdue");
  out.caption_spoken_only = true;
  out.columns = {{tell("situations.column.situation")},
                 {tell("situations.plan.what")},
                 {tell("situations.plan.who")},
                 {tell("situations.plan.overdue_by")}};
  const Html shown = cut(tell, std::move(out), lines, [&](const Overdue& line) {
    return std::vector<Html>{html::link_to(path_of(line.view->id), row_title(tell, *line.view)),
                             html::link_to(path_of(line.view->id, "plan/" + line.task->id.text()),
                                           tell.label("plan_tasks", line.task->what)),
                             tell.agency(line.task->owner),
                             html::tag(tell.say().duration(line.by), html::Tone::danger)};
  });
  return html::section(tell("situations.home.overdue"), shown, "overdue");
}

// One open situation, what it waits for, and what of that this seat is to do.
struct Line {
  const View* view;
  std::vector<Waiting> waiting;
  std::optional<Awaited> to_do;
};

} // namespace

html::Page home_page(const Telling& tell, const std::vector<std::shared_ptr<const View>>& open) {
  std::vector<Line> mine, others;
  for (const std::shared_ptr<const View>& view : open) {
    Line line{view.get(), waiting_for(*view, tell.today), std::nullopt};
    for (const Waiting& one : line.waiting)
      if (!line.to_do && concerns(one, tell.visit.actor()))
        line.to_do = one.what;
    (line.to_do ? mine : others).push_back(std::move(line));
  }
  for (std::vector<Line>* lines : {&mine, &others})
    std::stable_sort(lines->begin(), lines->end(),
                     [](const Line& a, const Line& b) { return urgency_of(*a.view) < urgency_of(*b.view); });
  const auto row = [&](const Line& line) {
    return std::vector<Html>{html::link_to(path_of(line.view->id), row_title(tell, *line.view)),
                             tell.label("subjects", line.view->subject), clock_or_dash(tell, *line.view),
                             line.to_do ? html::link_to(path_of(line.view->id, page_of(*line.to_do)),
                                                        tell("situations.do." + std::string(name_of(*line.to_do))))
                                        : Html(waits_for(tell, line.waiting))};
  };
  html::Table to_do = situations_table(tell, "situations.home.mine", "situations.column.to_do");
  to_do.empty = tell("situations.home.mine.none");
  const bool represents = tell.visit.actor().role == Role::representative;
  html::Page page;
  page.title = tell("situations.home.title");
  Html body;
  if (represents)
    body += html::actions({html::button_link(tell("situations.home.screen"), "/situations/new")});
  body += overdue_shown(tell, overdue_in(tell, open));
  body += html::section(tell("situations.home.mine"), cut(tell, std::move(to_do), mine, row));
  if (!others.empty())
    body += html::section(
        tell(represents ? "situations.home.others_of_agency" : "situations.home.others"),
        cut(tell, situations_table(tell, "situations.home.others", "situations.column.waits"), others, row));
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
