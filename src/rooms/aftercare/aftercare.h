// What comes after the table for one situation, once it is concluded: whether the person agreed to be asked again, the
// follow-ups at 30, 90 and 180 days, and the report back to the originating agency. Coded, like the situation itself:
// there is no identity in here and none is needed, because the agency that asks knows the person.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "base/code.h"
#include "base/id.h"
#include "base/instant.h"
#include "rooms/access/ids.h"
#include "rooms/situations/situation.h"

namespace concert::aftercare {

using AftercareId = Id<struct AftercareTag>; // what the log calls it by
using FollowUpId = Id<struct FollowUpTag>;

inline constexpr std::array follow_up_days = {30, 90, 180}; // after the conclusion
inline constexpr int opens_days_before = 7, closes_days_after = 21;
inline constexpr int report_due_days = 7; // after the conclusion

enum class EndedBy { withdrawn, declined }; // said at any time, or when asked
std::string_view name_of(EndedBy);
std::optional<EndedBy> ended_by_of(std::string_view name);

// That the person agreed to be asked again. The last one counts; those before stay as they ended.
struct Consent {
  Code ground; // list authorities, group consent
  LocalDate given_on;
  std::optional<LocalDate> ended_on;
  std::optional<EndedBy> ended_by;
  friend bool operator==(const Consent&, const Consent&) = default;
};

enum class FollowUpState { planned, assessed, not_reached, declined, cancelled };
std::string_view name_of(FollowUpState);
std::optional<FollowUpState> follow_up_state_of(std::string_view name);

// On the scale of the situation: 0 none to 3 acute. `before`: as the table heard it, so that what changed can be
// counted without the situation.
struct RiskNow {
  Code factor;
  int before = 0;
  int grade = 0;
  friend bool operator==(const RiskNow&, const RiskNow&) = default;
};

struct FollowUp {
  FollowUpId id;
  int days = 30;
  AgencyId owner;
  LocalDate due;
  FollowUpState state = FollowUpState::planned;
  std::optional<LocalDate> asked_on;
  std::vector<RiskNow> risks;   // as assessed, so only where it was
  std::vector<Code> protective; // list protective_factors
  std::optional<Code> help;     // list help_received: "Did you get the help that you needed?"
  std::optional<Code> change;   // list situation_now: "Is your situation better than before?"
  LocalDate opens() const { return due.plus_days(-opens_days_before); }
  LocalDate closes() const { return due.plus_days(closes_days_after); }
  friend bool operator==(const FollowUp&, const FollowUp&) = default;
};

// With the person's consent: the de-identified update.
struct Update {
  Code ground; // list authorities, group consent
  LocalDate given_on;
  struct Risk {
    Code factor;
    int before = 2;
    std::optional<int> now;
    friend bool operator==(const Risk&, const Risk&) = default;
  };
  std::vector<Risk> risks;
  std::vector<Code> protective;
  struct Role {
    AgencyId agency;
    situations::Part part = situations::Part::assisting;
    friend bool operator==(const Role&, const Role&) = default;
  };
  std::vector<Role> roles;
  struct Service {
    Code type, mobilization;
    friend bool operator==(const Service&, const Service&) = default;
  };
  std::vector<Service> services;
  friend bool operator==(const Update&, const Update&) = default;
};

// PRIVACY: what the originating agency is told. Without consent there is a day and a coded reason, and no member that
// could hold more.
struct Report {
  Instant made_at;
  LocalDate concluded_on;
  Code reason; // list conclusions
  std::optional<Update> update;
  friend bool operator==(const Report&, const Report&) = default;
};

// Of one conclusion. A situation that is opened and concluded again has another one.
struct Aftercare {
  AftercareId id;
  SituationId situation;
  Instant concluded_at;
  TableId table;
  std::int64_t version = 0; // 0: nothing is kept yet
  std::vector<Consent> consents;
  std::vector<FollowUp> follow_ups; // by day
  std::optional<Report> report;
  friend bool operator==(const Aftercare&, const Aftercare&) = default;

  const Consent* consent() const; // the one that holds; null when there is none or it has ended
  const FollowUp* follow_up(FollowUpId) const;
};

// Invariants as named propositions, checked whenever it is saved. Returns those that do not hold.
std::vector<std::string_view> broken_promises(const Aftercare&);

} // namespace concert::aftercare
