#include "rooms/referrals/rules.h"

#include <algorithm>

namespace concert::referrals {
namespace {

// PRIVACY: what custodians of health information may assume among themselves is nothing that another can rely on.
constexpr std::string_view assumed_consent = "consent_implied_between_custodians";

Refusal not_open() {
  return Refusal::step_not_open("refusal.step_not_open");
}

} // namespace

Result<Referral> draft(const DraftReferral& act, ReferralId id, TableId table, SituationId situation,
                       const Doer& requester, const std::vector<AgencyId>& at_table, Instant now) {
  if (act.performer.agency) {
    if (*act.performer.agency == requester.agency)
      return Refusal::invalid("performer_agency", "problem.own_agency");
    if (std::find(at_table.begin(), at_table.end(), *act.performer.agency) == at_table.end())
      return Refusal::invalid("performer_agency", "problem.not_at_table");
  }
  Referral out;
  out.id = id;
  out.table = table;
  out.situation = situation;
  out.requester = requester.agency;
  out.service_type = act.service_type;
  out.service = act.service;
  out.urgency = act.urgency;
  out.performer = act.performer;
  Step step;
  step.doer = requester;
  step.at = now;
  out.steps.push_back(std::move(step));
  return out;
}

Result<Referral> send(Referral r, const SendReferral& act, const codes::CodeBook& book, const Doer& requester,
                      LocalDate today, Instant now) {
  if (!may_move(r.state(), State::requested, Side::requester))
    return not_open();
  if (r.is_outside()) {
    if (!act.consent)
      return Refusal::invalid("consent_ground", "problem.required");
    if (!book.is_in_group("authorities", act.consent->ground.id, "consent") ||
        act.consent->ground.id == assumed_consent)
      return Refusal::invalid("consent_ground", "problem.not_a_consent");
    if (act.consent->given_on > today)
      return Refusal::invalid("consent_on", "problem.in_the_future");
    r.consent = act.consent;
  } else if (!act.whom.is_empty()) {
    return Refusal::invalid("call_name", "problem.agency_has_names"); // at the table the gate decides who hears a name
  }
  return take(std::move(r), {State::requested, std::nullopt, std::nullopt}, {Side::requester, Through::seat, requester},
              now);
}

Result<Referral> take(Referral r, const TakeStep& act, const By& by, Instant now) {
  if (!may_move(r.state(), act.to, by.side))
    return not_open();
  if (act.reason.has_value() == reasons_for(act.to).empty())
    return Refusal::invalid(std::string(reason_field(act.to)), "problem.required");
  if (act.to == State::accepted && (!act.capacity || act.capacity->places == Places::no_place))
    return Refusal::invalid("places", "problem.required");
  Step step;
  step.state = act.to;
  step.by = by.side;
  step.through = by.through;
  step.doer = by.doer;
  step.at = std::max(now, r.changed_at()); // a clock that was set back does not turn the order round
  step.reason = act.reason;
  step.capacity = act.capacity;
  r.steps.push_back(std::move(step));
  return r;
}

bool awaits_outside(const Referral& r) {
  return r.is_outside() && r.state() != State::draft && !is_end(r.state());
}

} // namespace concert::referrals
