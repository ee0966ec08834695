// The agenda, built by rule and changed by the chair: pure functions. First what the table owes an answer since long,
// then what is new, the most urgent first.
#pragma once

#include <functional>

#include "base/result.h"
#include "rooms/meetings/meeting.h"

namespace concert::meetings {

// A situation that could be heard: presented and not ended.
struct Candidate {
  SituationId situation;
  std::int64_t number = 0;
  Instant presented_at;
  std::optional<Instant> decided_at; // when the threshold was met
  bool was_on_an_agenda = false;     // of an earlier meeting of this table, heard or not
  int urgency = least_urgent;        // position in the list of urgencies, 0 first
  static constexpr int least_urgent = 1'000;
  ItemKind kind() const { return decided_at || was_on_an_agenda ? ItemKind::carried_over : ItemKind::first_time; }
};

// Carried over: those decided upon longest ago first; one that was never decided upon counts from its presentation.
// Then the new ones by urgency, then by age. Equals stand by number.
std::vector<Item> agenda_of(std::vector<Candidate> candidates);

// How far a situation has come, asked in the transaction that saves the answer; nothing if it was never presented.
using ReachedOf = std::function<std::optional<Reached>(SituationId)>;

// ---- Changes by the chair, before the meeting and in it.

// Adds what is missing, each where agenda_of would have it among its kind, and takes off what waits and has ended. What
// the chair put in order stays in that order.
Result<Meeting> bring_up_to_date(Meeting, std::vector<Candidate>, const ReachedOf&);
// To `position`, counted from 1.
Result<Meeting> move_to(Meeting, SituationId, int position);
// Up (-1) or down (+1); at the edge nothing happens.
Result<Meeting> move_by(Meeting, SituationId, int places);
// At the end, or, in an emergency, before everything that still waits. One that was dropped waits again.
enum class Where { last, first };
Result<Meeting> add(Meeting, const Candidate&, const ReachedOf&, Where = Where::last);
// Off the agenda; in session it stays in the minutes as not reached, and carries over.
Result<Meeting> drop(Meeting, SituationId);

Refusal not_open(); // what is planned or in session can change, and nothing else

} // namespace concert::meetings
