// A meeting of a table: what is on its agenda, who attends, what is on the table now. De-identified by construction:
// ids, numbers, codes and times; the only free texts are where it takes place, and the room holds those against its
// guard. What a situation is stays in the room `situations`; here stands only how far it had come, as minutes may say
// it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "rooms/access/actor.h"
#include "rooms/situations/reached.h"

namespace concert::meetings {

using access::Stage;
using situations::Reached;
using MeetingId = Id<struct MeetingTag>;

enum class State { planned, in_session, closed, signed_off, cancelled };
enum class ItemKind { carried_over, first_time };
enum class ItemState { waiting, on_the_table, heard, not_reached };

// One time on the table. Open while it lasts.
struct Span {
  Instant from;
  std::optional<Instant> to;
  friend bool operator==(const Span&, const Span&) = default;
};

// A meeting that began, or should have begun, longer ago than that was forgotten, not held.
inline constexpr std::chrono::hours longest_session{12};

struct Item {
  SituationId situation;
  std::int64_t number = 0; // S-0142
  ItemKind kind = ItemKind::first_time;
  ItemState state = ItemState::waiting;
  std::vector<Span> spans;
  std::optional<Stage> before;  // when the meeting began, or when it was added to one in session
  std::optional<Reached> after; // when the meeting was closed
  friend bool operator==(const Item&, const Item&) = default;

  std::optional<Instant> started_at() const; // of the first time on the table
  std::chrono::microseconds spent(Instant now) const;
};

// One human being in one seat.
struct Attendance {
  MemberId member;
  SeatId seat;
  AgencyId agency;
  access::Role role = access::Role::representative;
  std::string reminder; // which edition of the confidentiality reminder was acknowledged
  Instant acknowledged_at;
  Instant joined_at;
  std::optional<Instant> left_at;
  bool is_present() const { return !left_at; }
  friend bool operator==(const Attendance&, const Attendance&) = default;
};

struct Quorum {
  int needed = 0;  // agencies; 0: the table asks for none
  int present = 0; // agencies with a representative present
  int of = 0;      // agencies at the table
  bool is_met() const { return present >= needed; }
  friend bool operator==(const Quorum&, const Quorum&) = default;
};

struct Meeting {
  MeetingId id;
  TableId table;
  std::int64_t revision = 0;        // rises by one with each change
  std::int64_t course_revision = 0; // of the last change to plan, agenda or course: joining makes no chair's step stale
  State state = State::planned;
  Instant planned_start;
  int expected_minutes = 90;
  std::string place;
  std::string link;        // empty or https://…
  std::vector<Item> items; // in the order of the agenda
  std::vector<Attendance> attendance;
  std::optional<Quorum> quorum; // when it began
  std::optional<Instant> started_at;
  std::optional<Instant> closed_at;
  friend bool operator==(const Meeting&, const Meeting&) = default;

  Item* item(SituationId situation);
  const Item* item(SituationId situation) const;
  const Item* on_the_table() const;
  const Attendance* attendance_of(MemberId member, SeatId seat) const;
  // Whether `seen` is the meeting as it is, but for who came and left meanwhile.
  bool is_current(std::int64_t seen) const { return seen >= course_revision && seen <= revision; }
};

std::string_view name_of(State state); // "signed" for signed_off
std::optional<State> state_of(std::string_view name);
std::string_view name_of(ItemKind kind); // "new" for first_time
std::optional<ItemKind> item_kind_of(std::string_view name);
std::string_view name_of(ItemState state);
std::optional<ItemState> item_state_of(std::string_view name);

// The server's time, never before what is already recorded: a clock that was set back makes no negative time.
Instant no_earlier(const Meeting& meeting, Instant now);

// Invariants as named propositions, checked whenever a meeting is saved and after every step of the random tests.
std::vector<std::string_view> broken_promises(const Meeting& meeting);

} // namespace concert::meetings
