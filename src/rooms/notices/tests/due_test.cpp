// What a seat should have been told, from how a thing is.
#include <doctest/doctest.h>

#include "base/pause.h"
#include "rooms/notices/room.h"

using namespace concert;
using namespace concert::notices;
using access::Role;

namespace {

const Instant noon = *Instant::parse_iso("2026-11-22T12:00:00Z");
const LocalDate today = LocalDate::utc_day_of(noon);

meetings::Header tomorrow() {
  meetings::Header out;
  out.id = *meetings::MeetingId::parse(std::string(32, 'e'));
  out.planned_start = noon + std::chrono::hours(24);
  out.expected_minutes = 90;
  out.place = "Town hall";
  return out;
}

std::string said(const std::optional<Due>& due) {
  return due ? std::string(name_of(due->kind)) : "nothing";
}

Notice told(const Due& due) {
  Notice out;
  out.kind = due.kind;
  out.mark = due.mark;
  return out;
}

} // namespace

TEST_CASE("a planned meeting is told once, and again for each change that a member would act on") {
  meetings::Header meeting = tomorrow();
  const auto first = due_of(meeting, Role::representative, nullptr, noon);
  REQUIRE(said(first) == "meeting_planned");
  Notice before = told(*first);
  meeting.revision += 7; // the agenda: not told, and how often it changed is nobody's business
  CHECK(due_of(meeting, Role::representative, &before, noon) == first);
  for (const auto& change : std::vector<std::function<void(meetings::Header&)>>{
           [](meetings::Header& m) { m.planned_start = m.planned_start + std::chrono::minutes(30); },
           [](meetings::Header& m) { m.expected_minutes = 60; }, [](meetings::Header& m) { m.place = "Library"; },
           [](meetings::Header& m) { m.link = "https://example.ca"; }}) {
    change(meeting);
    const auto next = due_of(meeting, Role::chair, &before, noon);
    REQUIRE(said(next) == "meeting_changed");
    CHECK(next->mark != before.mark);
    before = told(*next);
    CHECK(due_of(meeting, Role::chair, &before, noon) == next);
  }
}

TEST_CASE("a meeting that is cancelled is told to those who knew of it, until it would have been over") {
  meetings::Header meeting = tomorrow();
  const Notice before = told(*due_of(meeting, Role::representative, nullptr, noon));
  meeting.state = meetings::State::cancelled;
  CHECK(said(due_of(meeting, Role::representative, &before, noon)) == "meeting_cancelled");
  CHECK(said(due_of(meeting, Role::representative, nullptr, noon)) == "nothing");
  CHECK(said(due_of(meeting, Role::representative, &before, noon + std::chrono::hours(26))) == "nothing");
}

TEST_CASE("nothing is told of a meeting that has begun or passed; chairs hear of minutes to be signed") {
  meetings::Header meeting = tomorrow();
  const Notice before = told(*due_of(meeting, Role::chair, nullptr, noon));
  CHECK(said(due_of(meeting, Role::chair, &before, noon + std::chrono::hours(26))) == "nothing");
  meeting.state = meetings::State::in_session;
  CHECK(said(due_of(meeting, Role::chair, &before, noon)) == "nothing");
  meeting.state = meetings::State::closed;
  CHECK(said(due_of(meeting, Role::chair, &before, noon)) == "minutes_to_sign");
  CHECK(said(due_of(meeting, Role::representative, &before, noon)) == "nothing");
  meeting.state = meetings::State::signed_off;
  CHECK(said(due_of(meeting, Role::chair, &before, noon)) == "nothing");
}

TEST_CASE("a situation is told when it is this seat's turn, from filter 2 on") {
  situations::View view;
  view.originating = *AgencyId::parse(std::string(32, 'a'));
  view.stage = access::Stage::discussion;
  access::Actor chair;
  chair.role = Role::chair;
  access::Actor constable;
  constable.agency = view.originating;
  CHECK(said(due_of(view, chair, today, noon)) == "situation_waits");
  CHECK(said(due_of(view, constable, today, noon)) == "nothing");
  view.stage = access::Stage::identification;
  view.picture = std::make_shared<const situations::Picture>();
  const auto grounds = due_of(view, constable, today, noon); // the originating agency opens the names
  REQUIRE(said(grounds) == "situation_waits");
  view.disclosure = situations::Disclosure{};
  const auto wider = due_of(view, constable, today, noon);
  REQUIRE(said(wider) == "situation_waits");
  CHECK(wider->mark != grounds->mark); // another thing to do: told again
  view.stage = access::Stage::screening;
  CHECK(said(due_of(view, constable, today, noon)) == "nothing");
  view.stage = access::Stage::concluded;
  CHECK(said(due_of(view, constable, today, noon)) == "nothing");
}

TEST_CASE("an overdue task reaches its owner and the lead at once, the chair a day later, and is told once") {
  const AgencyId police = *AgencyId::parse(std::string(32, 'a')), housing = *AgencyId::parse(std::string(32, 'b'));
  situations::Task task;
  task.id = *situations::TaskId::parse(std::string(32, '7'));
  task.owner = housing;
  task.due_at = noon;
  situations::View view;
  view.originating = police;
  view.lead = police;
  view.stage = access::Stage::concluded; // no step of the journey is awaited: only the task can be told of
  view.plan = {task};
  access::Actor landlord, constable, nurse, chair;
  landlord.agency = housing;
  constable.agency = police;
  nurse.agency = *AgencyId::parse(std::string(32, 'c'));
  chair.role = Role::chair;
  const auto minute = std::chrono::minutes(1);
  CHECK(said(due_of(view, landlord, today, noon - minute)) == "nothing");
  const auto late = due_of(view, landlord, today, noon + minute);
  CHECK(said(late) == "situation_waits");
  CHECK(due_of(view, landlord, today, noon + std::chrono::hours(5)) == late); // not told again every hour
  CHECK(said(due_of(view, constable, today, noon + minute)) == "situation_waits");
  CHECK(said(due_of(view, nurse, today, noon + minute)) == "nothing");
  CHECK(said(due_of(view, chair, today, noon + minute)) == "nothing");
  CHECK(said(due_of(view, chair, today, noon + std::chrono::hours(25))) == "situation_waits");
  view.plan.front().state = situations::TaskState::done;
  CHECK(said(due_of(view, landlord, today, noon + minute)) == "nothing");
}

TEST_CASE("pauses double from a minute and end at four hours") {
  using std::chrono::minutes;
  CHECK(pause_after(1) == minutes(1));
  CHECK(pause_after(2) == minutes(2));
  CHECK(pause_after(8) == minutes(128));
  CHECK(pause_after(9) == minutes(240));
  CHECK(pause_after(1'000'000) == minutes(240));
  CHECK(pause_after(0) == minutes(1));
}
