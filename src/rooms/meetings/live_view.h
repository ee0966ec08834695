// What one seat may see of a meeting now, and what the chair sees of the seats. Absent is absent: a page or a stream
// made from these cannot show what is not in them.
#pragma once

#include "rooms/meetings/minutes.h"
#include "rooms/meetings/table_rules.h"
#include "rooms/situations/room.h"

namespace concert::meetings {

struct AgendaLine {
  int position = 0; // from 1
  // PRIVACY: a situation that the reader is out of. Nothing else is filled: not whether it waits, is on the table or
  // was heard, nor for how long.
  bool hidden = false;
  SituationId situation;
  std::int64_t number = 0;
  ItemKind kind = ItemKind::first_time;
  ItemState state = ItemState::waiting;
  std::optional<Instant> started_at;
  std::chrono::seconds spent{0};   // up to LiveView::now
  std::optional<Stage> before;     // when the meeting began …
  Stage stage = Stage::discussion; // … and now
  Code subject;
  AgencyId originating;
  std::optional<AgencyId> lead;
  bool has_ended = false;
  int round = 1; // more: it was opened again
};

struct OnTable {
  int position = 0;
  situations::View situation;           // as this seat may see it: who claims involvement and leads is in it, or is not
  Instant since;                        // this time
  std::chrono::seconds spent_before{0}; // at earlier times in this meeting
};

struct AgencyPresence {
  AgencyId agency;
  bool is_present = false; // somebody who represents it
};

struct LiveView {
  MeetingId id;
  // PRIVACY: for whoever chairs, to act on; 0 for a seat, which acts without: how often a meeting has changed would
  // tell those who are out of a situation that something goes on. What a stream compares is the rest of this view.
  std::int64_t revision = 0;
  State state = State::planned;
  Instant planned_start;
  int expected_minutes = 0;
  std::string place, link;
  std::optional<Instant> started_at, closed_at;
  Instant now;          // the server's clock: a seat's own counts from here
  bool chairs = false;  // this seat plans and runs it
  std::string reminder; // the edition to be acknowledged
  std::optional<Attendance> own;
  // Has acknowledged and is present. Without it the rest is empty, but that a chair sees the agenda of a planned
  // meeting.
  bool follows = false;
  std::vector<AgendaLine> agenda;
  std::optional<OnTable> on_table; // also absent while the table hears what this reader is out of
  int minutes_per_situation = 4;
  std::vector<AgencyPresence> agencies; // all at the table
  Quorum quorum;
};

// For the chair, before a step is confirmed.
struct SeatPresent {
  MemberId member;
  SeatId seat;
  AgencyId agency;
  access::Role role = access::Role::representative;
  bool is_present = false;
  bool is_out = false; // of the situation on the table
};
struct SeatsView {
  std::int64_t revision = 0;
  std::vector<SeatPresent> people;
  std::optional<SituationId> situation;   // on the table
  std::optional<situations::Seats> seats; // who sees what of it, now and after the proposed step
};

// Why an action stands on the print pack: carried over as MARAC splits it, what could not be done apart from what was
// not done.
enum class OpenBecause { overdue, not_done, circumstances_changed, planned };
std::string_view name_of(OpenBecause why);
std::optional<OpenBecause> open_because(const situations::Task&, Instant now); // nothing: done or cancelled

struct Action {
  SituationId situation;
  std::int64_t number = 0;
  situations::Task task;
  OpenBecause why = OpenBecause::planned;
};
// The sheet of one agency: its own actions and nobody else's.
struct AgencyActions {
  AgencyId agency;
  std::vector<Action> actions; // by why, then in the order of the agenda
};

// Minutes as one seat may read them now: each line by the gate's present verdict on the situation.
struct MinutesView {
  Minutes minutes;
  // For a chair who is out of none of the situations: the text that is, or will be, signed, and its digest.
  std::optional<std::string> text;
  std::optional<std::string> digest;
  std::optional<SignedMinutes> signed_minutes;
};

} // namespace concert::meetings
