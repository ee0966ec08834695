#include "rooms/meetings/agenda.h"

#include <algorithm>
#include <tuple>

namespace concert::meetings {
namespace {

bool can_change(const Meeting& meeting) {
  return meeting.state == State::planned || meeting.state == State::in_session;
}

Instant owed_since(const Candidate& c) {
  return c.decided_at.value_or(c.presented_at);
}
bool stands_before(const Candidate& a, const Candidate& b) {
  if (a.kind() != b.kind())
    return a.kind() == ItemKind::carried_over;
  if (a.kind() == ItemKind::carried_over)
    return std::tuple(owed_since(a), a.number, a.situation) < std::tuple(owed_since(b), b.number, b.situation);
  return std::tuple(a.urgency, a.presented_at, a.number, a.situation) <
         std::tuple(b.urgency, b.presented_at, b.number, b.situation);
}

Item item_of(const Candidate& c) {
  Item out;
  out.situation = c.situation;
  out.number = c.number;
  out.kind = c.kind();
  return out;
}

// Where it stands now; the end when it is not there.
std::size_t place_of(const Meeting& meeting, SituationId situation) {
  const Item* item = meeting.item(situation);
  return item == nullptr ? meeting.items.size() : static_cast<std::size_t>(item - meeting.items.data());
}

void shift(std::vector<Item>& items, std::size_t from, std::size_t to) {
  const auto at = [&](std::size_t i) { return items.begin() + static_cast<std::ptrdiff_t>(i); };
  if (from < to)
    std::rotate(at(from), at(from + 1), at(to + 1));
  else
    std::rotate(at(to), at(from), at(from + 1));
}

bool has_ended(const std::optional<Reached>& reached) {
  return !reached || reached->ending;
}

} // namespace

Refusal not_open() {
  return Refusal::step_not_open("refusal.meeting_not_open");
}

std::vector<Item> agenda_of(std::vector<Candidate> candidates) {
  std::sort(candidates.begin(), candidates.end(), stands_before);
  std::vector<Item> out;
  for (const Candidate& one : candidates)
    out.push_back(item_of(one));
  return out;
}

Result<Meeting> bring_up_to_date(Meeting m, std::vector<Candidate> candidates, const ReachedOf& reached_of) {
  if (!can_change(m))
    return not_open();
  std::erase_if(m.items, [&](const Item& item) {
    return item.state == ItemState::waiting && has_ended(reached_of(item.situation));
  });
  std::erase_if(candidates, [&](const Candidate& one) { return m.item(one.situation) != nullptr; });
  for (Item& item : agenda_of(std::move(candidates))) {
    const auto reached = reached_of(item.situation);
    if (has_ended(reached))
      continue;
    if (m.state == State::in_session)
      item.before = reached->stage;
    // Behind the last of its kind; new ones at the end.
    auto at = m.items.end();
    if (item.kind == ItemKind::carried_over)
      at = std::find_if(m.items.rbegin(), m.items.rend(), [](const Item& i) {
             return i.kind == ItemKind::carried_over || i.state != ItemState::waiting;
           }).base();
    m.items.insert(at, std::move(item));
  }
  return m;
}

Result<Meeting> move_to(Meeting m, SituationId situation, int position) {
  if (!can_change(m))
    return not_open();
  const std::size_t from = place_of(m, situation);
  if (from == m.items.size())
    return Refusal::not_found();
  if (position < 1 || static_cast<std::size_t>(position) > m.items.size())
    return Refusal::invalid("position", "problem.out_of_range", {"1", std::to_string(m.items.size())});
  shift(m.items, from, static_cast<std::size_t>(position) - 1);
  return m;
}

Result<Meeting> move_by(Meeting m, SituationId situation, int places) {
  if (!can_change(m))
    return not_open();
  const std::size_t from = place_of(m, situation);
  if (from == m.items.size())
    return Refusal::not_found();
  const auto last = static_cast<std::ptrdiff_t>(m.items.size()) - 1;
  const auto to = std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(from) + places, 0, last);
  shift(m.items, from, static_cast<std::size_t>(to));
  return m;
}

Result<Meeting> add(Meeting m, const Candidate& candidate, const ReachedOf& reached_of, Where where) {
  if (!can_change(m))
    return not_open();
  const auto reached = reached_of(candidate.situation);
  if (!reached)
    return Refusal::not_found();
  if (reached->ending)
    return Refusal::step_not_open("refusal.situation_has_ended");
  if (Item* there = m.item(candidate.situation)) {
    if (there->state != ItemState::not_reached)
      return Refusal::invalid("situation", "problem.repeated");
    there->state = ItemState::waiting;
    shift(m.items, place_of(m, candidate.situation), m.items.size() - 1);
  } else {
    Item item = item_of(candidate);
    if (m.state == State::in_session)
      item.before = reached->stage;
    m.items.push_back(std::move(item));
  }
  if (where == Where::first) {
    const auto waits = [](const Item& item) { return item.state == ItemState::waiting; };
    const auto to = std::find_if(m.items.begin(), m.items.end(), waits) - m.items.begin();
    shift(m.items, m.items.size() - 1, static_cast<std::size_t>(to));
  }
  return m;
}

Result<Meeting> drop(Meeting m, SituationId situation) {
  if (!can_change(m))
    return not_open();
  Item* item = m.item(situation);
  if (item == nullptr)
    return Refusal::not_found();
  if (item->state != ItemState::waiting)
    return Refusal::step_not_open("refusal.item_is_not_waiting");
  if (m.state == State::in_session)
    item->state = ItemState::not_reached;
  else
    m.items.erase(m.items.begin() + static_cast<std::ptrdiff_t>(place_of(m, situation)));
  return m;
}

} // namespace concert::meetings
