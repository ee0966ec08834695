// A situation of acutely elevated risk on its way through the four filters. De-identified by construction: there is no
// name, no address and no free text in it, and no member to put one in. Who it is about lives sealed in the room
// `people`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/code.h"
#include "base/instant.h"
#include "rooms/access/ids.h"
#include "rooms/access/standing.h"
#include "rooms/situations/plan.h"

namespace concert::situations {

using access::Stage;
using MobilizedId = Id<struct MobilizedTag>;

// Filter 1: what the originating agency answered.
struct Screening {
  bool acutely_elevated = false;
  bool beyond_mandate = false;
  bool options_exhausted = false;
  std::vector<AgencyId> relevant; // whom the agency thinks of; a suggestion to the chair, no more
  bool passes() const { return acutely_elevated && beyond_mandate && options_exhausted; }
  friend bool operator==(const Screening&, const Screening&) = default;
};

struct AffectedPerson {
  Code age_band;
  Code sex;
  friend bool operator==(const AffectedPerson&, const AffectedPerson&) = default;
};

// Grades: 0 none, 1 some, 2 serious, 3 acute (list risk_levels). The same scale before and after, so that "reduced" is
// a number.
struct RiskFactor {
  Code factor;
  int before = 2;
  std::optional<int> after; // assessed at conclusion; absent = not assessed
  friend bool operator==(const RiskFactor&, const RiskFactor&) = default;
};

// Where a statement about criminal involvement or custody of someone who may be 12 to 17 comes from (YCJA ss. 118-119).
struct YouthStatement {
  Code source;
  std::optional<Code> authority;  // for a youth-justice record: the authority to disclose it …
  std::optional<LocalDate> until; // … and the day from which it may not be seen any more
  friend bool operator==(const YouthStatement&, const YouthStatement&) = default;
};

// The coded picture that the table hears at filter 2.
struct Picture {
  std::vector<AffectedPerson> affected; // the first is the one the situation is about
  std::vector<RiskFactor> risks;
  std::vector<Code> protective;
  std::vector<Code> flags;
  std::vector<Code> tried;
  std::optional<Code> urgency;
  std::optional<YouthStatement> youth;
  friend bool operator==(const Picture&, const Picture&) = default;
};

// The four-part threshold, as the table decided it.
struct Threshold {
  std::vector<Code> reasons; // at least one for each of the four tests
  Instant met_at;
  friend bool operator==(const Threshold&, const Threshold&) = default;
};

// On what ground identity was opened at filter 3, and whether that ground also carries filter 4.
struct Disclosure {
  Code authority; // consent in one of its forms, or the section relied on; in a View without id: not shown any more
  LocalDate given_on;
  std::optional<LocalDate> expires; // the last day on which it may be relied on
  bool covers_intervention = false;
  bool notice_due = false; // written notice to the person is owed afterwards
  Instant opened_at;
  friend bool operator==(const Disclosure&, const Disclosure&) = default;
};

enum class Answer { none, involved, not_involved, already_serving };
enum class Part { none, assisting, lead };

// How one agency came into it.
struct Involvement {
  AgencyId agency;
  bool likely = false; // marked by the chair at filter 3
  Answer answer = Answer::none;
  Part part = Part::none;
  friend bool operator==(const Involvement&, const Involvement&) = default;
};

// One service mobilized by one agency: what happened when it was offered.
struct Mobilized {
  MobilizedId id;
  AgencyId agency;
  Code service_type;
  std::string service; // 32-hex id of the directory entry; empty when only the type is known
  Code mobilization;   // informed, connected, engaged, refused, not_available
  Instant at;
  friend bool operator==(const Mobilized&, const Mobilized&) = default;
};

struct Ending {
  Code reason; // list conclusions; its group `rejected` for a rejected situation
  Instant at;
  Stage stopped_at = Stage::discussion; // the filter at which it ended
  friend bool operator==(const Ending&, const Ending&) = default;
};

// A time at the table that was concluded and is history: the situation was opened again. What was done then is not kept
// with it; the two counts are what figures need of how the risk factors were assessed at its end.
struct Round {
  Instant presented_at;
  std::optional<Instant> threshold_met_at, lead_named_at, first_contact_at, connected_at;
  std::optional<AgencyId> lead;
  int factors_assessed = 0, factors_reduced = 0;
  Ending ending;
  Code reopened; // list reopenings
  Instant reopened_at;
  friend bool operator==(const Round&, const Round&) = default;
};

struct Situation {
  SituationId id;
  TableId table;
  AgencyId originating;
  std::int64_t version = 0;           // rises by one at each change; what a reader edits against
  std::optional<std::int64_t> number; // what people say aloud; drawn per table at presentation
  Code subject;
  Stage stage = Stage::screening;
  Instant opened_at;
  std::optional<Instant> presented_at;
  Screening screening;
  Picture picture;
  std::optional<Threshold> threshold;
  std::optional<Disclosure> disclosure;
  std::vector<Involvement> involvements;
  std::optional<Instant> lead_named_at;
  std::optional<Instant> first_contact_at;
  std::optional<Instant> connected_at;
  std::vector<Mobilized> mobilized;
  std::vector<Task> plan; // in the order in which it was planned
  std::optional<Ending> ending;
  bool from_another_table = false;
  std::vector<Round> earlier; // what there was before it was opened again, oldest first
  friend bool operator==(const Situation&, const Situation&) = default;

  int round() const { return static_cast<int>(earlier.size()) + 1; }

  const Involvement* involvement_of(AgencyId agency) const;
  std::optional<AgencyId> lead() const;
};

std::string_view name_of(Answer answer);
std::optional<Answer> answer_of(std::string_view name);
std::string_view name_of(Part part);
std::optional<Part> part_of(std::string_view name);

// A person, family or group; otherwise a place (dwelling, neighbourhood, environment), which need not name who is
// affected.
bool is_about_people(const Code& subject);

// "S-0142": how a number is said and printed.
std::string spoken(std::int64_t number);
std::optional<std::int64_t> spoken_number(std::string_view text);

// How `agency` stands to it, for the gate. `at_table`: whether the agency has a seat at the situation's table.
access::Relations relations_of(const Situation& situation, AgencyId agency, bool at_table);

// Invariants as named propositions, checked whenever a situation is saved and after every step of the random tests.
// Returns the names of those that do not hold.
std::vector<std::string_view> broken_promises(const Situation& situation);

// The 24-48 hour clock, from "threshold met" to "connected".
enum class ClockState { not_started, on_time, due_soon, overdue, met_in_time, met_late };
struct ConnectionClock {
  ClockState state = ClockState::not_started;
  std::optional<Instant> due_from, due_by; // 24 h and 48 h after the threshold was met
  std::optional<std::chrono::minutes> to_lead, to_first_contact, to_connected; // from threshold met
};
ConnectionClock clock_of(const Situation& situation, Instant now);

// What changed between the two assessments.
struct Reduction {
  int assessed = 0; // factors graded at conclusion
  int reduced = 0;  // graded lower than before, gone included
  int gone = 0;
  int worse = 0;
  int total = 0; // all factors
};
Reduction reduction_of(const Picture& picture);

} // namespace concert::situations
