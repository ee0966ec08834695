#include "rooms/meetings/course.h"

#include <algorithm>

namespace concert::meetings {
namespace {

Refusal not_planned() {
  return Refusal::step_not_open("refusal.meeting_not_planned");
}
Refusal not_in_session() {
  return Refusal::step_not_open("refusal.meeting_not_in_session");
}

void take_off(Meeting& m, Instant now) {
  for (Item& item : m.items)
    if (item.state == ItemState::on_the_table) {
      item.state = ItemState::heard;
      item.spans.back().to = now;
    }
}

void put_on(Item& item, Instant now) {
  item.state = ItemState::on_the_table;
  item.spans.push_back({now, std::nullopt});
}

void set_plan(Meeting& m, const PlanMeeting& act) {
  m.planned_start = act.start;
  m.expected_minutes = act.expected_minutes;
  m.place = act.place;
  m.link = act.link;
}

// Only who was out while the meeting was in session belongs in its minutes.
void keep_those_of(Reached& reached, const Meeting& m) {
  std::erase_if(reached.step_outs, [&](const situations::StepOut& one) {
    return one.at > *m.closed_at || (one.back_at && *one.back_at < *m.started_at);
  });
}

} // namespace

Meeting plan(const PlanMeeting& act, MeetingId id, TableId table, std::vector<Item> agenda) {
  Meeting m;
  m.id = id;
  m.table = table;
  m.items = std::move(agenda);
  set_plan(m, act);
  return m;
}

Result<Meeting> amend(Meeting m, const PlanMeeting& act) {
  if (m.state != State::planned)
    return not_planned();
  set_plan(m, act);
  return m;
}

Result<Meeting> cancel(Meeting m) {
  if (m.state != State::planned)
    return not_planned();
  m.state = State::cancelled;
  return m;
}

Result<Meeting> start(Meeting m, const TableRules& rules, const std::vector<AgencyId>& at_table,
                      const ReachedOf& reached_of, Instant now) {
  if (m.state != State::planned)
    return not_planned();
  m.quorum = quorum_of(rules, m.attendance, at_table);
  if (rules.quorum_binds && !m.quorum->is_met())
    return Refusal::step_not_open("refusal.no_quorum");
  std::vector<Item> open;
  for (Item& item : m.items)
    if (const auto reached = reached_of(item.situation); reached && !reached->ending) {
      item.before = reached->stage;
      open.push_back(std::move(item));
    }
  m.items = std::move(open);
  m.state = State::in_session;
  m.started_at = now;
  return m;
}

Result<Meeting> put_on_table(Meeting m, SituationId situation, Instant now) {
  if (m.state != State::in_session)
    return not_in_session();
  Item* item = m.item(situation);
  if (item == nullptr)
    return Refusal::not_found();
  if (item->state == ItemState::on_the_table)
    return m;
  now = no_earlier(m, now);
  take_off(m, now);
  put_on(*item, now);
  return m;
}

Result<Meeting> next(Meeting m, const std::function<bool(SituationId)>& knows, Instant now) {
  if (m.state != State::in_session)
    return not_in_session();
  now = no_earlier(m, now);
  take_off(m, now);
  const auto at = std::find_if(m.items.begin(), m.items.end(), [&](const Item& item) {
    return item.state == ItemState::waiting && knows(item.situation);
  });
  if (at != m.items.end())
    put_on(*at, now);
  return m;
}

Result<Meeting> clear_table(Meeting m, Instant now) {
  if (m.state != State::in_session)
    return not_in_session();
  take_off(m, no_earlier(m, now));
  return m;
}

Result<Meeting> close(Meeting m, const ReachedOf& reached_of, Instant now) {
  if (m.state != State::in_session)
    return not_in_session();
  now = no_earlier(m, now);
  take_off(m, now);
  m.state = State::closed;
  m.closed_at = now;
  for (Item& item : m.items) {
    if (item.state == ItemState::waiting)
      item.state = ItemState::not_reached;
    item.after = reached_of(item.situation);
    check(item.after.has_value(), "what was presented stays presented");
    keep_those_of(*item.after, m);
  }
  for (Attendance& one : m.attendance)
    if (!one.left_at)
      one.left_at = now;
  return m;
}

Result<Meeting> sign_off(Meeting m) {
  if (m.state != State::closed)
    return Refusal::step_not_open("refusal.meeting_not_closed");
  m.state = State::signed_off;
  return m;
}

Result<Meeting> join(Meeting m, const access::Actor& actor, const Attend& act, const TableRules& rules, Instant now) {
  if (m.state != State::planned && m.state != State::in_session)
    return not_open();
  if (!act.acknowledged)
    return Refusal::invalid("acknowledged", "problem.reminder_not_acknowledged");
  if (act.reminder != rules.reminder)
    return Refusal::invalid("reminder", "problem.reminder_has_changed");
  for (Attendance& one : m.attendance)
    if (one.member == actor.member && one.seat == actor.seat) {
      if (one.is_present() && one.reminder == act.reminder)
        return m;
      if (one.reminder != act.reminder)
        one.acknowledged_at = now;
      one.reminder = act.reminder;
      if (!one.is_present())
        one.joined_at = now;
      one.left_at.reset();
      return m;
    }
  m.attendance.push_back({actor.member, actor.seat, actor.agency, actor.role, act.reminder, now, now, std::nullopt});
  return m;
}

Result<Meeting> leave(Meeting m, MemberId member, SeatId seat, Instant now) {
  if (m.state != State::planned && m.state != State::in_session)
    return not_open();
  for (Attendance& one : m.attendance)
    if (one.member == member && one.seat == seat) {
      if (one.is_present())
        one.left_at = now;
      return m;
    }
  return Refusal::not_found();
}

} // namespace concert::meetings
