// One referral: how far it has come, what may be done now, and how it came there.
#include "platform/html/components.h"
#include "rooms/referrals/pages/shown.h"

namespace concert::referrals {
namespace {

using html::all;
using html::Html;

// Where it has been, where it is, and the way that is still ahead if all goes well.
Html path_shown(const Shown& shown, const Referral& r) {
  const auto& tell = shown.tell;
  html::Stepper out;
  out.label = tell("referrals.path");
  out.done = tell("referrals.path.done");
  out.current = tell("referrals.path.current");
  out.ahead = tell("referrals.path.ahead");
  for (std::size_t i = 0; i < r.steps.size(); ++i)
    out.steps.push_back({state_label(*tell.book, tell.visit.language(), r.steps[i].state),
                         i + 1 == r.steps.size() ? html::StepState::current : html::StepState::done,
                         tell.say().short_day(tell.say().zone().day_of(r.steps[i].at))});
  constexpr std::array way = {State::draft, State::requested, State::accepted, State::in_progress, State::completed};
  const auto at = std::find(way.begin(), way.end(), r.state() == State::on_hold ? State::accepted : r.state());
  if (at != way.end())
    for (auto ahead = at + 1; ahead != way.end(); ++ahead)
      out.steps.push_back({state_label(*tell.book, tell.visit.language(), *ahead), html::StepState::ahead});
  return html::stepper(out);
}

std::string who_did(const Shown& shown, const Referral& r, const Step& step) {
  if (step.doer)
    return shown.tell.agency(step.doer->agency);
  return shown.tell("referrals.by_link", {{"organization", shown.performer(r)}});
}

Html history_shown(const Shown& shown, const Referral& r) {
  const auto& tell = shown.tell;
  std::vector<html::Event> events;
  for (const Step& step : r.steps) {
    Html more = html::paragraph(who_did(shown, r, step));
    if (step.reason)
      more += html::paragraph(tell.label(reasons_for(step.state), *step.reason));
    if (step.capacity)
      more += html::paragraph(capacity_said(tell.say(), *tell.book, *step.capacity));
    events.push_back({.when = tell.say().moment(step.at),
                      .when_iso = step.at.iso(),
                      .what = state_label(*tell.book, tell.visit.language(), step.state),
                      .more = more});
  }
  return html::timeline(events);
}

Html facts(const Shown& shown, const Referral& r) {
  const auto& tell = shown.tell;
  std::vector<html::SummaryRow> rows = {{tell("referrals.what"), tell.label("service_types", r.service_type)}};
  if (const std::string service = shown.service(r); !service.empty())
    rows.push_back({tell("referrals.service"), html::link_to("/directory/services/" + r.service, service)});
  rows.push_back({tell("referrals.urgency"), tell.label("urgencies", r.urgency)});
  rows.push_back({tell("referrals.column.from"), tell.agency(r.requester)});
  rows.push_back({tell("referrals.column.to"), shown.performer(r)});
  if (const auto capacity = r.capacity())
    rows.push_back({tell("referrals.places"), capacity_said(tell.say(), *tell.book, *capacity)});
  if (r.consent)
    rows.push_back({tell("referrals.consent"),
                    tell("referrals.consent.said", {{"ground", tell.label("authorities", r.consent->ground)},
                                                    {"day", tell.say().day(r.consent->given_on)}})});
  return html::summary_list(rows);
}

Html link_shown(const Shown& shown, const View& view) {
  const auto& tell = shown.tell;
  const WayIn& way = *view.way_in;
  std::vector<html::SummaryRow> rows;
  if (way.latest) {
    const Link& link = *way.latest;
    const bool live = link.is_live(tell.visit.now());
    const std::string state = live                               ? "live"
                              : link.ended                       ? std::string(name_of(*link.ended))
                              : link.wrong >= most_wrong_secrets ? "locked"
                                                                 : "expired";
    rows.push_back({tell("referrals.link.state"),
                    html::tag(tell("referrals.link." + state), live ? html::Tone::note : html::Tone::neutral)});
    rows.push_back({tell("referrals.link.until"), tell.say().moment(link.expires_at)});
    if (link.wrong > 0)
      rows.push_back({tell("referrals.link.wrong"), tell.say().number(link.wrong)});
    if (way.mail_waits || way.mail_refused)
      rows.push_back({tell("referrals.link.mail"),
                      tell(way.mail_refused ? "referrals.link.mail_refused" : "referrals.link.mail_waits")});
  }
  rows.push_back({tell("referrals.link.address"), view.whole->performer.outside->email.text()});
  rows.push_back({tell("referrals.whom"), tell(way.has_whom ? "referrals.whom.sealed" : "referrals.whom.none")});
  Html body = html::summary_list(rows);
  if (view.may_mind_link) {
    Html buttons =
        html::button_link(tell("referrals.link.renew"), path_of(view.id, "link"), html::ButtonKind::secondary);
    if (way.latest && way.latest->is_live(tell.visit.now()))
      body += html::form(
          tell.visit.form(path_of(view.id, "revoke"), view.version),
          html::actions({html::button({.label = tell("referrals.link.revoke"), .kind = html::ButtonKind::secondary})}));
    body += html::actions({buttons});
  }
  return html::section(tell("referrals.link"), body, "link");
}

Html send_shown(const Shown& shown, const View& view) {
  const auto& tell = shown.tell;
  if (std::find(view.next.begin(), view.next.end(), State::requested) == view.next.end())
    return {};
  if (view.whole->is_outside())
    return html::actions({html::button_link(tell("referrals.send.go"), path_of(view.id, "send"))});
  return html::form(tell.visit.form(path_of(view.id, "send"), view.version),
                    html::actions({html::button({.label = tell("referrals.send.button")})}));
}

bool has_steps(const View& view) {
  return std::any_of(view.next.begin(), view.next.end(), [](State to) { return to != State::requested; });
}

} // namespace

html::Page referral_page(const Shown& shown, const View& view, const html::FormState& state) {
  const auto& tell = shown.tell;
  const Referral& r = *view.whole;
  html::Page page;
  page.title = tell("referrals.one"); // PRIVACY: a browser's history keeps titles
  page.heading = tell("referrals.one.of", {{"service", tell.label("service_types", r.service_type)}});
  page.error_prefix = state.errors.empty() ? "" : tell("form.error_prefix");
  page.before_heading = html::error_summary(state);
  page.breadcrumbs = {{tell("frame.referrals"), "/referrals"}};
  if (view.situation)
    page.breadcrumbs.push_back({situations::title_of(tell, view.number), situations::path_of(*view.situation)});
  page.heading_note = state_tag(*tell.book, tell.visit.language(), view.state);
  Html body = all({path_shown(shown, r), facts(shown, r)});
  body += send_shown(shown, view);
  if (has_steps(view))
    body += html::section(tell(view.waits_for_me() ? "referrals.your_turn" : "referrals.may"),
                          html::form(tell.visit.typed_form(path_of(view.id, "step"), view.version),
                                     all({step_fields_shown(tell.say(), *tell.book, view.next, *view.side, state),
                                          html::actions({html::button({.label = tell("referrals.step.button")})})})),
                          "next");
  if (view.way_in)
    body += link_shown(shown, view);
  body += html::section(tell("referrals.history"), history_shown(shown, r), "history");
  page.body = body;
  return page;
}

} // namespace concert::referrals
