// The only way in: one function an act, each asking the gate (as the situation stands and as the seat stands to it),
// loading, applying the rule and saving with its audit entry. A situation is read only through the room `situations`.
#pragma once

#include <functional>

#include "base/chance.h"
#include "base/remembered.h"
#include "platform/clock/clock.h"
#include "rooms/aftercare/figures.h"
#include "rooms/aftercare/rules.h"
#include "rooms/aftercare/store.h"
#include "rooms/people/room.h"
#include "rooms/situations/room.h"

namespace concert::aftercare {

// What the intervening agencies and the chair see.
struct FollowUps {
  situations::View situation; // as this seat may see it
  std::int64_t version = 0;   // what is edited against
  LocalDate concluded_on;
  std::vector<Consent> consents;
  std::vector<FollowUp> follow_ups;
  std::vector<situations::RiskFactor> risks; // what a follow-up grades again
  std::vector<AgencyId> intervening;
  bool handed_over = false;
  bool consent_holds() const { return !consents.empty() && !consents.back().ended_on; }
};

// PRIVACY: what the originating agency sees, and those who answer for it: the report as it was made, and nothing
// beside.
struct ReportSeen {
  SituationId situation;
  std::optional<std::int64_t> number;
  // Only for who makes it. PRIVACY: it rises with consents and follow-ups too, which are not the originating agency's.
  std::optional<std::int64_t> version;
  bool owed = false; // and not made yet
  LocalDate due;     // while it is owed
  std::optional<Report> report;
};

// What one agency is to do after the table.
struct AwaitedAfter {
  SituationId situation;
  std::optional<std::int64_t> number;
  AgencyId agency;
  std::optional<int> days; // of that follow-up; absent: the report
  std::optional<FollowUpId> follow_up;
  LocalDate since, due;
  bool is_overdue = false; // a report past its day; a follow-up whose window is over
};

class Room {
public:
  using Books = std::function<codes::SharedCodeBook()>;
  Room(Store& store, situations::Room& situations, people::Room& people, Books books, const clock::Clock& clock,
       Chance& chance)
      : store_(store), situations_(situations), people_(people), books_(std::move(books)), clock_(clock),
        chance_(chance) {}

  // ---- Reading.
  Result<FollowUps> follow_ups(const access::Actor&, SituationId);
  Result<ReportSeen> report(const access::Actor&, SituationId);
  // What is to be done now: of everybody for the chair, otherwise of the actor's own agency; the longest due first.
  // Reports are asked for until 90 days after the conclusion.
  Result<std::vector<AwaitedAfter>> awaited(const access::Actor&);
  // De-identified, in an order that says nothing: what figures and evaluations count. Permit: see_figures.
  Result<std::vector<Row>> rows(const access::Actor&);

  // ---- Acts. `version`: as it was read.
  Result<FollowUps> consent(const access::Actor&, SituationId, std::int64_t version, const ConsentToFollowUp&);
  Result<FollowUps> end_consent(const access::Actor&, SituationId, std::int64_t version);
  Result<FollowUps> record(const access::Actor&, SituationId, std::int64_t version, const RecordFollowUp&);
  Result<ReportSeen> report_back(const access::Actor&, SituationId, std::int64_t version, const ReportBack&);

private:
  LocalDate today() const { return clock_.today(); }
  Aftercare kept(const situations::View&);
  Result<std::vector<AwaitedAfter>> awaited_anew(const access::Actor&);
  FollowUps seen(situations::View, Aftercare) const;
  ReportSeen report_seen(const situations::View&, const Aftercare&) const;
  Result<Aftercare> save(const access::Actor&, access::Act, const Aftercare& before, std::int64_t version,
                         Result<Aftercare> after, std::string said);

  Store& store_;
  situations::Room& situations_;
  people::Room& people_;
  Books books_;
  const clock::Clock& clock_;
  Chance& chance_;
  Remembered<std::string, std::vector<AwaitedAfter>> awaited_{512}; // by seat and day
};

} // namespace concert::aftercare
