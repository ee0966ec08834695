// What the tests of this room share: ids that read well, people in seats, candidates, situations that have come so far,
// and dice that give the same throws for the same seed.
#pragma once

#include <doctest/doctest.h>

#include <random>

#include "base/testing/outcomes.h"
#include "rooms/meetings/course.h"

namespace concert::meetings::testing {

using namespace std::chrono_literals;
using access::Role;

using concert::testing::id_of;
using concert::testing::must;
using concert::testing::outcome;
// The n-th situation, n from 1.
inline SituationId situation(int n) {
  std::string text = std::to_string(n);
  return *SituationId::parse(std::string(32 - text.size(), '0') + text);
}

inline const AgencyId police = id_of<AgencyId>('a'), health = id_of<AgencyId>('b'), schools = id_of<AgencyId>('c'),
                      housing = id_of<AgencyId>('d');
inline const std::vector<AgencyId> at_table = {police, health, schools, housing};
inline const TableId table = id_of<TableId>('1');
inline const Instant start_time = *Instant::parse_iso("2026-11-02T14:00:00Z");

inline access::Actor seat(AgencyId agency, char member, Role role = Role::representative, char at = '1') {
  access::Actor out;
  out.member = id_of<MemberId>(member);
  out.seat =
      *SeatId::parse(std::string(15, agency.text()[0]) + std::string(16, at) + (role == Role::chair ? "1" : "2"));
  out.agency = agency;
  out.table = id_of<TableId>(at);
  out.role = role;
  return out;
}
inline const access::Actor constable = seat(police, '1'), nurse = seat(health, '2'), other_nurse = seat(health, '3'),
                           teacher = seat(schools, '4'), landlord = seat(housing, '5'),
                           chair = seat(police, '6', Role::chair), second_chair = seat(police, '7', Role::chair),
                           elsewhere = seat(health, '2', Role::representative, '9'),
                           planner = seat(police, '8', Role::planner),
                           privacy_officer = seat(police, '9', Role::privacy_officer);

inline Candidate candidate(int n, int urgency = Candidate::least_urgent) {
  Candidate out;
  out.situation = situation(n);
  out.number = n;
  out.presented_at = start_time - std::chrono::hours(n);
  out.urgency = urgency;
  return out;
}
inline std::vector<Candidate> candidates(int count) {
  std::vector<Candidate> out;
  for (int n = 1; n <= count; ++n)
    out.push_back(candidate(n));
  return out;
}

inline Reached reached(int n, Stage stage = Stage::discussion) {
  Reached out;
  out.number = n;
  out.stage = stage;
  if (stage == Stage::concluded || stage == Stage::rejected)
    out.ending = situations::Ending{{"some_reason", "2026-11"}, start_time, Stage::discussion};
  return out;
}
// Everything is presented and discussed.
inline std::optional<Reached> all_discussed(SituationId situation) {
  return reached(std::stoi(situation.text().substr(24)));
}

inline PlanMeeting some_plan() {
  return {start_time, 90, "Town hall", ""};
}
inline Meeting planned(int situations) {
  Meeting out = plan(some_plan(), id_of<MeetingId>('e'), table, agenda_of(candidates(situations)));
  out.revision = out.course_revision = 1;
  return out;
}

inline Meeting in_session(int situations) {
  return must(start(planned(situations), {}, at_table, all_discussed, start_time));
}

// "2 1 3": the numbers on the agenda; with * on the table, + heard, - not reached.
inline std::string agenda_said(const Meeting& m) {
  std::string out;
  for (const Item& item : m.items) {
    out += (out.empty() ? "" : " ") + std::to_string(item.number);
    if (item.state != ItemState::waiting)
      out += item.state == ItemState::on_the_table ? "*" : item.state == ItemState::heard ? "+" : "-";
  }
  return out;
}

class Dice {
public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }
  template <class T>
  const T& one(const std::vector<T>& all) {
    return all[below(all.size())];
  }

private:
  std::mt19937_64 engine_;
};

} // namespace concert::meetings::testing
