// The plan on its pages: planned, handed on, settled; overdue on home for whom it concerns; who waits for whom.
#include "rooms/situations/pages/tests/house.h"

namespace concert::situations::testing {
namespace {

using access::Stage;

Fields task_typed(std::string what, AgencyId owner, std::string day, std::string time) {
  return typed({{"what", std::move(what)},
                {"owner_agency", owner.text()},
                {"due_day~year", "2026"},
                {"due_day~month", "11"},
                {"due_day~day", std::move(day)},
                {"due_time", std::move(time)}});
}

// At filter 4, with housing as the lead and health assisting; its clock stands at 2026-11-22T15:00Z.
struct Planned : House {
  Planned() { bring_to(Stage::intervention); }
  const Task& task(std::size_t i = 0) {
    view_ = seen(landlord);
    return view_.plan.at(i);
  }
  Asked on(const Task& task, Fields fields = {}) {
    Asked out = now(std::move(fields));
    out.task = task.id.text();
    return out;
  }

private:
  View view_;
};

std::string words_on(const Reply& reply) {
  return reply.body.substr(reply.body.find("<main"));
}

} // namespace

TEST_CASE("the record shows the plan to those who see the picture, and leads on those who may act") {
  for (const Language language : {Language::en, Language::fr}) {
    Planned house;
    house.language = language;
    const std::string page = "/situations/" + house.id + "/plan/" + house.task().id.text();
    for (const access::Actor* who : {&house.landlord, &house.nurse, &house.chair}) {
      const Reply record = house.ask(*who, &Pages::record, house.now());
      CHECK(has(record, language == Language::en ? "First visit (door knock)" : "Première visite (à la porte)"));
      CHECK(has(record, page));
      CHECK(has(record, "/plan/new\"") == (who != &house.chair));
    }
    CHECK_FALSE(has(house.ask(house.teacher, &Pages::record, house.now()), page));
    CHECK(house.ask(house.teacher, &Pages::task, house.on(house.task())).status == 404);
    CHECK(house.ask(house.chair, &Pages::new_task, house.now()).status == 409);
    std::string missing;
    for (const std::string& key : house.catalogue.missing())
      missing += key + "\n";
    CHECK(missing == "");
  }
}

TEST_CASE("a task is planned for the hour on the wall, and what is wrong with it keeps what was typed") {
  Planned house;
  const Reply refused =
      house.ask(house.nurse, &Pages::plan_task, house.now(task_typed("call", house.police, "24", "25:00")));
  CHECK(refused.status == 422);
  CHECK(has(refused, "href=\"#f-due_time\""));
  CHECK(has(refused, "value=\"25:00\""));
  CHECK(has(refused, "value=\"call\" selected"));
  for (const char* time : {"", "9", "9:5", "24:00", "-1:30", "12:60", "noon", "12:00:00"})
    CHECK(house.ask(house.nurse, &Pages::plan_task, house.now(task_typed("call", house.health, "24", time))).status ==
          422);
  const Reply stranger =
      house.ask(house.nurse, &Pages::plan_task, house.now(task_typed("call", house.police, "24", "14:30")));
  CHECK(has(stranger, "href=\"#f-owner_agency\""));
  const Reply past =
      house.ask(house.nurse, &Pages::plan_task, house.now(task_typed("call", house.health, "21", "14:30")));
  CHECK(has(past, "href=\"#f-due_day\""));
  CHECK(house.seen(house.nurse).plan.size() == 1);
  house.done(house.nurse, &Pages::plan_task, house.now(task_typed("call", house.health, "24", "14:30")));
  CHECK(house.task(1).due_at == house.catalogue.in(Language::en)
                                    .zone()
                                    .instant({.day = *LocalDate::of(2026, 11, 24), .hour = 14, .minute = 30})
                                    .value());
  CHECK(house.task(1).owner == house.health);
}

TEST_CASE("a task's page: the lead says what came of it, the chair hands it on, a second hand is told") {
  Planned house;
  const Task knock = house.task();
  const Reply lead = house.ask(house.landlord, &Pages::task, house.on(knock));
  CHECK(has(lead, "/complete\""));
  CHECK(has(lead, "/cancel\""));
  CHECK(has(lead, "/amend\""));
  CHECK_FALSE(has(lead, "situation_concluded")); // nobody chooses that
  const Reply chair = house.ask(house.chair, &Pages::task, house.on(knock));
  CHECK(has(chair, "/amend\""));
  CHECK_FALSE(has(chair, "/complete\""));
  CHECK_FALSE(has(chair, "/cancel\""));

  Asked handed = house.on(knock, task_typed("call", house.health, "25", "09:00"));
  Asked late = house.on(knock, typed({{"outcome", "person_met"}}));
  house.done(house.chair, &Pages::amend_task, handed);
  CHECK(house.task().owner == house.health);
  CHECK(house.task().what.id == "first_visit"); // a task's kind is what it is
  const Reply stale = house.ask(house.landlord, &Pages::complete_task, late);
  CHECK(stale.status == 412);
  CHECK(has(stale, "value=\"person_met\" checked"));
  CHECK(house.task().state == TaskState::planned);
  CHECK(house.ask(house.landlord, &Pages::complete_task, house.on(knock)).status == 422);
  CHECK(has(house.ask(house.landlord, &Pages::cancel_task, house.on(knock)), "href=\"#f-cancel_reason\""));
  // What another field of the form says about the task means nothing: the path names it.
  house.done(house.landlord, &Pages::complete_task,
             house.on(knock, typed({{"outcome", "person_moved"}, {"task", std::string(32, '1')}})));
  CHECK(house.task().state == TaskState::not_possible_circumstances_changed);
  CHECK(house.ask(house.landlord, &Pages::task, house.on(knock)).status == 404);
  CHECK(
      house.ask(house.landlord, &Pages::cancel_task, house.on(knock, typed({{"cancel_reason", "replaced"}}))).status ==
      409);
}

TEST_CASE("overdue: home tells the owner and the lead at once, the chair a day later") {
  Planned house;
  house.done(house.nurse, &Pages::plan_task, house.now(task_typed("call", house.health, "23", "14:30")));
  house.done(house.landlord, &Pages::complete_task, house.on(house.task(), typed({{"outcome", "person_met"}})));
  const auto told = [&](const access::Actor& who) { return has(house.ask(who, &Pages::home), "id=\"overdue\""); };
  const Instant due = house.task(1).due_at;
  house.clock.set(due - std::chrono::minutes(1));
  CHECK_FALSE(told(house.nurse));
  house.clock.set(due);
  CHECK(told(house.nurse));
  CHECK(told(house.landlord));
  CHECK_FALSE(told(house.chair));
  CHECK_FALSE(told(house.teacher));
  house.clock.set(due + std::chrono::hours(24));
  CHECK(told(house.chair));
  CHECK(has(house.ask(house.chair, &Pages::record, house.now()), "overdue"));
  house.done(house.nurse, &Pages::complete_task, house.on(house.task(1), typed({{"outcome", "nobody_reached"}})));
  for (const access::Actor* who : {&house.nurse, &house.landlord, &house.chair})
    CHECK_FALSE(told(*who));
}

TEST_CASE("who is waiting for whom: the chair of everybody, a representative of one's own agency") {
  Planned house;
  house.clock.advance(std::chrono::hours(3));
  const std::string chair = words_on(house.ask(house.chair, &Pages::waiting));
  CHECK(chair.find("The housing") != std::string::npos);
  CHECK(chair.find("The health") != std::string::npos);
  CHECK(chair.find("3 hours") != std::string::npos);
  const std::string nurse = words_on(house.ask(house.nurse, &Pages::waiting));
  CHECK(nurse.find("The housing") == std::string::npos);
  CHECK(nurse.find("S-0001") != std::string::npos);
  CHECK(words_on(house.ask(house.teacher, &Pages::waiting)).find("S-0001") == std::string::npos);
  CHECK(house.ask(house.planner, &Pages::waiting).status == 403);
}

} // namespace concert::situations::testing
