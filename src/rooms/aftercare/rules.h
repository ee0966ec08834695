// The rules of what comes after the table, pure: what is kept, what was told, how the situation ended and the day go
// in; what will be kept, or a refusal, comes out. Who may act at all is the gate's business; whose follow-up it is, is
// a rule.
#pragma once

#include <functional>

#include "rooms/aftercare/acts.h"

namespace concert::aftercare {

// What the rules need of a concluded situation.
struct Concluded {
  AgencyId originating, lead;
  std::vector<Update::Role> roles; // of the intervening agencies
  LocalDate on;
  Code reason;
  std::vector<situations::RiskFactor> risks; // as they may still be seen
  std::vector<Update::Service> services;
  bool handed_over = false; // another table has it now: nothing is asked or told from here
};

// Plans the three, without those whose time is over and those that were held already. Refused while a consent holds,
// for a day in the future, for one before the last consent ended, for an owner that does not intervene, and when no
// follow-up is left to plan.
using DrawId = std::function<FollowUpId()>;
Result<Aftercare> consent(Aftercare, const ConsentToFollowUp&, const Concluded&, AgencyId by, const DrawId&,
                          LocalDate today);

// Withdrawn, at any time: what is still planned is cancelled in the same step. By the lead or an owner.
Result<Aftercare> end_consent(Aftercare, const Concluded&, AgencyId by, LocalDate today);

// By the owner or the lead. Asked within the window; who declines may do so on any day since the consent. A decline
// ends the consent and cancels the others in the same step. An assessment grades every factor that may still be seen.
Result<Aftercare> record(Aftercare, const RecordFollowUp&, const Concluded&, AgencyId by, LocalDate today);

// Owed where the originating agency does not intervene itself: then it knows.
bool report_is_owed(const Concluded&);
Result<Aftercare> report_back(Aftercare, const ReportBack&, const Concluded&, LocalDate today, Instant now);

// To be done now: planned, its window open, not yet over …
bool is_due(const FollowUp&, LocalDate today);
// … or over without anything having been recorded; what was asked in time can still be said.
bool is_missed(const FollowUp&, LocalDate today);

} // namespace concert::aftercare
