// Random acts on random meetings, seeded: whatever is tried in whatever order, no promise is broken, and what is over
// stays as it is.
#include "rooms/meetings/tests/table.h"

#include <algorithm>
#include <map>

#include "rooms/meetings/minutes.h"

using namespace concert;
using namespace concert::meetings;
using namespace concert::meetings::testing;

namespace {

const std::map<State, std::set<State>> may_follow = {
    {State::planned, {State::planned, State::in_session, State::cancelled}},
    {State::in_session, {State::in_session, State::closed}},
    {State::closed, {State::closed, State::signed_off}},
    {State::signed_off, {}},
    {State::cancelled, {}},
};

constexpr int known_situations = 9;
const std::vector<access::Actor> everybody = {constable, nurse, other_nurse, teacher, landlord, chair, second_chair};

struct World {
  std::map<SituationId, Reached> situations;
  std::optional<Reached> operator()(SituationId id) const {
    const auto at = situations.find(id);
    return at == situations.end() ? std::nullopt : std::optional(at->second);
  }
};

World drawn(Dice& dice) {
  World out;
  for (int n = 1; n <= known_situations; ++n)
    if (dice.chance(85)) {
      constexpr std::array stages = {Stage::discussion, Stage::identification, Stage::intervention, Stage::concluded,
                                     Stage::rejected};
      out.situations[situation(n)] = reached(n, stages[dice.below(stages.size())]);
    }
  return out;
}

Candidate random_candidate(Dice& dice) {
  Candidate out = candidate(static_cast<int>(1 + dice.below(known_situations)), static_cast<int>(dice.below(3)));
  if (dice.chance(40))
    out.decided_at = start_time - std::chrono::hours(dice.below(300));
  out.was_on_an_agenda = dice.chance(30);
  return out;
}

Result<Meeting> random_act(const Meeting& m, Dice& dice, const World& world, Instant now) {
  const SituationId one = situation(static_cast<int>(1 + dice.below(known_situations)));
  const access::Actor& who = dice.one(everybody);
  TableRules rules;
  if (dice.chance(30)) {
    rules.quorum_kind = dice.chance(50) ? QuorumKind::number : QuorumKind::share;
    rules.quorum = static_cast<int>(1 + dice.below(4));
    rules.quorum_binds = dice.chance(50);
  }
  switch (dice.below(dice.chance(25) ? 15 : 11)) { // ends are rarer than steps, or no walk would come far
  case 0:
    return join(m, who, {dice.chance(90), dice.chance(90) ? rules.reminder : "2020-01"}, rules, now);
  case 1:
    return leave(m, who.member, who.seat, now);
  case 2:
    return move_to(m, one, static_cast<int>(dice.below(11)) - 1);
  case 3:
    return move_by(m, one, dice.chance(50) ? 1 : -1);
  case 4:
    return add(m, random_candidate(dice), world);
  case 5:
    return drop(m, one);
  case 6: {
    std::vector<Candidate> some;
    std::set<SituationId> seen;
    for (std::size_t i = dice.below(6); i > 0; --i)
      if (Candidate drawn = random_candidate(dice); seen.insert(drawn.situation).second)
        some.push_back(drawn);
    return bring_up_to_date(m, some, world);
  }
  case 7:
  case 8:
    return put_on_table(m, one, now);
  case 9:
    return next(
        m, [&](SituationId) { return dice.chance(80); }, now);
  case 10:
    return clear_table(m, now);
  case 11:
    return start(m, rules, at_table, world, now);
  case 12:
    return amend(m, some_plan());
  case 13:
    return m.state == State::planned && dice.chance(80) ? start(m, rules, at_table, world, now) : cancel(m);
  default:
    return m.state == State::closed ? sign_off(m) : close(m, world, now);
  }
}

std::vector<SituationId> sorted(const Meeting& m) {
  std::vector<SituationId> out;
  for (const Item& item : m.items)
    out.push_back(item.situation);
  std::sort(out.begin(), out.end());
  return out;
}

} // namespace

TEST_CASE("30,000 random acts break no promise, and what is over stays as it is") {
  Dice dice(30'000);
  std::map<State, int> ended;
  std::map<std::string, int> refusals;
  int taken = 0;
  World world = drawn(dice);
  Instant now = start_time;
  Meeting m = planned(4);
  for (int step = 0; step < 30'000; ++step) {
    CAPTURE(step);
    now = dice.chance(5) ? now - std::chrono::minutes(dice.below(10)) : now + std::chrono::seconds(dice.below(200));
    // What the table has once discussed cannot become unpresented while it meets.
    if (m.state != State::in_session && dice.chance(5))
      world = drawn(dice);
    const Meeting before = m;
    const Result<Meeting> after = random_act(before, dice, world, now);
    if (!after) {
      ++refusals[after.error().word];
      REQUIRE(!after.error().word.empty());
    } else {
      m = *after;
      ++taken;
      REQUIRE(may_follow.at(before.state).contains(m.state));
      const auto broken = broken_promises(m);
      REQUIRE_MESSAGE(broken.empty(), broken.front());
      REQUIRE((m.id == before.id && m.table == before.table));
      REQUIRE(m.attendance.size() >= before.attendance.size());
      if (before.state == State::in_session) { // nothing that was heard is lost, and no time is taken back
        for (const Item& item : before.items) {
          const Item* same = m.item(item.situation);
          REQUIRE((same != nullptr || item.state == ItemState::waiting));
          if (same != nullptr)
            for (std::size_t i = 0; i < item.spans.size(); ++i)
              REQUIRE((same->spans[i].from == item.spans[i].from &&
                       (!item.spans[i].to || same->spans[i].to == item.spans[i].to)));
        }
        std::chrono::microseconds all{0};
        for (const Item& item : m.items)
          all += item.spent(no_earlier(m, now));
        REQUIRE(all <= no_earlier(m, now) - *m.started_at);
      }
      if (before.state == State::closed) {
        Meeting signed_one = before;
        signed_one.state = State::signed_off;
        REQUIRE(m == signed_one);
        REQUIRE(text_of(minutes_of(m)) == text_of(minutes_of(before)));
      }
    }
    // Moving is a permutation.
    if (!m.items.empty()) {
      const Result<Meeting> moved =
          move_to(m, m.items[dice.below(m.items.size())].situation, static_cast<int>(1 + dice.below(m.items.size())));
      if (moved)
        REQUIRE(sorted(*moved) == sorted(m));
    }
    const bool over = m.state == State::signed_off || m.state == State::cancelled;
    if (over || dice.chance(1)) {
      ++ended[m.state];
      if (over)
        for (int i = 0; i < 15; ++i)
          REQUIRE(!random_act(m, dice, world, now));
      world = drawn(dice);
      std::vector<Candidate> all = candidates(static_cast<int>(dice.below(known_situations)));
      m = plan(some_plan(), id_of<MeetingId>('e'), table, agenda_of(all));
      REQUIRE(broken_promises(m).empty());
    }
  }
  for (const State state : {State::planned, State::in_session, State::closed, State::signed_off, State::cancelled})
    CHECK_MESSAGE(ended[state] >= 5, name_of(state));
  CHECK(taken > 5000);
  for (const char* word : {"refusal.meeting_not_open", "refusal.meeting_not_planned", "refusal.meeting_not_in_session",
                           "refusal.no_quorum", "refusal.situation_has_ended", "refusal.item_is_not_waiting",
                           "refusal.invalid", "refusal.not_found"})
    CHECK_MESSAGE(refusals[word] > 0, word);
}
