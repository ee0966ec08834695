#include "rooms/referrals/tests/world.h"

namespace concert::referrals::testing {

DraftReferral asking(AgencyId agency) {
  Performer performer;
  performer.agency = agency;
  return {code("service_types", "housing"), "", code("urgencies", "this_week"), performer};
}

DraftReferral asking_outside(std::string_view email) {
  Performer performer;
  performer.outside = Outside{std::string(32, 'f'), EmailAddress::parse(email).value()};
  return {code("service_types", "shelter"), "", code("urgencies", "immediate_48h"), performer};
}

SendReferral with_consent(std::string_view ground, LocalDate given_on) {
  SendReferral out;
  out.consent = Consent{code("authorities", ground), given_on};
  return out;
}

Whom somebody() {
  return {Personal(std::string("Ann Other")), Personal(std::string("705-555-0114")), Personal(std::string("mornings")),
          Personal(std::string("large dog"))};
}

TakeStep step_to(State to) {
  TakeStep out{to, std::nullopt, std::nullopt};
  if (const auto list = reasons_for(to); !list.empty())
    out.reason = code(list, shipped_book()->entries(list).front()->id);
  if (to == State::accepted)
    out.capacity = Capacity{Places::has_place, std::nullopt};
  return out;
}

Referral at(State state, bool outside) {
  const Doer by{police, constable.member}, doer{housing, landlord.member};
  const By requester{Side::requester, Through::seat, by};
  const By responder =
      outside ? By{Side::responder, Through::link, std::nullopt} : By{Side::responder, Through::seat, doer};
  Referral r = must(draft(outside ? asking_outside() : asking(housing), id_of<ReferralId>('7'), table,
                          id_of<SituationId>('5'), by, at_table, start_time));
  r.version = 1;
  if (state == State::draft)
    return r;
  Instant now = start_time + 1min;
  if (state == State::cancelled || state == State::entered_in_error)
    return must(take(r, step_to(state), requester, now));
  r = must(send(r, outside ? with_consent() : SendReferral{}, *shipped_book(), by, today, now));
  const std::vector<State> path = state == State::requested  ? std::vector<State>{}
                                  : state == State::rejected ? std::vector{State::rejected}
                                  : state == State::accepted ? std::vector{State::accepted}
                                  : state == State::in_progress
                                      ? std::vector{State::accepted, State::in_progress}
                                      : std::vector{State::accepted, State::in_progress, state};
  for (const State next : path)
    r = must(take(r, step_to(next), responder, now = now + 1min));
  return r;
}

} // namespace concert::referrals::testing
