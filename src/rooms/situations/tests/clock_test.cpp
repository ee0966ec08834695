#include "rooms/situations/tests/journey.h"

using namespace concert;
using namespace concert::situations;
using namespace concert::situations::testing;

namespace {

const Instant met = start + 2h; // when at() meets the threshold
constexpr auto tick = std::chrono::microseconds(1);

} // namespace

TEST_CASE("the clock runs from the threshold: on time, due from 24 hours, overdue after 48") {
  const Situation s = at(Stage::intervention);
  REQUIRE(s.threshold->met_at == met);
  CHECK(clock_of(s, met).state == ClockState::on_time);
  CHECK(clock_of(s, met + 24h - tick).state == ClockState::on_time);
  CHECK(clock_of(s, met + 24h).state == ClockState::due_soon);
  CHECK(clock_of(s, met + 48h).state == ClockState::due_soon);
  CHECK(clock_of(s, met + 48h + tick).state == ClockState::overdue);
  CHECK(clock_of(s, met).due_from == met + 24h);
  CHECK(clock_of(s, met).due_by == met + 48h);
}

TEST_CASE("a first contact stops the clock, in time until the last moment") {
  const Situation s = at(Stage::intervention);
  const auto state_after = [&](std::chrono::microseconds waited) {
    return clock_of(must(contact(s, {Contact::first_contact}, met + waited)), met + 1000h).state;
  };
  CHECK(state_after(3h) == ClockState::met_in_time);
  CHECK(state_after(48h) == ClockState::met_in_time);
  CHECK(state_after(48h + tick) == ClockState::met_late);
}

TEST_CASE("no clock before the threshold, nor after an end without contact") {
  for (const Stage stage : {Stage::screening, Stage::discussion, Stage::rejected}) {
    const ConnectionClock clock = clock_of(at(stage), start + 1000h);
    CHECK(clock.state == ClockState::not_started);
    CHECK(!clock.due_by);
  }
  CHECK(clock_of(at(Stage::concluded), start + 1000h).state == ClockState::not_started);
}

TEST_CASE("what the clock measured") {
  Situation s = at(Stage::intervention); // the lead was named two hours after the threshold
  s = must(contact(s, {Contact::first_contact}, met + 90min));
  s = must(contact(s, {Contact::connected}, met + 26h + std::chrono::seconds(59)));
  const ConnectionClock clock = clock_of(s, met + 30h);
  CHECK(clock.to_lead == 120min);
  CHECK(clock.to_first_contact == 90min);
  CHECK(clock.to_connected == 26h);
}

TEST_CASE("reduced is a number: how many factors were graded lower than before") {
  Picture p;
  for (const auto& [before, after] :
       std::vector<std::pair<int, std::optional<int>>>{{3, 0}, {3, 2}, {2, 2}, {1, 3}, {2, std::nullopt}, {1, 0}})
    p.risks.push_back({code("risk_factors", "gambling_chronic"), before, after});
  const Reduction r = reduction_of(p);
  CHECK(r.total == 6);
  CHECK(r.assessed == 5);
  CHECK(r.reduced == 3);
  CHECK(r.gone == 2);
  CHECK(r.worse == 1);
  CHECK(reduction_of({}).total == 0);
}

TEST_CASE("a number is said in one way and understood in a few") {
  CHECK(spoken(1) == "S-0001");
  CHECK(spoken(142) == "S-0142");
  CHECK(spoken(12345) == "S-12345");
  CHECK(spoken_number("S-0142") == 142);
  CHECK(spoken_number("s-142") == 142);
  CHECK(spoken_number("142") == 142);
  for (const char* no : {"", "S-", "0", "S-0", "-3", "S--3", "142x", "S 142", "99999999999999999999", "T-0142"})
    CHECK_MESSAGE(!spoken_number(no), no);
}
