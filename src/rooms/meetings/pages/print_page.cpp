// The print pack: what the table needs on paper and nothing that could tell who a person is. A browser prints it; what
// must not be on paper is left out here already, not hidden by a style.
#include <algorithm>

#include "rooms/meetings/pages/shown.h"
#include "rooms/situations/pages/guard_shown.h"
#include "rooms/situations/pages/picture_shown.h"

namespace concert::meetings {
namespace {

using html::all;
using html::cls;
using html::el;
using html::Html;

Html copy_line(const Telling& tell, int copy, int copies) {
  return el("p", {cls("c-copy")},
            el("strong",
               tell("meetings.print.copy", {{"copy", tell.say().number(copy)}, {"copies", tell.say().number(copies)}})),
            " ", tell("meetings.print.shred"));
}

Html agenda_on_paper(const Telling& tell, const LiveView& view) {
  html::Table table;
  table.caption = tell("meetings.agenda");
  table.caption_spoken_only = true;
  table.columns = {{tell("meetings.agenda.place"), html::Align::number},
                   {tell("situations.column.situation")},
                   {tell("meetings.agenda.kind")},
                   {tell("situations.column.filter")},
                   {tell("meetings.print.notes")}};
  table.row_header = 1;
  table.empty = tell("meetings.agenda.none");
  for (const AgendaLine& line : view.agenda)
    if (!line.hidden)
      table.rows.push_back({tell.say().number(line.position), situations::spoken(line.number),
                            tell("meetings.kind." + std::string(name_of(line.kind))),
                            tell("situations.stage." + std::string(access::name_of(line.stage))), ""});
  return html::table(table);
}

Html sheet(const Telling& tell, const situations::View& view, const Html& copy) {
  return el("section", {cls("c-sheet")}, copy,
            el("h2", tell("meetings.print.sheet", {{"number", situations::spoken(*view.number)}})),
            html::paragraph(all({tell.label("subjects", view.subject), " · ",
                                 tell("meetings.brought_by", {{"agency", tell.agency(view.originating)}})})),
            situations::account_printed(tell, view),
            situations::picture_in_brief(tell, *view.printable, *view.printable));
}

// What an agency has still to answer for. No name, no address: a number, a coded action, a day.
Html action_sheet(const Telling& tell, const LiveView& view, const AgencyActions& agency) {
  Html out = all({copy_line(tell, 1, 1), el("h2", tell("meetings.actions.of", {{"agency", tell.agency(agency.agency)}})),
                  html::paragraph(tell.say().moment(view.planned_start))});
  for (auto at = agency.actions.begin(); at != agency.actions.end();) {
    const auto end =
        std::find_if(at, agency.actions.end(), [&](const Action& one) { return one.why != at->why; });
    const std::string heading = tell("meetings.actions." + std::string(name_of(at->why)));
    html::Table table;
    table.caption = heading;
    table.caption_spoken_only = true;
    table.columns = {{tell("situations.column.situation")},
                     {tell("meetings.actions.what")},
                     {tell("meetings.actions.due")},
                     {tell("meetings.actions.outcome")},
                     {tell("meetings.print.notes")}};
    for (; at != end; ++at)
      table.rows.push_back({situations::spoken(at->number), tell.label("plan_tasks", at->task.what),
                            tell.say().moment(at->task.due_at),
                            at->task.outcome ? tell.label("plan_outcomes", *at->task.outcome) : "–", ""});
    out += all({el("h3", heading), html::table(table)});
  }
  return el("section", {cls("c-sheet")}, out);
}

} // namespace

html::Page print_page(const Telling& tell, const LiveView& view, const std::vector<situations::View>& sheets,
                      const std::vector<AgencyActions>& actions, int copies, bool offers_pdf) {
  html::Page page;
  page.title = tell("meetings.of", {{"day", tell.say().day_of(view.planned_start)}});
  page.breadcrumbs = {{tell("frame.meetings"), "/meetings"}, {page.title, path_of(view.id)}};
  page.heading = tell("meetings.print.title");
  Fields shown;
  shown.add("copies", std::to_string(copies));
  Html body = el("div", {cls("c-not-printed")}, html::lead(tell("meetings.print.lead")),
                 html::form({.action = path_of(view.id, "print"), .method = html::Method::get},
                            all({html::text_field({.name = "copies",
                                                   .label = tell("meetings.print.copies"),
                                                   .kind = html::TextKind::whole_number,
                                                   .width = html::Width::digits,
                                                   .longest = 2,
                                                   .autocomplete = "off"},
                                                  tell.visit.state(shown)),
                                 html::actions({html::button({.label = tell("meetings.print.button")})})})),
                 html::when(offers_pdf, [&] {
                   const std::string to = path_of(view.id, "print.pdf") + "?copies=" + std::to_string(copies);
                   return all({html::paragraph(html::link_to(to, tell("meetings.print.pdf"))),
                               el("p", {cls("c-hint")}, tell("meetings.print.pdf.hint"))});
                 }));
  for (int copy = 1; copy <= copies; ++copy) {
    const Html line = copy_line(tell, copy, copies);
    body += el("section", {cls("c-sheet")}, line, el("h2", tell("meetings.agenda")),
               html::paragraph(tell.say().moment(view.planned_start)), agenda_on_paper(tell, view));
    for (const situations::View& one : sheets)
      body += sheet(tell, one, line);
  }
  // One sheet an agency, whatever the number of copies: it goes to that agency alone.
  for (const AgencyActions& one : actions)
    body += action_sheet(tell, view, one);
  page.body = body;
  return page;
}

} // namespace concert::meetings
