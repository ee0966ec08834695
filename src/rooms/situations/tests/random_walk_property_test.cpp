// Random acts on random situations, seeded: whatever is tried in whatever order, no filter is skipped and no promise is
// broken. The next stage is judged by a table of its own, written from the guidance and not from the code.
#include "rooms/situations/tests/journey.h"

#include <cstdio>

#include "rooms/situations/plan_rules.h"

using namespace concert;
using namespace concert::situations;
using namespace concert::situations::testing;

namespace {

const std::map<Stage, std::set<Stage>> may_follow = {
    {Stage::screening, {Stage::screening, Stage::discussion}},
    {Stage::discussion, {Stage::discussion, Stage::identification, Stage::rejected}},
    {Stage::identification, {Stage::identification, Stage::intervention, Stage::rejected}},
    {Stage::intervention, {Stage::intervention, Stage::concluded, Stage::rejected}},
    {Stage::concluded, {}},
    {Stage::rejected, {}},
};

const std::vector<AgencyId> everybody = {police, health, schools, housing, elsewhere};

Result<Situation> random_act(const Situation& s, Dice& dice, Instant now) {
  const LocalDate day = LocalDate::utc_day_of(now);
  const auto likely_owner = [&] {
    return !s.involvements.empty() && dice.chance(80) ? dice.one(s.involvements).agency : dice.one(everybody);
  };
  const Doer doer{likely_owner(), id_of<MemberId>('7')};
  const TaskId some_task = s.plan.empty() ? id_of<TaskId>('9') : dice.one(s.plan).id;
  const auto random_task = [&dice] {
    return *TaskId::parse(std::string(29, 'a') + std::to_string(100 + dice.below(900)));
  };
  const Instant due = now + std::chrono::hours(dice.below(60)) - std::chrono::hours(5);
  // Ends are rarer than steps, or no walk would come far; a plan is tried where there can be one.
  const bool plans = s.stage == Stage::intervention ? dice.chance(30) : dice.chance(2);
  switch (plans ? 12 + dice.below(4) : dice.below(dice.chance(20) ? 12 : 10)) {
  case 0:
    return amend(s, {dice.chance(50) ? picture() : dice.picture()}, book(), day);
  case 1:
    return present(s, static_cast<std::int64_t>(1 + dice.below(500)), now);
  case 2:
    return accept(s, {reasons(), dice.some(dice.chance(80) ? at_table : everybody)}, at_table, now);
  case 3:
    return mark_likely(s, {dice.some(dice.chance(80) ? at_table : everybody)}, at_table);
  case 4:
    return disclose(s,
                    {dice.code_of("authorities"), dice.chance(50), day.plus_days(static_cast<int>(dice.below(4)) - 2),
                     dice.chance(50) ? std::optional(day.plus_days(static_cast<int>(dice.below(4)) - 1)) : std::nullopt,
                     dice.chance(70)},
                    day, now);
  case 5:
    return answer(s, dice.one(everybody), {dice.chance(60) ? Answer::involved : Answer::not_involved});
  case 6:
  case 7:
    return assign(s, {dice.one(everybody), dice.some(at_table)}, day, now);
  case 8:
    return contact(s, {dice.chance(50) ? Contact::connected : Contact::first_contact}, now);
  case 9:
    return mobilize(s, dice.one(everybody), {dice.code_of("service_types"), "", dice.code_of("mobilizations")},
                    *MobilizedId::parse(std::string(32, "123456789"[dice.below(9)])), now);
  case 12: {
    TaskId drawn = random_task();
    while (std::any_of(s.plan.begin(), s.plan.end(), [&](const Task& task) { return task.id == drawn; }))
      drawn = random_task();
    return plan_task(s, {dice.code_of("plan_tasks"), likely_owner(), due}, drawn, doer, now);
  }
  case 13:
    return amend_task(s, {some_task, likely_owner(), due}, doer, AmendedBy::chair, now);
  case 14:
    return complete_task(s, {some_task, dice.code_of("plan_outcomes"), TaskState::not_done}, doer, now);
  case 15:
    return cancel_task(s, {some_task, dice.code_of("plan_outcomes")}, doer, now);
  case 10:
    return reject(s, {dice.code_of("conclusions")}, now);
  default: {
    ConcludeSituation act{dice.code_of("conclusions"), {}};
    for (const RiskFactor& risk : s.picture.risks)
      if (dice.chance(85))
        act.after.push_back({risk.factor.id, static_cast<int>(dice.below(4))});
    const auto after = conclude(s, act, book(), LocalDate::utc_day_of(now), now);
    return after ? Result<Situation>(with_plan_closed(*after, doer, book(), now)) : after;
  }
  }
}

} // namespace

TEST_CASE("20,000 random acts break no promise and skip no filter") {
  Dice dice(20'000);
  std::map<Stage, int> reached;
  std::map<std::string, int> refusals;
  int taken = 0;
  Instant now = start;
  Situation s = open(screened(), some_id, table, police, now);
  for (int step = 0; step < 20'000; ++step) {
    now = now + std::chrono::minutes(dice.below(60));
    const Situation before = s;
    const Result<Situation> after = random_act(s, dice, now);
    CAPTURE(step);
    if (!after) {
      ++refusals[after.error().word];
      REQUIRE(!after.error().word.empty());
    } else {
      ++taken;
      s = *after;
      REQUIRE(may_follow.at(before.stage).contains(s.stage));
      const auto broken = broken_promises(s);
      REQUIRE_MESSAGE(broken.empty(), broken.front());
      REQUIRE(s.id == before.id);
      REQUIRE(s.originating == before.originating);
      REQUIRE(s.table == before.table);
      REQUIRE(s.opened_at == before.opened_at);
      if (before.number) // what was said aloud stays true
        REQUIRE((s.number == before.number && s.presented_at == before.presented_at));
      if (s.stage == Stage::rejected) {
        Situation header;
        header.id = before.id;
        header.table = before.table;
        header.originating = before.originating;
        header.version = before.version;
        header.number = before.number;
        header.subject = before.subject;
        header.opened_at = before.opened_at;
        header.presented_at = before.presented_at;
        header.stage = Stage::rejected;
        header.ending = s.ending;
        REQUIRE(s == header);
        REQUIRE(s.ending->stopped_at == before.stage);
      }
    }
    const bool over = s.stage == Stage::rejected || s.stage == Stage::concluded;
    if (over || dice.chance(1)) {
      ++reached[s.stage];
      if (over) // nothing can be done to what has ended
        for (int i = 0; i < 12; ++i)
          REQUIRE(!random_act(s, dice, now));
      OpenSituation act = screened(dice.chance(90), dice.chance(95), dice.chance(95));
      act.subject = dice.code_of("subjects");
      s = open(act, some_id, table, dice.one(at_table), now);
      REQUIRE(broken_promises(s).empty());
    }
  }
  // The walk was worth something: every end was reached and every refusal heard.
  for (const Stage stage : all_stages)
    CHECK_MESSAGE(reached[stage] >= 5, access::name_of(stage));
  CHECK(taken > 3000);
  for (const char* word :
       {"refusal.step_not_open", "refusal.screening_says_no", "refusal.invalid", "refusal.already_recorded",
        "refusal.no_authority_for_intervention", "refusal.not_permitted", "refusal.task_is_settled"})
    CHECK_MESSAGE(refusals[word] > 0, word);
}
