#include "rooms/meetings/tests/table.h"

using namespace concert;
using namespace concert::meetings;
using namespace concert::meetings::testing;

namespace {

bool everything(SituationId) {
  return true;
}
Attend acknowledged() {
  return {true, TableRules{}.reminder};
}

} // namespace

TEST_CASE("course: one situation after the other, and their times add up") {
  Meeting m = in_session(3);
  CHECK(m.on_the_table() == nullptr);
  m = must(next(m, everything, start_time + 1min));
  CHECK(agenda_said(m) == "3* 2 1");
  m = must(next(m, everything, start_time + 5min));
  CHECK(agenda_said(m) == "3+ 2* 1");
  m = must(put_on_table(m, situation(3), start_time + 8min)); // back again
  CHECK(agenda_said(m) == "3* 2+ 1");
  CHECK(must(put_on_table(m, situation(3), start_time + 9min)) == m); // it is on the table already
  CHECK(m.item(situation(3))->spent(start_time + 10min) == 6min);
  CHECK(m.item(situation(3))->started_at() == start_time + 1min);
  m = must(clear_table(m, start_time + 10min));
  CHECK(agenda_said(m) == "3+ 2+ 1");
  CHECK(must(clear_table(m, start_time + 11min)) == m);
  m = must(next(m, everything, start_time + 12min));
  m = must(next(m, everything, start_time + 13min)); // the last
  CHECK(agenda_said(m) == "3+ 2+ 1+");
  CHECK(outcome(put_on_table(m, situation(9), start_time)) == "not_found refusal.not_found");
  m = must(close(m, all_discussed, start_time + 14min));
  CHECK(broken_promises(m).empty());
  CHECK(m.item(situation(3))->spent(start_time + 5h) == 6min);
  CHECK(outcome(close(m, all_discussed, start_time)) == "step_not_open refusal.meeting_not_in_session");
}

TEST_CASE("course: next leads past what the chair is out of, which another chair puts on the table") {
  Meeting m = in_session(3);
  m = must(next(
      m, [](SituationId id) { return id != situation(3); }, start_time));
  CHECK(agenda_said(m) == "3 2* 1");
  m = must(next(
      m, [](SituationId id) { return id != situation(3); }, start_time));
  m = must(next(
      m, [](SituationId id) { return id != situation(3); }, start_time));
  CHECK(agenda_said(m) == "3 2+ 1+");
  CHECK(agenda_said(must(close(m, all_discussed, start_time))) == "3- 2+ 1+");
}

TEST_CASE("course: a clock that is set back makes no negative time") {
  Meeting m = must(next(in_session(2), everything, start_time + 10min));
  m = must(next(m, everything, start_time - 5h));
  m = must(close(m, all_discussed, start_time - 6h));
  CHECK(broken_promises(m).empty());
  CHECK(m.item(situation(2))->spent(start_time) == 0min);
  CHECK(m.closed_at == start_time + 10min);
}

TEST_CASE("course: what ended before the meeting began leaves the agenda") {
  const auto now = [](SituationId id) {
    return id == situation(1) ? std::optional(reached(1, Stage::rejected)) : all_discussed(id);
  };
  const Meeting m = must(start(planned(2), {}, at_table, now, start_time));
  CHECK(agenda_said(m) == "2");
  CHECK(m.items[0].before == Stage::discussion);
  CHECK(outcome(start(m, {}, at_table, now, start_time)) == "step_not_open refusal.meeting_not_planned");
  CHECK(must(start(planned(0), {}, at_table, now, start_time)).items.empty());
}

TEST_CASE("quorum: by number or share of the agencies, of those with a representative; shown, or binding") {
  Meeting m = planned(1);
  TableRules rules;
  CHECK(quorum_of(rules, m.attendance, at_table) == Quorum{0, 0, 4});
  m = must(join(m, nurse, acknowledged(), rules, start_time));
  m = must(join(m, other_nurse, acknowledged(), rules, start_time)); // the same agency
  m = must(join(m, chair, acknowledged(), rules, start_time));       // represents none
  m = must(join(m, teacher, acknowledged(), rules, start_time));
  rules.quorum_kind = QuorumKind::share;
  rules.quorum = 51; // of four: three, not two
  CHECK(quorum_of(rules, m.attendance, at_table) == Quorum{3, 2, 4});
  CHECK(!quorum_of(rules, m.attendance, at_table).is_met());
  CHECK(must(start(m, rules, at_table, all_discussed, start_time)).quorum == Quorum{3, 2, 4}); // only shown
  rules.quorum_binds = true;
  CHECK(outcome(start(m, rules, at_table, all_discussed, start_time)) == "step_not_open refusal.no_quorum");
  rules.quorum = 50;
  CHECK(start(m, rules, at_table, all_discussed, start_time));
  rules.quorum_kind = QuorumKind::number;
  rules.quorum = 3;
  CHECK(!start(m, rules, at_table, all_discussed, start_time));
  m = must(join(m, landlord, acknowledged(), rules, start_time));
  CHECK(start(m, rules, at_table, all_discussed, start_time));
  m = must(leave(m, landlord.member, landlord.seat, start_time));
  CHECK(!start(m, rules, at_table, all_discussed, start_time));

  for (const auto& [kind, number] : {std::pair(QuorumKind::share, 0), std::pair(QuorumKind::share, 101),
                                     std::pair(QuorumKind::number, 0), std::pair(QuorumKind::number, 201)}) {
    rules.quorum_kind = kind;
    rules.quorum = number;
    CHECK(outcome(are_sound(rules)) == "invalid refusal.invalid quorum:problem.out_of_range");
  }
}

TEST_CASE("attending: the reminder comes first, and its present edition") {
  const TableRules rules;
  Meeting m = planned(1);
  CHECK(outcome(join(m, nurse, {false, rules.reminder}, rules, start_time)) ==
        "invalid refusal.invalid acknowledged:problem.reminder_not_acknowledged");
  CHECK(outcome(join(m, nurse, {true, "2020-01"}, rules, start_time)) ==
        "invalid refusal.invalid reminder:problem.reminder_has_changed");
  m = must(join(m, nurse, acknowledged(), rules, start_time));
  CHECK(must(join(m, nurse, acknowledged(), rules, start_time + 1min)) == m); // clicked twice
  m = must(leave(m, nurse.member, nurse.seat, start_time + 2min));
  CHECK(must(leave(m, nurse.member, nurse.seat, start_time + 3min)) == m);
  CHECK(outcome(leave(m, teacher.member, teacher.seat, start_time)) == "not_found refusal.not_found");
  m = must(join(m, nurse, acknowledged(), rules, start_time + 4min));
  REQUIRE(m.attendance.size() == 1);
  CHECK(m.attendance[0].acknowledged_at == start_time);
  CHECK(m.attendance[0].joined_at == start_time + 4min);
  TableRules changed = rules;
  changed.reminder = "2027-01";
  CHECK(!join(m, nurse, acknowledged(), changed, start_time));
  m = must(join(m, nurse, {true, "2027-01"}, changed, start_time + 5min));
  CHECK(m.attendance[0].acknowledged_at == start_time + 5min);
}

TEST_CASE("revisions: who comes and leaves makes no chair's step stale, a change of the course does") {
  Meeting m;
  m.revision = 9;
  m.course_revision = 6;
  for (const std::int64_t fine : {6, 7, 9})
    CHECK(m.is_current(fine));
  for (const std::int64_t stale : {0, 5, 10, -1})
    CHECK(!m.is_current(stale));
}

TEST_CASE("fields: a plan, rules and the rest are read whole, with every problem at once") {
  const AtTable clock = [](LocalDate day, int minute) -> Result<Instant> {
    return day.start_utc() + std::chrono::minutes(minute);
  };
  const auto fields = [](std::initializer_list<std::pair<const char*, const char*>> given) {
    Fields out;
    for (const auto& [name, value] : given)
      out.add(name, value);
    return out;
  };
  const auto plan = read_plan(
      fields(
          {{"day", "2026-11-02"}, {"time", "9:05"}, {"place", " Town hall "}, {"link", "https://meet.example/a?b=c"}}),
      clock, 75);
  REQUIRE(plan);
  CHECK(plan->start.iso() == "2026-11-02T09:05:00Z");
  CHECK(plan->expected_minutes == 75);
  CHECK(plan->place == "Town hall");
  CHECK(outcome(read_plan(fields({}), clock, 75)) ==
        "invalid refusal.invalid day:problem.required time:problem.required");
  for (const char* time : {"24:00", "9:60", "9", "9:5", ":30", "a9:00", "-1:00", "9 :00", "+9:00"})
    CHECK_MESSAGE(!read_plan(fields({{"day", "2026-11-02"}, {"time", time}}), clock, 75), std::string(time));
  for (const char* link : {"javascript:alert(1)", "http://meet.example", "https://", "https://a b", "https://a\"b"})
    CHECK(outcome(read_plan(fields({{"day", "2026-11-02"}, {"time", "9:00"}, {"link", link}}), clock, 75)) ==
          "invalid refusal.invalid link:problem.not_a_link");
  for (const char* minutes : {"9", "601", "99999999999999999999"})
    CHECK(!read_plan(fields({{"day", "2026-11-02"}, {"time", "9:00"}, {"expected_minutes", minutes}}), clock, 75));

  const std::string some(32, 'a'), nil(32, '0');
  CHECK(read_move(fields({{"situation", some.c_str()}, {"direction", "up"}}))->places == -1);
  CHECK(read_move(fields({{"situation", some.c_str()}, {"position", "3"}}))->position == 3);
  CHECK(!read_move(fields({{"situation", some.c_str()}})));
  CHECK(!read_move(fields({{"situation", some.c_str()}, {"position", "3"}, {"direction", "up"}})));
  CHECK(!read_item(fields({{"situation", nil.c_str()}})));
  CHECK(outcome(read_rules(fields({{"quorum_kind", "share"},
                                   {"quorum", "0"},
                                   {"reminder", "2026-11"},
                                   {"minutes_per_situation", "0"},
                                   {"expected_minutes", "90"}}))) ==
        "invalid refusal.invalid quorum:problem.out_of_range minutes_per_situation:problem.out_of_range");
  CHECK(read_attend(fields({{"acknowledged", "no"}, {"reminder", "2026-11"}}))->acknowledged == false);
}
