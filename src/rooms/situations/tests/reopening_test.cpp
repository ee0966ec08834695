#include "rooms/situations/figures.h"
#include "rooms/situations/reopening.h"
#include "rooms/situations/tests/journey.h"

using namespace concert;
using namespace concert::situations;
using namespace concert::situations::testing;

namespace {

const ReopenSituation again{code("reopenings", "risk_rose_again")};

} // namespace

TEST_CASE("opened again it is at filter 2 with its picture, and nothing of the first time but its history") {
  const Situation s = at(Stage::concluded);
  const Situation after = must(reopen(s, again, start + 900h));
  CHECK(after.stage == Stage::discussion);
  CHECK(after.number == s.number);
  CHECK(after.presented_at == start + 900h);
  CHECK(after.round() == 2);
  CHECK(broken_promises(after).empty());
  CHECK_FALSE(after.threshold);
  CHECK_FALSE(after.disclosure);
  CHECK_FALSE(after.ending);
  CHECK(after.involvements.empty());
  CHECK(after.mobilized.empty());
  CHECK(after.plan.empty());
  CHECK(after.picture.affected == s.picture.affected);
  REQUIRE(after.picture.risks.size() == s.picture.risks.size());
  for (std::size_t i = 0; i < s.picture.risks.size(); ++i) {
    CHECK(after.picture.risks[i].before == s.picture.risks[i].before);
    CHECK_FALSE(after.picture.risks[i].after);
  }
  const Round& first = after.earlier.at(0);
  CHECK(first.ending == *s.ending);
  CHECK(first.presented_at == *s.presented_at);
  CHECK(first.threshold_met_at == s.threshold->met_at);
  CHECK(first.lead == s.lead());
  CHECK(first.reopened.id == "risk_rose_again");
  CHECK(first.factors_assessed == reduction_of(s.picture).assessed);
}

TEST_CASE("only what was concluded, and is not at another table, is opened again") {
  for (const Stage stage :
       {Stage::screening, Stage::discussion, Stage::identification, Stage::intervention, Stage::rejected})
    CHECK(outcome(reopen(at(stage), again, start)) == "step_not_open refusal.step_not_open");
  Situation gone = at(Stage::concluded);
  gone.ending->reason = code("conclusions", "handed_over");
  CHECK(outcome(reopen(gone, again, start)) == "step_not_open refusal.handed_over");
}

TEST_CASE("a small number of situations opened again is not the difference of what is shown") {
  Figures figures;
  figures.by_stage = {{Stage::discussion, 20}, {Stage::concluded, 30}};
  figures.by_reason = {{"relocated", 33}};
  figures.opened_again = 3;
  const InternalFigures shown = withheld(figures, 11);
  for (const InternalCount& one : shown.by_stage)
    CHECK(one.count.has_value() == (one.key != "concluded"));
  CHECK_FALSE(shown.total);
}
