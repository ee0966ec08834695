#include "rooms/meetings/meeting.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/named.h"

namespace concert::meetings {
namespace {

constexpr std::array<std::string_view, 5> state_names = {"planned", "in_session", "closed", "signed", "cancelled"};
constexpr std::array<std::string_view, 2> kind_names = {"carried_over", "new"};
constexpr std::array<std::string_view, 4> item_state_names = {"waiting", "on_the_table", "heard", "not_reached"};

bool times_fit(const Item& item) {
  const bool on = item.state == ItemState::on_the_table;
  for (std::size_t i = 0; i < item.spans.size(); ++i) {
    const bool last = i + 1 == item.spans.size();
    if (item.spans[i].to.has_value() == (last && on))
      return false;
  }
  return item.spans.empty() ? item.state == ItemState::waiting || item.state == ItemState::not_reached
                            : item.state == ItemState::heard || on;
}

// The table hears one situation at a time, so that the times of all add up to no more than the meeting took.
bool spans_do_not_overlap(const Meeting& meeting) {
  std::vector<Span> all;
  for (const Item& item : meeting.items)
    all.insert(all.end(), item.spans.begin(), item.spans.end());
  const auto end_of = [](const Span& span) { return span.to.value_or(Instant{INT64_MAX}); };
  std::sort(all.begin(), all.end(),
            [&](const Span& a, const Span& b) { return std::pair(a.from, end_of(a)) < std::pair(b.from, end_of(b)); });
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].to && *all[i].to < all[i].from)
      return false;
    if (i > 0 && (!all[i - 1].to || *all[i - 1].to > all[i].from))
      return false;
    if (meeting.started_at && all[i].from < *meeting.started_at)
      return false;
    if (meeting.closed_at && (!all[i].to || *all[i].to > *meeting.closed_at))
      return false;
  }
  return true;
}

} // namespace

std::string_view name_of(State state) {
  return state_names.at(static_cast<std::size_t>(state));
}
std::optional<State> state_of(std::string_view name) {
  return named<State>(state_names, name);
}
std::string_view name_of(ItemKind kind) {
  return kind_names.at(static_cast<std::size_t>(kind));
}
std::optional<ItemKind> item_kind_of(std::string_view name) {
  return named<ItemKind>(kind_names, name);
}
std::string_view name_of(ItemState state) {
  return item_state_names.at(static_cast<std::size_t>(state));
}
std::optional<ItemState> item_state_of(std::string_view name) {
  return named<ItemState>(item_state_names, name);
}

std::optional<Instant> Item::started_at() const {
  return spans.empty() ? std::nullopt : std::optional(spans.front().from);
}

std::chrono::microseconds Item::spent(Instant now) const {
  std::chrono::microseconds out{0};
  for (const Span& span : spans)
    out += std::max(span.to.value_or(now), span.from) - span.from;
  return out;
}

Item* Meeting::item(SituationId situation) {
  const auto at = std::find_if(items.begin(), items.end(), [&](const Item& i) { return i.situation == situation; });
  return at == items.end() ? nullptr : &*at;
}
const Item* Meeting::item(SituationId situation) const {
  return const_cast<Meeting*>(this)->item(situation);
}

const Item* Meeting::on_the_table() const {
  const auto at =
      std::find_if(items.begin(), items.end(), [](const Item& i) { return i.state == ItemState::on_the_table; });
  return at == items.end() ? nullptr : &*at;
}

const Attendance* Meeting::attendance_of(MemberId member, SeatId seat) const {
  for (const Attendance& one : attendance)
    if (one.member == member && one.seat == seat)
      return &one;
  return nullptr;
}

Instant no_earlier(const Meeting& meeting, Instant now) {
  if (meeting.started_at)
    now = std::max(now, *meeting.started_at);
  for (const Item& item : meeting.items)
    for (const Span& span : item.spans)
      now = std::max(now, span.to.value_or(span.from));
  return now;
}

std::vector<std::string_view> broken_promises(const Meeting& m) {
  std::vector<std::string_view> broken;
  const auto promise = [&broken](std::string_view name, bool holds) {
    if (!holds)
      broken.push_back(name);
  };
  const auto every_item = [&m](auto holds) { return std::all_of(m.items.begin(), m.items.end(), holds); };
  const bool over = m.state == State::closed || m.state == State::signed_off;
  const bool began = over || m.state == State::in_session;
  const auto on_table =
      std::count_if(m.items.begin(), m.items.end(), [](const Item& i) { return i.state == ItemState::on_the_table; });
  std::set<SituationId> situations;
  std::set<std::pair<MemberId, SeatId>> seated;
  for (const Item& item : m.items)
    situations.insert(item.situation);
  for (const Attendance& one : m.attendance)
    seated.insert({one.member, one.seat});
  promise("one_situation_at_most_is_on_the_table", on_table <= 1);
  promise("only_a_meeting_in_session_has_a_situation_on_the_table", on_table == 0 || m.state == State::in_session);
  promise("no_situation_stands_twice_on_the_agenda", situations.size() == m.items.size());
  promise("a_situation_has_time_as_long_as_it_was_on_the_table", every_item(times_fit));
  promise("the_times_add_up", spans_do_not_overlap(m));
  promise("nothing_waits_when_the_meeting_is_over",
          !over || every_item([](const Item& i) { return i.state != ItemState::waiting; }));
  promise("it_began_and_ended_at_a_time", m.started_at.has_value() == began && m.closed_at.has_value() == over &&
                                              (!over || *m.closed_at >= *m.started_at));
  promise("how_far_each_had_come_is_written_down",
          every_item([&](const Item& i) { return i.before.has_value() == began && i.after.has_value() == over; }));
  promise("the_quorum_is_written_down_when_it_begins", m.quorum.has_value() == began);
  promise(
      "whoever_attends_has_acknowledged_the_reminder",
      std::all_of(m.attendance.begin(), m.attendance.end(), [](const Attendance& a) { return !a.reminder.empty(); }));
  promise("nobody_is_listed_twice", seated.size() == m.attendance.size());
  promise("nobody_is_present_when_it_is_over",
          !over || std::none_of(m.attendance.begin(), m.attendance.end(),
                                [](const Attendance& a) { return a.is_present(); }));
  promise("the_course_is_not_ahead_of_the_meeting", m.course_revision <= m.revision);
  return broken;
}

} // namespace concert::meetings
