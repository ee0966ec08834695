#include "rooms/meetings/pages/shown.h"

namespace concert::meetings {

using html::all;
using html::Html;

std::string path_of(MeetingId id, std::string_view page) {
  std::string out = "/meetings/" + id.text();
  if (!page.empty())
    out += "/" + std::string(page);
  return out;
}

Html state_tag(const Telling& tell, State state) {
  const html::Tone tone = state == State::in_session   ? html::Tone::success
                          : state == State::closed     ? html::Tone::warning
                          : state == State::signed_off ? html::Tone::neutral
                                                       : html::Tone::note;
  return html::tag(tell("meetings.state." + std::string(name_of(state))), tone);
}

std::string minutes_said(const Telling& tell, std::chrono::seconds spent) {
  const auto minutes = std::chrono::floor<std::chrono::minutes>(spent);
  return tell("meetings.minutes_seconds", {{"minutes", tell.say().number(minutes.count())},
                                           {"seconds", tell.say().number((spent - minutes).count())}});
}

Html one_button(const Telling& tell, const LiveView& view, const OneButton& act) {
  return html::form(
      tell.visit.form(path_of(view.id, act.page), view.revision),
      all({act.fields, html::actions({html::button({.label = act.label, .kind = act.kind, .key = act.key})})}));
}

namespace {

Html agenda_acts(const Telling& tell, const LiveView& view, const AgendaLine& line) {
  if (!view.chairs || line.hidden || line.state != ItemState::waiting)
    return "–";
  const std::string name = situations::spoken(line.number);
  const auto one = [&](std::string_view page, std::string_view word, const Html& more) {
    return html::form(tell.visit.form(path_of(view.id, page), view.revision),
                      all({html::hidden("situation", line.situation.text()), more,
                           html::el("button", {html::cls("c-button c-button--quiet"), html::attr("type", "submit")},
                                    tell("meetings.agenda." + std::string(word)), html::spoken(" " + name))}));
  };
  Html out;
  if (view.state == State::in_session)
    out += one("put", "put", {});
  out += one("move", "up", html::hidden("direction", "up"));
  out += one("move", "down", html::hidden("direction", "down"));
  out += one("drop", "drop", {});
  return html::el("div", {html::cls("c-row-acts")}, out);
}

} // namespace

Html agenda_shown(const Telling& tell, const LiveView& view) {
  html::Table table;
  table.caption = tell("meetings.agenda");
  table.caption_spoken_only = true;
  table.columns = {{tell("meetings.agenda.place"), html::Align::number},
                   {tell("situations.column.situation")},
                   {tell("meetings.agenda.kind")},
                   {tell("situations.column.filter")},
                   {tell("meetings.agenda.state")}};
  const bool acts = view.chairs && (view.state == State::planned || view.state == State::in_session);
  if (acts)
    table.columns.push_back({tell("meetings.agenda.acts")});
  table.row_header = 1;
  table.empty = tell("meetings.agenda.none");
  for (const AgendaLine& line : view.agenda) {
    const std::string place = tell.say().number(line.position);
    if (line.hidden) {
      table.rows.push_back({place, tell("meetings.hidden"), "–", "–", "–"});
      if (acts)
        table.rows.back().push_back("–");
      continue;
    }
    const bool now = line.state == ItemState::on_the_table;
    Html state = html::tag(tell("meetings.item." + std::string(name_of(line.state))),
                           now ? html::Tone::success : html::Tone::neutral);
    if (line.spent.count() > 0 && !now)
      state = all({state, " ", minutes_said(tell, line.spent)});
    table.rows.push_back({place, html::link_to("/situations/" + line.situation.text(), situations::spoken(line.number)),
                          all({tell("meetings.kind." + std::string(name_of(line.kind))),
                               html::when(line.round > 1,
                                          [&] {
                                            return all({" ", html::tag(tell("situations.reopened"), html::Tone::note)});
                                          })}),
                          situations::stage_tag(tell, line.stage), state});
    if (acts)
      table.rows.back().push_back(agenda_acts(tell, view, line));
  }
  return html::table(table);
}

Html attendance_shown(const Telling& tell, const LiveView& view) {
  std::vector<Html> here, away;
  for (const AgencyPresence& one : view.agencies)
    (one.is_present ? here : away).push_back(tell.agency(one.agency));
  Html quorum;
  if (view.quorum.needed > 0)
    quorum =
        html::paragraph(all({html::tag(tell(view.quorum.is_met() ? "meetings.quorum.met" : "meetings.quorum.not_met"),
                                       view.quorum.is_met() ? html::Tone::success : html::Tone::warning),
                             " ",
                             tell("meetings.quorum.said", {{"present", tell.say().number(view.quorum.present)},
                                                           {"needed", tell.say().number(view.quorum.needed)}})}));
  return all({quorum, here.empty() ? html::paragraph(tell("meetings.nobody_here")) : html::bullets(here),
              away.empty()
                  ? Html()
                  : html::details(tell.say().count("meetings.not_here", static_cast<std::int64_t>(away.size())),
                                  html::bullets(away))});
}

} // namespace concert::meetings
