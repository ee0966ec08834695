// One page for the chair and for each seat: what is on the table and what this seat sees of it, the agenda, who is
// here.
#include "platform/html/components.h"
#include "rooms/meetings/pages/shown.h"
#include "rooms/situations/pages/form_options.h"
#include "rooms/situations/pages/next_acts.h"
#include "rooms/situations/pages/guard_shown.h"
#include "rooms/situations/pages/picture_shown.h"
#include "rooms/situations/pages/seats_shown.h"

namespace concert::meetings {
namespace {

using html::all;
using html::attr;
using html::cls;
using html::el;
using html::Html;

// A part that the open page renews by itself when the meeting moves on; `name` says which, from one reply to the next.
Html live(std::string_view name, const Html& body) {
  return el("div", {attr("id", "live-" + std::string(name)), attr("data-live", "yes")}, body);
}

Html join_form(const Telling& tell, const LiveView& view, const html::FormState& state) {
  return html::section(
      tell("meetings.join.title"),
      all({html::lead(tell("meetings.reminder." + view.reminder)),
           html::form(tell.visit.form(path_of(view.id, "join")),
                      all({html::hidden("reminder", view.reminder),
                           html::tick("acknowledged", tell("meetings.join.acknowledge"), state),
                           html::actions({html::button({.label = tell("meetings.join.button"), .key = "j"})})}))}));
}

// Seconds and limit for the script, which goes on counting from the server's figure; without it, the figure itself.
Html timer(const Telling& tell, const LiveView& view, const OnTable& on) {
  const auto spent = std::chrono::duration_cast<std::chrono::seconds>(view.now - on.since);
  const std::int64_t limit = std::int64_t{view.minutes_per_situation} * 60;
  const bool is_over = spent.count() >= limit;
  return el("p",
            {cls("c-timer"), attr("role", "timer"), attr("data-spent", std::to_string(spent.count())),
             attr("data-limit", std::to_string(limit)), attr("data-over", is_over ? "yes" : "no")},
            el("span", {cls("c-timer__label")}, tell("meetings.timer")), " ",
            el("strong", {cls("c-timer__time")}, minutes_said(tell, spent)), " ",
            el("span", {cls("c-timer__of")},
               tell("meetings.timer.of", {{"minutes", tell.say().number(view.minutes_per_situation)}})));
}

Html step_out_form(const Telling& tell, const LiveView& view, const html::FormState& state) {
  std::vector<html::Option> conflicts;
  for (const char* one : {"personal_tie", "professional_tie", "own_interest", "other"})
    conflicts.push_back({one, tell("meetings.conflict." + std::string(one))});
  return html::details(
      tell("meetings.step_out.title"),
      html::form(
          tell.visit.form(path_of(view.id, "step-out"), view.revision),
          all({html::paragraph(tell("meetings.step_out.what")),
               html::hidden("situation", view.on_table->situation.id.text()),
               html::radios({.name = "conflict", .legend = tell("meetings.step_out.why"), .options = conflicts}, state),
               html::actions({html::button(
                   {.label = tell("meetings.step_out.button"), .kind = html::ButtonKind::secondary})})})));
}

std::string word_of_part(const situations::Involvement& i) {
  if (i.part != situations::Part::none)
    return "meetings.part." + std::string(situations::name_of(i.part));
  if (i.answer != situations::Answer::none)
    return "situations.answer." + std::string(situations::name_of(i.answer));
  return i.likely ? "meetings.part.likely" : "";
}

Html involved_shown(const Telling& tell, const situations::View& view) {
  std::vector<html::SummaryRow> rows;
  for (const situations::Involvement& i : view.involvements)
    if (const std::string word = word_of_part(i); !word.empty())
      rows.push_back({tell.agency(i.agency), tell(word)});
  if (rows.empty())
    return {};
  return el("div", el("h3", tell("meetings.involved")), html::summary_list(rows));
}

Html on_the_table(const Telling& tell, const LiveView& view, const html::FormState& state) {
  if (!view.on_table)
    return html::section(tell("meetings.on_table"), html::paragraph(tell(view.chairs ? "meetings.on_table.nothing_chair"
                                                                                     : "meetings.on_table.nothing")));
  const situations::View& s = view.on_table->situation;
  Html body = all({timer(tell, view, *view.on_table),
                   html::paragraph(all({situations::stage_tag(tell, s.stage), " ", tell.label("subjects", s.subject),
                                        " · ", tell("meetings.brought_by", {{"agency", tell.agency(s.originating)}})})),
                   situations::clock_tile(tell, s.clock)});
  if (s.picture)
    body += all({html::when(s.account.has_value(),
                            [&] {
                              return el("div", el("h3", tell("situations.account")),
                                        situations::account_shown(tell, s));
                            }),
                 situations::picture_in_brief(tell, *s.picture, *s.printable)});
  else
    body += html::locked(tell("situations.sees.picture"), tell("situations.sees.picture_closed"));
  body += involved_shown(tell, s);
  if (!tell.is_chair())
    body += step_out_form(tell, view, state);
  return html::section(tell("meetings.on_table.number", {{"number", situations::spoken(*s.number)}}), body);
}

// By the gate, before the chair takes a step; each step's own form says what it would change.
Html seats_now(const Telling& tell, const SeatsView& seats) {
  return seats.seats ? html::details(tell("meetings.sees.title"), situations::seats_shown(tell, *seats.seats)) : Html();
}

Html where(const Telling& tell, const LiveView& view) {
  std::vector<html::SummaryRow> rows = {{tell("meetings.list.when"), tell.say().moment(view.planned_start)}};
  if (!view.place.empty())
    rows.push_back({tell("meetings.plan.place"), view.place});
  if (!view.link.empty())
    rows.push_back({tell("meetings.plan.link"), html::outside_link(view.link, view.link)});
  return html::summary_list(rows);
}

} // namespace

html::Page cockpit_page(const Telling& tell, const LiveView& view, const std::optional<ChairSees>& chair,
                        const html::FormState& state) {
  html::Page page;
  page.title = tell("meetings.of", {{"day", tell.say().day_of(view.planned_start)}});
  page.address = path_of(view.id);
  page.breadcrumbs = {{tell("frame.meetings"), "/meetings"}};
  page.heading_note = el("span", {attr("id", "live-state"), attr("data-live", "yes")}, state_tag(tell, view.state));
  page.before_heading = html::error_summary(state);
  const bool open = view.state == State::planned || view.state == State::in_session;
  Html body, side, below;
  if (view.state == State::in_session && view.follows)
    body += live("table", on_the_table(tell, view, state));
  if (view.chairs && view.follows)
    body += live("seats", chair && chair->seats ? seats_now(tell, *chair->seats) : Html());
  if (open && !view.follows && !(view.chairs && view.state == State::planned))
    body += live("join", join_form(tell, view, state));
  if (view.follows || view.chairs)
    below += live("agenda", html::section(tell("meetings.agenda"), agenda_shown(tell, view)));
  if (chair)
    below += live("add", add_form(tell, view, *chair, state));
  if (view.state == State::planned || !view.follows)
    side += live("where", where(tell, view));
  // The same parts whether or not something is on the table, so that the open page can renew them one by one.
  if (view.chairs && (view.follows || view.state == State::planned))
    side += live("chair", chair_acts(tell, view));
  if (view.state == State::in_session && view.follows)
    side += live("acts", view.on_table ? situations::next_acts(tell, view.on_table->situation) : Html());
  if (view.chairs && view.follows)
    side += live("out", chair ? out_shown(tell, view, *chair, state) : Html());
  if (view.follows || (view.chairs && view.state == State::planned))
    side += live("here", html::panel({.heading = tell("meetings.here"), .body = attendance_shown(tell, view)}));
  if (view.follows && !view.chairs)
    side +=
        live("leave", one_button(tell, view,
                                 {.page = "leave", .label = tell("meetings.leave"), .kind = html::ButtonKind::quiet}));
  if (chair) // what a key asks for is said outside of the part that is renewed
    side += all({live("keys", keys_shown(tell, view, *chair)),
                 el("p", {cls("c-spoken"), attr("id", "keys-said"), attr("role", "status")}, "")});
  page.body = el("div",
                 {attr("id", "meeting"), attr("data-events", path_of(view.id, "events")),
                  attr("data-fetch", path_of(view.id, "live")), attr("data-page", path_of(view.id))},
                 body);
  page.side = side;
  page.below = below; // on a telephone, whose turn it is comes before a long agenda
  return page;
}

} // namespace concert::meetings
