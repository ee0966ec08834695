// Who waits for whom, since when, and whom it concerns.
#include "rooms/situations/tests/journey.h"

#include "rooms/situations/waiting.h"

using namespace concert;
using namespace concert::situations;
using namespace concert::situations::testing;

namespace {

// What somebody who sees everything of it sees.
View seen(const Situation& s, Instant now) {
  View out;
  out.id = s.id;
  out.stage = s.stage;
  out.number = s.number;
  out.subject = s.subject;
  out.originating = s.originating;
  out.opened_at = s.opened_at;
  out.presented_at = s.presented_at;
  out.lead = s.lead();
  out.clock = clock_of(s, now);
  out.screening = s.screening;
  out.picture = std::make_shared<const Picture>(s.picture);
  out.threshold = s.threshold;
  out.disclosure = s.disclosure;
  out.involvements = s.involvements;
  out.plan = s.plan;
  return out;
}

access::Actor actor(access::Role role, AgencyId agency) {
  access::Actor out;
  out.role = role;
  out.agency = agency;
  return out;
}

Instant since(const Situation& s, Awaited what) {
  for (const Waiting& one : waiting_for(seen(s, start + 9h), today))
    if (one.what == what)
      return one.since;
  FAIL("is not awaited: " << name_of(what));
  return {};
}

} // namespace

TEST_CASE("each waiting began when the step before was taken") {
  CHECK(since(at(Stage::screening), Awaited::picture) == start);
  CHECK(since(at(Stage::discussion), Awaited::decision) == start + 1h);
  const Situation three = at(Stage::identification);
  CHECK(since(three, Awaited::authority) == start + 2h);
  CHECK(since(three, Awaited::answers) == start + 2h);
  Situation open = must(disclose(three, disclosure(), today, start + 3h));
  open = must(answer(must(answer(open, health, {Answer::involved})), schools, {Answer::involved}));
  CHECK(since(open, Awaited::roles) == start + 3h);
  Situation four = at(Stage::intervention);
  CHECK(since(four, Awaited::first_contact) == start + 4h);
  four = must(contact(four, {Contact::first_contact}, start + 6h));
  CHECK(since(four, Awaited::connection) == start + 6h);
  four = must(contact(four, {Contact::connected}, start + 8h));
  CHECK(since(four, Awaited::conclusion) == start + 8h);
  CHECK(waiting_for(seen(at(Stage::concluded), start + 9h), today).empty());
}

TEST_CASE("everything awaited of a table, by agency and age; of one agency, only its own") {
  Situation four =
      with_first_visit(at(Stage::intervention), id_of<TaskId>('1'), {police, id_of<MemberId>('7')}, book(), start + 4h);
  const std::vector<View> views = {seen(four, start + 9h), seen(at(Stage::discussion), start + 9h)};
  const auto all = awaited_in(views, today, actor(access::Role::chair, elsewhere));
  REQUIRE(all.size() == 4); // the decision, and of filter 4: the first contact of two agencies and the task
  CHECK_FALSE(all[0].agency);
  CHECK(all[0].what == Awaited::decision);
  CHECK(all[1].agency == health);
  CHECK(all[3].agency == schools);
  const auto own = awaited_in(views, today, actor(access::Role::representative, health));
  REQUIRE(own.size() == 2);
  CHECK(own[0].what == Awaited::first_contact);
  CHECK(own[0].due == start + 2h + 48h);
  REQUIRE(own[1].task);
  CHECK(own[1].task->what.id == "first_visit");
  CHECK(own[1].since == start + 4h);
  CHECK(awaited_in(views, today, actor(access::Role::representative, housing)).empty());
  for (const AwaitedOf& line : awaited_in(views, today, actor(access::Role::representative, schools)))
    CHECK_FALSE(line.task);
}

TEST_CASE("a settled task is awaited of nobody") {
  Situation four =
      with_first_visit(at(Stage::intervention), id_of<TaskId>('1'), {police, id_of<MemberId>('7')}, book(), start + 4h);
  four = with_plan_closed(four, {health, id_of<MemberId>('7')}, book(), start + 5h);
  CHECK(awaited_in({seen(four, start + 9h)}, today, actor(access::Role::representative, health)).size() == 1);
}

TEST_CASE("an overdue task concerns its owner and the lead, and the chair once it has reached the chair") {
  const View view = seen(at(Stage::intervention), start + 9h); // lead: health, assisting: schools
  Escalation one{id_of<TaskId>('1'), schools, 5min, false};
  using access::Role;
  CHECK(concerns(one, view, actor(Role::representative, schools)));
  CHECK(concerns(one, view, actor(Role::representative, health)));
  CHECK_FALSE(concerns(one, view, actor(Role::representative, police)));
  CHECK_FALSE(concerns(one, view, actor(Role::chair, health)));
  CHECK_FALSE(concerns(one, view, actor(Role::planner, schools)));
  one.to_chair = true;
  CHECK(concerns(one, view, actor(Role::chair, elsewhere)));
}
