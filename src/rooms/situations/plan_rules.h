// The rules of the plan, pure as those of the four filters: the situation as it is, what was told, who told it and the
// time go in; the situation as it will be, or a refusal, comes out. Whether somebody may act at all is the gate's
// business; whose task it is, is a rule.
#pragma once

#include "rooms/situations/situation.h"

namespace concert::situations {

inline constexpr std::size_t most_tasks = 60;
inline constexpr int longest_ahead_days = 365;

// Filter 4. Owners are intervening agencies. Due after now and within a year.
Result<Situation> plan_task(Situation, const PlanTask&, TaskId, Doer, Instant now);
// Another owner, another time, or both, by the owner, the lead agency or the chair; a time that has passed may stay as
// it is.
enum class AmendedBy { chair, agency };
Result<Situation> amend_task(Situation, const AmendTask&, Doer, AmendedBy, Instant now);
// By the owner or the lead agency. A first visit on which the person was met is the first contact.
Result<Situation> complete_task(Situation, const CompleteTask&, Doer, Instant now);
Result<Situation> cancel_task(Situation, const CancelTask&, Doer, Instant now);

// As roles are assigned: the door knock, for the lead, due 48 hours after the threshold was met. Without it where the
// code list, which a table may correct, has none.
Situation with_first_visit(Situation, TaskId, Doer, const codes::CodeBook&, Instant now);
// As the first contact is recorded: a first visit that was still planned is done, the person was met.
Situation with_first_visit_done(Situation, Doer, const codes::CodeBook&, Instant now);
// As it is concluded: what was still planned is cancelled with that as its reason.
Situation with_plan_closed(Situation, Doer, const codes::CodeBook&, Instant now);

// What is overdue, and whom it has reached: the lead at once, the chair after a further time.
struct Escalation {
  TaskId task;
  AgencyId owner;
  std::chrono::minutes overdue_by{0};
  bool to_chair = false;
  friend bool operator==(const Escalation&, const Escalation&) = default;
};
inline constexpr std::chrono::hours chair_hears_after{24};
// The longest overdue first.
std::vector<Escalation> escalations(const std::vector<Task>&, Instant now,
                                    std::chrono::minutes chair_after = chair_hears_after);

} // namespace concert::situations
