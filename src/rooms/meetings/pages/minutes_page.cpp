// The minutes: written by rule, read before they are signed, and after that frozen.
#include "rooms/meetings/pages/shown.h"

namespace concert::meetings {
namespace {

using html::all;
using html::Html;

std::string decided_said(const Telling& tell, const MinuteLine& line) {
  std::vector<std::string> out;
  for (const Decided one : line.decided)
    out.push_back(tell("meetings.decided." + std::string(name_of(one))));
  const std::string decided = out.empty() ? "–" : tell.say().list(out);
  if (!line.reason)
    return decided;
  return tell("meetings.minutes.said", {{"what", decided}, {"who", tell.label("conclusions", *line.reason)}});
}

Html agencies_said(const Telling& tell, const MinuteLine& line) {
  Html out;
  const auto add = [&](std::string_view word, const std::vector<AgencyId>& who) {
    if (!who.empty())
      out += html::el("p", tell("meetings.minutes.said", {{"what", tell(word)}, {"who", tell.agency_names(who)}}));
  };
  if (line.lead)
    add("meetings.part.lead", {*line.lead});
  add("meetings.part.assisting", line.assisting);
  add("meetings.part.likely", line.likely);
  add("meetings.minutes.out", line.stepped_out);
  return out.empty() ? Html("–") : out;
}

Html lines_shown(const Telling& tell, const Minutes& minutes) {
  html::Table table;
  table.caption = tell("meetings.minutes.lines");
  table.caption_spoken_only = true;
  table.columns = {{tell("situations.column.situation")}, {tell("meetings.agenda.kind")},
                   {tell("meetings.minutes.time")},       {tell("situations.column.filter")},
                   {tell("meetings.minutes.decided")},    {tell("meetings.minutes.agencies")}};
  table.empty = tell("meetings.agenda.none");
  for (const MinuteLine& line : minutes.lines) {
    if (line.hidden) {
      table.rows.push_back({tell("meetings.hidden"), "–", "–", "–", "–", "–"});
      continue;
    }
    table.rows.push_back({html::link_to("/situations/" + line.situation.text(), situations::spoken(line.number)),
                          tell("meetings.kind." + std::string(name_of(line.kind))),
                          line.was_reached ? minutes_said(tell, line.spent) : tell("meetings.item.not_reached"),
                          situations::stage_tag(tell, line.after), decided_said(tell, line),
                          agencies_said(tell, line)});
  }
  return html::table(table);
}

} // namespace

html::Page minutes_page(const Telling& tell, const Header& meeting, const MinutesView& view,
                        const std::vector<Finding>& findings, const html::FormState& state) {
  const Minutes& minutes = view.minutes;
  html::Page page;
  page.title = tell("meetings.minutes.of", {{"day", tell.say().day_of(minutes.planned_start)}});
  page.address = path_of(meeting.id);
  page.breadcrumbs = {{tell("frame.meetings"), "/meetings"}};
  page.heading_note = state_tag(tell, meeting.state);
  page.before_heading = html::error_summary(state);
  std::vector<html::SummaryRow> rows = {
      {tell("meetings.minutes.from_to"),
       tell("meetings.minutes.from_to.said",
            {{"from", tell.say().moment(minutes.started_at)}, {"to", tell.say().time_of_day(minutes.closed_at)}})},
      {tell("meetings.here"), minutes.present.empty() ? "–" : tell.agency_names(minutes.present)}};
  if (minutes.quorum.needed > 0)
    rows.push_back({tell("meetings.quorum"),
                    tell("meetings.quorum.said", {{"present", tell.say().number(minutes.quorum.present)},
                                                  {"needed", tell.say().number(minutes.quorum.needed)}})});
  Html body = all({html::summary_list(rows), html::section(tell("meetings.agenda"), lines_shown(tell, minutes))});
  for (const Finding one : findings)
    body += html::notice({.tone = html::Tone::danger,
                          .label = tell("situations.attention"),
                          .heading = tell("meetings.finding." + std::string(name_of(one)))});
  if (view.signed_minutes)
    body += html::section(
        tell("meetings.minutes.signed"),
        html::summary_list({{tell("meetings.minutes.signed_at"), tell.say().moment(view.signed_minutes->signed_at)},
                            {tell("meetings.minutes.digest"), html::el("code", *view.digest)}}));
  else if (view.digest && meeting.state == State::closed)
    body += html::section(
        tell("meetings.minutes.sign"),
        all({html::paragraph(tell("meetings.minutes.sign.what")),
             html::details(tell("meetings.minutes.text"), html::el("pre", *view.text)),
             html::form(tell.visit.form(path_of(meeting.id, "sign"), meeting.revision),
                        all({html::hidden("digest", *view.digest),
                             html::actions({html::button({.label = tell("meetings.minutes.sign.button")})})}))}));
  page.body = body;
  return page;
}

} // namespace concert::meetings
