#include "rooms/aftercare/rules.h"

#include <algorithm>

namespace concert::aftercare {
namespace {

bool intervenes(const Concluded& c, AgencyId agency) {
  return std::any_of(c.roles.begin(), c.roles.end(), [agency](const Update::Role& r) { return r.agency == agency; });
}

void cancel_planned(Aftercare& a) {
  for (FollowUp& f : a.follow_ups)
    if (f.state == FollowUpState::planned)
      f.state = FollowUpState::cancelled;
}

Result<void> is_no_later_than(LocalDate day, LocalDate today, const char* field) {
  if (day > today)
    return Refusal::invalid(field, "problem.date_in_future");
  return {};
}

// Every factor once, and no other.
Result<std::vector<RiskNow>> assessed(const std::vector<GradedCode>& told, const Concluded& c) {
  std::vector<RiskNow> out;
  for (const GradedCode& now : told) {
    const auto known =
        std::find_if(c.risks.begin(), c.risks.end(), [&](const auto& risk) { return risk.factor.id == now.code; });
    if (known == c.risks.end())
      return Refusal::invalid("risk_now", "problem.factor_was_not_recorded");
    if (std::any_of(out.begin(), out.end(), [&](const RiskNow& r) { return r.factor.id == now.code; }))
      return Refusal::invalid("risk_now", "problem.repeated");
    out.push_back({known->factor, known->before, now.grade}); // in the edition in which it was recorded
  }
  if (out.size() != c.risks.size())
    return Refusal::invalid("risk_now", "problem.assess_every_factor");
  return out;
}

} // namespace

bool is_due(const FollowUp& f, LocalDate today) {
  return f.state == FollowUpState::planned && f.opens() <= today && today <= f.closes();
}
bool is_missed(const FollowUp& f, LocalDate today) {
  return f.state == FollowUpState::planned && f.closes() < today;
}

Result<Aftercare> consent(Aftercare a, const ConsentToFollowUp& act, const Concluded& c, AgencyId by,
                          const DrawId& draw, LocalDate today) {
  if (c.handed_over)
    return Refusal::step_not_open("refusal.handed_over");
  if (a.consent() != nullptr)
    return Refusal::step_not_open("refusal.consent_is_recorded");
  TRY(is_no_later_than(act.given_on, today, "given_on"));
  if (!a.consents.empty() && act.given_on < *a.consents.back().ended_on)
    return Refusal::invalid("given_on", "problem.before_the_consent_ended");
  const AgencyId owner = act.owner.value_or(by);
  if (!intervenes(c, owner))
    return Refusal::invalid("owner_agency", "problem.agency_does_not_intervene");
  bool any = false;
  for (const int days : follow_up_days) {
    FollowUp f{draw(), days, owner, c.on.plus_days(days), FollowUpState::planned, {}, {}, {}, {}, {}};
    const bool held = std::any_of(a.follow_ups.begin(), a.follow_ups.end(), [days](const FollowUp& other) {
      return other.days == days && other.state != FollowUpState::cancelled;
    });
    if (held || f.closes() < today)
      continue;
    a.follow_ups.push_back(std::move(f));
    any = true;
  }
  if (!any)
    return Refusal::step_not_open("refusal.no_follow_up_left");
  std::stable_sort(a.follow_ups.begin(), a.follow_ups.end(),
                   [](const FollowUp& x, const FollowUp& y) { return x.days < y.days; });
  a.consents.push_back({act.ground, act.given_on, std::nullopt, std::nullopt});
  return a;
}

Result<Aftercare> end_consent(Aftercare a, const Concluded& c, AgencyId by, LocalDate today) {
  if (a.consent() == nullptr)
    return Refusal::step_not_open("refusal.no_consent");
  const bool owns = std::any_of(a.follow_ups.begin(), a.follow_ups.end(),
                                [by](const FollowUp& f) { return f.owner == by && f.state == FollowUpState::planned; });
  if (by != c.lead && !owns)
    return Refusal::not_permitted();
  cancel_planned(a);
  a.consents.back().ended_on = today;
  a.consents.back().ended_by = EndedBy::withdrawn;
  return a;
}

Result<Aftercare> record(Aftercare a, const RecordFollowUp& act, const Concluded& c, AgencyId by, LocalDate today) {
  const auto at =
      std::find_if(a.follow_ups.begin(), a.follow_ups.end(), [&](const FollowUp& f) { return f.id == act.follow_up; });
  if (at == a.follow_ups.end())
    return Refusal::invalid("follow_up", "problem.no_such_follow_up");
  if (by != c.lead && by != at->owner)
    return Refusal::not_permitted();
  if (at->state != FollowUpState::planned)
    return Refusal::step_not_open("refusal.follow_up_is_settled");
  TRY(is_no_later_than(act.asked_on, today, "asked_on"));
  if (act.outcome == Outcome::declined) {
    if (act.asked_on < a.consents.back().given_on)
      return Refusal::invalid("asked_on", "problem.before_the_consent");
    at->state = FollowUpState::declined;
    at->asked_on = act.asked_on;
    cancel_planned(a);
    a.consents.back().ended_on = act.asked_on;
    a.consents.back().ended_by = EndedBy::declined;
    return a;
  }
  if (act.asked_on < at->opens() || act.asked_on > at->closes())
    return Refusal::invalid("asked_on", "problem.outside_the_window", {at->opens().iso(), at->closes().iso()});
  if (act.outcome == Outcome::assessed) {
    at->risks = TRY(assessed(act.risks, c));
    at->protective = act.protective;
    at->help = act.help;
    at->change = act.change;
  }
  at->state = act.outcome == Outcome::assessed ? FollowUpState::assessed : FollowUpState::not_reached;
  at->asked_on = act.asked_on;
  return a;
}

bool report_is_owed(const Concluded& c) {
  return !c.handed_over && !intervenes(c, c.originating);
}

Result<Aftercare> report_back(Aftercare a, const ReportBack& act, const Concluded& c, LocalDate today, Instant now) {
  if (!report_is_owed(c))
    return Refusal::step_not_open("refusal.no_report_owed");
  if (a.report)
    return Refusal::step_not_open("refusal.already_reported");
  Report report{now, c.on, c.reason, std::nullopt};
  if (act.consent) {
    TRY(is_no_later_than(act.consent->given_on, today, "given_on"));
    Update update{act.consent->ground, act.consent->given_on, {}, act.consent->protective, c.roles, c.services};
    for (const situations::RiskFactor& risk : c.risks)
      update.risks.push_back({risk.factor, risk.before, risk.after});
    report.update = std::move(update);
  }
  a.report = std::move(report);
  return a;
}

} // namespace concert::aftercare
