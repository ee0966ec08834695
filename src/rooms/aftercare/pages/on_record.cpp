// What the record of a concluded situation says of what comes after.
#include <algorithm>

#include "rooms/aftercare/pages/shown.h"

namespace concert::aftercare {
namespace {

using access::Act;
using html::all;
using html::Html;
using situations::path_of;

html::Tone tone_of(FollowUpState state) {
  switch (state) {
  case FollowUpState::planned:
    return html::Tone::note;
  case FollowUpState::assessed:
    return html::Tone::success;
  case FollowUpState::not_reached:
    return html::Tone::warning;
  case FollowUpState::declined:
  case FollowUpState::cancelled:
    break;
  }
  return html::Tone::neutral;
}

Html result_shown(const Telling& tell, const FollowUp& one) {
  if (is_missed(one, tell.today))
    return html::tag(tell("aftercare.state.missed"), html::Tone::danger);
  Html out = html::tag(tell("aftercare.state." + std::string(name_of(one.state))), tone_of(one.state));
  if (one.state != FollowUpState::assessed)
    return out;
  int reduced = 0, worse = 0;
  for (const RiskNow& risk : one.risks) {
    reduced += risk.grade < risk.before;
    worse += risk.grade > risk.before;
  }
  std::vector<Html> lines = {tell("aftercare.result.help", {{"answer", tell.label("help_received", *one.help)}}),
                             tell("aftercare.result.change", {{"answer", tell.label("situation_now", *one.change)}})};
  if (!one.risks.empty())
    lines.emplace_back(
        tell("aftercare.result.risks", {{"reduced", tell.say().number(reduced)},
                                        {"worse", tell.say().number(worse)},
                                        {"all", tell.say().number(static_cast<std::int64_t>(one.risks.size()))}}));
  std::vector<std::string> protective;
  for (const Code& code : one.protective)
    protective.push_back(tell.label("protective_factors", code));
  if (!protective.empty())
    lines.emplace_back(tell("aftercare.result.protective", {{"factors", tell.say().list(protective)}}));
  return all({out, html::bullets(lines)});
}

Html consent_shown(const Telling& tell, const FollowUps& now) {
  if (now.consents.empty())
    return html::paragraph(tell("aftercare.no_consent"));
  const Consent& last = now.consents.back();
  if (last.ended_on)
    return html::paragraph(
        tell("aftercare.consent." + std::string(name_of(*last.ended_by)), {{"day", tell.say().day(*last.ended_on)}}));
  return html::paragraph(tell("aftercare.consent.holds", {{"ground", tell.label("authorities", last.ground)},
                                                          {"day", tell.say().day(last.given_on)}}));
}

Html update_shown(const Telling& tell, const Update& update) {
  html::Table risks;
  risks.caption = tell("aftercare.update.risks");
  risks.columns = {
      {tell("aftercare.update.factor")}, {tell("aftercare.update.before")}, {tell("aftercare.update.now")}};
  for (const Update::Risk& risk : update.risks)
    risks.rows.push_back({tell.label("risk_factors", risk.factor), situations::grade_tag(tell, risk.before),
                          risk.now ? situations::grade_tag(tell, *risk.now) : Html("–")});
  std::vector<std::string> protective;
  for (const Code& code : update.protective)
    protective.push_back(tell.label("protective_factors", code));
  std::vector<Html> roles, services;
  for (const Update::Role& role : update.roles)
    roles.emplace_back(
        tell("aftercare.role." + std::string(situations::name_of(role.part)), {{"agency", tell.agency(role.agency)}}));
  for (const Update::Service& service : update.services)
    services.emplace_back(tell("aftercare.service", {{"type", tell.label("service_types", service.type)},
                                                     {"how", tell.label("mobilizations", service.mobilization)}}));
  const std::string none = tell("aftercare.update.none");
  return all(
      {html::summary_list(
           {{tell("aftercare.update.consent"),
             tell("aftercare.update.ground",
                  {{"ground", tell.label("authorities", update.ground)}, {"day", tell.say().day(update.given_on)}})},
            {tell("aftercare.update.protective"), protective.empty() ? Html(none) : Html(tell.say().list(protective))},
            {tell("aftercare.update.roles"), html::bullets(roles)},
            {tell("aftercare.update.services"), services.empty() ? Html(none) : html::bullets(services)}}),
       html::table(risks)});
}

} // namespace

bool may_settle(const Telling& tell, const FollowUps& now, const FollowUp& one) {
  return one.state == FollowUpState::planned && now.situation.allows(Act::record_follow_up) &&
         (tell.is_mine(one.owner) || now.situation.lead == std::optional(tell.visit.actor().agency));
}

bool may_end(const Telling& tell, const FollowUps& now) {
  return now.consent_holds() && std::any_of(now.follow_ups.begin(), now.follow_ups.end(),
                                            [&](const FollowUp& one) { return may_settle(tell, now, one); });
}

Html follow_ups_shown(const Telling& tell, const FollowUps& now) {
  if (now.handed_over)
    return {};
  Html body = consent_shown(tell, now);
  html::Table table;
  table.caption = tell("aftercare.follow_ups");
  table.caption_spoken_only = true;
  table.columns = {{tell("aftercare.column.when")},
                   {tell("aftercare.column.window")},
                   {tell("aftercare.column.who")},
                   {tell("aftercare.column.result")}};
  for (const FollowUp& one : now.follow_ups) {
    const std::string when = tell("aftercare.after_days", {{"days", tell.say().number(one.days)}});
    const bool can_be_asked = may_settle(tell, now, one);
    table.rows.push_back(
        {can_be_asked ? html::link_to(path_of(now.situation.id, "after/" + one.id.text()), when) : Html(when),
         tell("aftercare.window",
              {{"from", tell.say().short_day(one.opens())}, {"to", tell.say().short_day(one.closes())}}),
         tell.agency(one.owner), result_shown(tell, one)});
  }
  if (!table.rows.empty())
    body += html::table(table);
  if (now.situation.allows(Act::consent_follow_up) && !now.consent_holds())
    body += html::actions(
        {html::button_link(tell(now.consents.empty() ? "aftercare.consent.go" : "aftercare.consent.again"),
                           path_of(now.situation.id, "after/consent"), html::ButtonKind::secondary)});
  if (may_end(tell, now))
    body += html::paragraph(html::link_to(path_of(now.situation.id, "after/end"), tell("aftercare.end.go")));
  return html::section(tell("aftercare.follow_ups"), body, "after");
}

Html report_shown(const Telling& tell, const situations::View& view, const ReportSeen& now) {
  if (!now.owed && !now.report)
    return {};
  Html body;
  if (now.report) {
    body = html::paragraph(tell("aftercare.reported", {{"when", tell.say().moment(now.report->made_at)},
                                                       {"agency", tell.agency(view.originating)}}));
    body += html::summary_list({{tell("aftercare.report.concluded"), tell.say().day(now.report->concluded_on)},
                                {tell("aftercare.report.reason"), tell.label("conclusions", now.report->reason)}});
    body += now.report->update ? update_shown(tell, *now.report->update)
                               : html::paragraph(tell("aftercare.report.no_more"));
  } else {
    const bool is_late = now.due < tell.today;
    body = html::paragraph(tell(is_late ? "aftercare.report.late" : "aftercare.report.owed",
                                {{"lead", view.lead ? tell.agency(*view.lead) : ""},
                                 {"agency", tell.agency(view.originating)},
                                 {"day", tell.say().day(now.due)}}));
    if (view.allows(Act::report_back))
      body += html::actions({html::button_link(tell("aftercare.report.go"), path_of(view.id, "report"))});
  }
  return html::section(tell("aftercare.report"), body, "report");
}

} // namespace concert::aftercare
