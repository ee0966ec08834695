// Who is waiting for whom, and for how long: by agency for the chair, one's own agency for a representative.
#include <algorithm>

#include "platform/html/components.h"
#include "rooms/situations/pages/done_at.h"
#include "rooms/situations/pages/overview_pages.h"

namespace concert::situations {
namespace {

using html::Html;

Html due_shown(const Telling& tell, const AwaitedOf& line) {
  if (!line.due)
    return "–";
  const Instant now = tell.visit.now();
  if (*line.due > now)
    return tell.say().moment(*line.due);
  return html::tag(tell("situations.plan.overdue", {{"length", tell.say().duration(between(*line.due, now))}}),
                   html::Tone::danger);
}

html::Table empty_table(const Telling& tell, std::string caption) {
  html::Table out;
  out.caption = std::move(caption);
  out.caption_spoken_only = true;
  out.columns = {{tell("situations.column.situation")},
                 {tell("situations.waiting.what")},
                 {tell("situations.waiting.age")},
                 {tell("situations.plan.due")}};
  return out;
}

std::vector<Html> row(const Telling& tell, const AwaitedOf& line) {
  const bool mine = line.agency ? tell.is_mine(*line.agency) && !tell.is_chair() : tell.is_chair();
  const std::string what = line.task ? tell.label("plan_tasks", line.task->what)
                                     : tell("situations.awaited." + std::string(name_of(line.what)));
  const std::string page = line.task ? "plan/" + line.task->id.text() : std::string(page_of(line.what));
  const bool leads_on = line.task || (mine && !page.empty());
  return {html::link_to(path_of(line.situation), title_of(tell, line.number)),
          leads_on ? html::link_to(path_of(line.situation, page), what) : Html(what),
          tell.say().duration(between(line.since, tell.visit.now())), due_shown(tell, line)};
}

} // namespace

html::Page waiting_page(const Telling& tell, const std::vector<AwaitedOf>& awaited) {
  html::Page page;
  page.title = tell("situations.waiting.title");
  Html body = html::lead(tell(tell.is_chair() ? "situations.waiting.lead.chair" : "situations.waiting.lead"));
  if (awaited.empty())
    body += html::el("p", {html::cls("c-empty")}, tell("situations.waiting.none"));
  // They come by agency; the reader finds agencies by name.
  struct Group {
    std::string who;
    bool chair = false;
    html::Table table;
  };
  std::vector<Group> groups;
  std::optional<AgencyId> at;
  for (const AwaitedOf& line : awaited) {
    if (groups.empty() || line.agency != at) {
      std::string who = line.agency ? tell.agency(*line.agency) : tell("situations.waiting.of_chair");
      groups.push_back({who, !line.agency, empty_table(tell, who)});
      at = line.agency;
    }
    groups.back().table.rows.push_back(row(tell, line));
  }
  std::stable_sort(groups.begin(), groups.end(), [&tell](const Group& a, const Group& b) {
    return a.chair != b.chair ? a.chair : tell.say().sorts_before(a.who, b.who);
  });
  for (const Group& group : groups)
    body += html::section(group.who, html::table(group.table));
  page.body = body;
  return page;
}

} // namespace concert::situations
