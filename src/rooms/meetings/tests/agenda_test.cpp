#include "rooms/meetings/tests/table.h"

#include <algorithm>

using namespace concert;
using namespace concert::meetings;
using namespace concert::meetings::testing;

TEST_CASE("agenda: carried over first, the oldest decision first; then new ones by urgency, then by age") {
  std::vector<Candidate> all = {candidate(1, 2), candidate(2, 0), candidate(3, 0),
                                candidate(4),    candidate(5),    candidate(6)};
  all[3].decided_at = start_time - 10h; // decided after …
  all[4].decided_at = start_time - 20h; // … this one
  all[5].was_on_an_agenda = true;       // never reached: counts from its presentation, 6 hours ago
  std::vector<Item> items = agenda_of(all);
  Meeting m;
  m.items = items;
  CHECK(agenda_said(m) == "5 4 6 3 2 1");
  CHECK(items[2].kind == ItemKind::carried_over);
  CHECK(items[3].kind == ItemKind::first_time);
  // In whatever order they come, it is the same agenda.
  Dice dice(3);
  for (int i = 0; i < 50; ++i) {
    for (std::size_t k = all.size(); k > 1; --k)
      std::swap(all[k - 1], all[dice.below(k)]);
    CHECK(agenda_of(all) == items);
  }
  CHECK(agenda_of({}).empty());
}

TEST_CASE("agenda: the chair moves, adds and drops") {
  Meeting m = planned(5); // presented an hour apart, the fifth longest ago
  CHECK(agenda_said(m) == "5 4 3 2 1");
  CHECK(agenda_said(must(move_to(m, situation(1), 1))) == "1 5 4 3 2");
  CHECK(agenda_said(must(move_to(m, situation(5), 5))) == "4 3 2 1 5");
  CHECK(agenda_said(must(move_to(m, situation(4), 3))) == "5 3 4 2 1");
  CHECK(agenda_said(must(move_by(m, situation(3), -1))) == "5 3 4 2 1");
  CHECK(agenda_said(must(move_by(m, situation(3), 1))) == "5 4 2 3 1");
  CHECK(must(move_by(m, situation(5), -1)) == m);
  CHECK(must(move_by(m, situation(1), 1)) == m);
  for (const int wrong : {0, -1, 6, 1'000'000})
    CHECK(outcome(move_to(m, situation(1), wrong)) == "invalid refusal.invalid position:problem.out_of_range");
  CHECK(outcome(move_to(m, situation(9), 1)) == "not_found refusal.not_found");
  CHECK(outcome(move_by(m, situation(9), 1)) == "not_found refusal.not_found");

  CHECK(agenda_said(must(drop(m, situation(3)))) == "5 4 2 1");
  CHECK(outcome(drop(m, situation(9))) == "not_found refusal.not_found");
  CHECK(agenda_said(must(add(m, candidate(6), all_discussed))) == "5 4 3 2 1 6");
  CHECK(agenda_said(must(add(m, candidate(6), all_discussed, Where::first))) == "6 5 4 3 2 1");
  CHECK(outcome(add(m, candidate(5), all_discussed)) == "invalid refusal.invalid situation:problem.repeated");
  CHECK(outcome(add(m, candidate(6), [](SituationId) { return std::optional<Reached>(); })) ==
        "not_found refusal.not_found");
  CHECK(outcome(add(m, candidate(6), [](SituationId) { return std::optional(reached(6, Stage::rejected)); })) ==
        "step_not_open refusal.situation_has_ended");
}

TEST_CASE("agenda: in session a dropped situation is not reached, and may wait again at the end") {
  Meeting m = must(drop(in_session(3), situation(2)));
  CHECK(agenda_said(m) == "3 2- 1");
  CHECK(outcome(drop(m, situation(2))) == "step_not_open refusal.item_is_not_waiting");
  const Meeting hearing = must(put_on_table(m, situation(3), start_time));
  CHECK(agenda_said(must(add(hearing, candidate(2), all_discussed, Where::first))) == "3* 2 1"); // an emergency
  CHECK(agenda_said(must(add(hearing, candidate(4), all_discussed, Where::first))) == "3* 2- 4 1");
  m = must(add(m, candidate(2), all_discussed));
  CHECK(agenda_said(m) == "3 1 2");
  m = must(put_on_table(m, situation(1), start_time));
  CHECK(outcome(drop(m, situation(1))) == "step_not_open refusal.item_is_not_waiting");
  m = must(add(m, candidate(4), all_discussed));
  CHECK(m.items.back().before == Stage::discussion); // it was not there when the meeting began
  CHECK(broken_promises(m).empty());
}

TEST_CASE("agenda: brought up to date, it keeps the chair's order and loses what has ended") {
  Meeting m = must(move_to(planned(3), situation(1), 1));
  CHECK(agenda_said(m) == "1 3 2");
  std::vector<Candidate> all = candidates(5);
  all[4].decided_at = start_time - 90h;
  const auto now = [](SituationId id) {
    return std::optional(id == situation(3) ? reached(3, Stage::concluded) : *all_discussed(id));
  };
  m = must(bring_up_to_date(m, all, now));
  CHECK(agenda_said(m) == "5 1 2 4"); // carried over before the new ones, new ones at the end
  CHECK(must(bring_up_to_date(m, all, now)) == m);
  all[3].decided_at = start_time - 80h;
  m = must(drop(m, situation(4)));
  CHECK(agenda_said(must(bring_up_to_date(m, all, now))) == "5 4 1 2");
}

TEST_CASE("agenda: of a meeting that is over, nothing can be changed") {
  Meeting closed = must(close(in_session(2), all_discussed, start_time + 1h));
  for (const Meeting& m : {closed, must(sign_off(closed)), must(cancel(planned(2)))}) {
    CHECK(outcome(move_to(m, situation(1), 1)) == "step_not_open refusal.meeting_not_open");
    CHECK(outcome(move_by(m, situation(1), 1)) == "step_not_open refusal.meeting_not_open");
    CHECK(outcome(add(m, candidate(7), all_discussed)) == "step_not_open refusal.meeting_not_open");
    CHECK(outcome(drop(m, situation(1))) == "step_not_open refusal.meeting_not_open");
    CHECK(outcome(bring_up_to_date(m, candidates(3), all_discussed)) == "step_not_open refusal.meeting_not_open");
    CHECK(outcome(join(m, nurse, {true, "2026-11"}, {}, start_time)) == "step_not_open refusal.meeting_not_open");
    CHECK(outcome(leave(m, nurse.member, nurse.seat, start_time)) == "step_not_open refusal.meeting_not_open");
    CHECK(outcome(put_on_table(m, situation(1), start_time)) == "step_not_open refusal.meeting_not_in_session");
    CHECK(outcome(clear_table(m, start_time)) == "step_not_open refusal.meeting_not_in_session");
    CHECK(outcome(amend(m, some_plan())) == "step_not_open refusal.meeting_not_planned");
    CHECK(outcome(cancel(m)) == "step_not_open refusal.meeting_not_planned");
  }
}
