// The path of a referral as pure functions: the referral as it is, what was told, by whom and when go in; the referral
// as it will be, or the refusal that says why not, comes out. Who may act at all is the gate's business.
#pragma once

#include "base/result.h"
#include "rooms/referrals/acts.h"

namespace concert::referrals {

struct By {
  Side side = Side::requester;
  Through through = Through::seat;
  std::optional<Doer> doer;
};

// `at_table`: the agencies that can answer in a seat.
Result<Referral> draft(const DraftReferral&, ReferralId, TableId, SituationId, const Doer& requester,
                       const std::vector<AgencyId>& at_table, Instant now);

// draft → requested. Outside the table only with the person's recorded agreement, and whom to call only there.
Result<Referral> send(Referral, const SendReferral&, const codes::CodeBook&, const Doer& requester, LocalDate today,
                      Instant now);

// Every other step. Refused with refusal.step_not_open where the table of progress.h has no such edge for that side.
Result<Referral> take(Referral, const TakeStep&, const By&, Instant now);

// Whether whom to call, and the means to answer by link, may be kept in this state.
bool awaits_outside(const Referral&);

} // namespace concert::referrals
