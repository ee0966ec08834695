#include "rooms/meetings/pages/shown.h"

namespace concert::meetings {

using html::all;
using html::Html;

Html left_open_shown(const Telling& tell, const Header& one) {
  const bool began = one.state == State::in_session;
  return html::notice(
      {.tone = html::Tone::warning,
       .label = tell("situations.attention"),
       .heading = tell(began ? "meetings.left_open.began" : "meetings.left_open.planned",
                       {{"when", tell.say().moment(one.planned_start)}}),
       .body = html::paragraph(html::link_to(
           path_of(one.id), tell(began ? "meetings.left_open.close" : "meetings.left_open.cancel")))});
}

html::Page list_page(const Telling& tell, const std::vector<Header>& meetings, const std::vector<Header>& left_open,
                     bool chairs) {
  html::Page page;
  page.title = tell("frame.meetings");
  html::Table table;
  table.caption = tell("frame.meetings");
  table.caption_spoken_only = true;
  table.columns = {{tell("meetings.list.when")}, {tell("meetings.list.where")}, {tell("meetings.agenda.state")}};
  table.empty = tell(chairs ? "meetings.list.none_chair" : "meetings.list.none");
  for (const Header& one : meetings)
    table.rows.push_back({html::link_to(path_of(one.id), tell.say().moment(one.planned_start)),
                          one.place.empty() ? "–" : one.place, state_tag(tell, one.state)});
  page.body = all({html::lead(tell("meetings.list.lead")),
                   html::each(left_open, [&](const Header& one) { return left_open_shown(tell, one); }),
                   html::when(chairs,
                              [&] {
                                return html::actions(
                                    {html::button_link(tell("meetings.plan.title"), "/meetings/new"),
                                     html::link_to("/meetings/rules", tell("meetings.rules.title"))});
                              }),
                   html::table(table)});
  return page;
}

html::Page plan_page(const Telling& tell, const std::string& action, std::optional<std::int64_t> version,
                     const html::FormState& state) {
  html::Page page;
  page.title = tell(version ? "meetings.plan.amend" : "meetings.plan.title");
  page.narrow = true;
  page.breadcrumbs = {{tell("frame.meetings"), "/meetings"}};
  page.before_heading = html::error_summary(state);
  if (!state.errors.empty())
    page.error_prefix = state.words.error_prefix;
  page.body = all({html::lead(tell("meetings.plan.lead")),
                   html::form(tell.visit.typed_form(action, version),
                              all({html::date_field({.name = "day", .label = tell("meetings.plan.day")}, state),
                                   html::text_field({.name = "time",
                                                     .label = tell("meetings.plan.time"),
                                                     .hint = tell("meetings.plan.time.hint"),
                                                     .width = html::Width::short_code,
                                                     .longest = 5,
                                                     .autocomplete = "off"},
                                                    state),
                                   html::text_field({.name = "expected_minutes",
                                                     .label = tell("meetings.plan.expected_minutes"),
                                                     .presence = Presence::optional,
                                                     .kind = html::TextKind::whole_number,
                                                     .width = html::Width::digits,
                                                     .longest = 3,
                                                     .autocomplete = "off",
                                                     .after = tell("meetings.minutes")},
                                                    state),
                                   html::text_field({.name = "place",
                                                     .label = tell("meetings.plan.place"),
                                                     .hint = tell("meetings.plan.place.hint"),
                                                     .presence = Presence::optional,
                                                     .longest = 120,
                                                     .autocomplete = "off"},
                                                    state),
                                   html::text_field({.name = "link",
                                                     .label = tell("meetings.plan.link"),
                                                     .hint = tell("meetings.plan.link.hint"),
                                                     .presence = Presence::optional,
                                                     .kind = html::TextKind::web_address,
                                                     .longest = 300,
                                                     .autocomplete = "off"},
                                                    state),
                                   html::actions({html::button({.label = tell("meetings.plan.button")}),
                                                  html::link_to("/meetings", tell("situations.cancel"))})}))});
  return page;
}

} // namespace concert::meetings
