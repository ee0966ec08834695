// Stepping out holds in the gate: whoever is out of a situation hears from the room exactly what it would say of a
// situation that does not exist, whatever happens to it meanwhile. On both engines.
#include "rooms/situations/tests/desks.h"

#include <tuple>

#include "rooms/situations/waiting.h"

using namespace concert;
using namespace concert::situations;
using namespace concert::situations::testing;
using access::Role;

namespace {

const access::Actor constable = seated(police, '1'), nurse = seated(health, '2'), other_nurse = seated(health, '3'),
                    teacher = seated(schools, '4'), landlord = seated(housing, '5'),
                    chair = seated(police, '6', Role::chair), second_chair = seated(police, '7', Role::chair),
                    nurse_as_chair = seated(police, '2', Role::chair),
                    stranger = seated(health, '2', Role::representative, id_of<TableId>('9'));

// All that the room says to this actor about everything.
std::string all_told(Desks& house, const access::Actor& actor) {
  std::string out;
  for (const bool mine : {false, true})
    for (const bool open : {false, true}) {
      ListQuery query;
      query.involving = mine ? Involving::mine : Involving::anyone;
      query.open_only = open;
      const ListPage page = must(house.room.list(actor, query));
      out += std::to_string(page.total) + ":";
      for (const View& view : must(house.room.overview(actor, query)))
        out += view.id.text() + std::to_string(view.version) + "!";
      for (const ListEntry& line : page.entries)
        out += line.id.text() + " " + std::to_string(line.number.value_or(0)) + " " +
               std::string(access::name_of(line.stage)) + (line.lead ? line.lead->text() : "") + ";";
    }
  if (const auto figures = house.room.figures(actor))
    for (const auto& [stage, count] : figures->by_stage)
      out += std::string(access::name_of(stage)) + "=" + std::to_string(count) + ";";
  return out;
}

// What each act on that situation comes to, whatever version is guessed.
std::vector<std::string> outcomes(Desks& house, const access::Actor& by, SituationId id) {
  std::vector<std::string> out;
  Room& room = house.room;
  for (const std::int64_t version : {1, 3, 4}) {
    out.push_back(outcome(room.amend(by, id, version, {picture()})));
    out.push_back(outcome(room.accept(by, id, version, {reasons(), {}})));
    out.push_back(outcome(room.reject(by, id, version, {code("conclusions", "single_agency_can_address")})));
    out.push_back(outcome(room.mark_likely(by, id, version, {{health}})));
    out.push_back(outcome(room.disclose(by, id, version, disclosure())));
    out.push_back(outcome(room.answer(by, id, version, {Answer::involved})));
    out.push_back(outcome(room.assign(by, id, version, {health, {}})));
    out.push_back(outcome(room.contact(by, id, version, {Contact::connected})));
    out.push_back(outcome(room.conclude(by, id, version, {code("conclusions", "relocated"), {}})));
    out.push_back(outcome(room.withdraw(by, id, version)));
    out.push_back(outcome(room.present(by, id, version)));
  }
  out.push_back(outcome(room.view(by, id)));
  out.push_back(outcome(room.see_names(by, id)));
  out.push_back(outcome(room.see_contact(by, id)));
  out.push_back(outcome(room.seats(by, id, std::nullopt)));
  out.push_back(outcome(room.step_out(by, id, {})));
  out.push_back(outcome(room.send_out(by, id, {{schools, std::nullopt}, Conflict::other})));
  out.push_back(outcome(room.call_back(by, id, {{by.agency, by.member}})));
  out.push_back(std::to_string(must(room.headers(by, {id})).size()));
  return out;
}

std::vector<std::string> without_words(std::vector<std::string> outcomes) {
  std::sort(outcomes.begin(), outcomes.end());
  outcomes.erase(std::unique(outcomes.begin(), outcomes.end()), outcomes.end());
  return outcomes;
}

} // namespace

TEST_CASE("to whoever is out, the situation is one that does not exist, in every seat that person takes") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Desks house(place, one_table());
    const View view = house.presented_by(constable);
    house.presented_by(teacher);
    const SituationId nothing = *SituationId::parse(std::string(32, '7'));
    const std::string before = all_told(house, nurse);
    REQUIRE(before.find(view.id.text()) != std::string::npos);
    const int told = house.told;
    REQUIRE(house.room.step_out(nurse, view.id, {Conflict::personal_tie}));
    CHECK(house.told == told + 1);

    CHECK(outcomes(house, nurse, view.id) == outcomes(house, nurse, nothing));
    CHECK(outcomes(house, nurse_as_chair, view.id) == outcomes(house, nurse_as_chair, nothing));
    CHECK(without_words(outcomes(house, nurse, view.id)) ==
          std::vector<std::string>{"0", "not_found refusal.not_found"});
    CHECK(all_told(house, nurse).find(view.id.text()) == std::string::npos);
    // The agency's colleague stays at the table, and so does everybody else.
    CHECK(house.room.view(other_nurse, view.id)->picture);
    CHECK(house.room.view(chair, view.id)->picture);
    CHECK(must(house.room.figures(chair)).by_stage[Stage::discussion] == 2);
    CHECK(must(house.room.figures(nurse_as_chair)).by_stage[Stage::discussion] == 1);

    // Whoever is out cannot come back alone; the chair calls back, once.
    CHECK(outcome(house.room.call_back(teacher, view.id, {{health, nurse.member}})) ==
          "not_permitted refusal.not_permitted");
    REQUIRE(house.room.call_back(chair, view.id, {{health, nurse.member}}));
    CHECK(outcome(house.room.call_back(chair, view.id, {{health, nurse.member}})) == "step_not_open refusal.not_out");
    CHECK(all_told(house, nurse) == before);
    CHECK(house.room.view(nurse, view.id)->version == view.version); // nobody's form became stale over it
    CHECK(house.log.verify(*house.database).intact());
  });
}

TEST_CASE("twin worlds: accepted here, rejected there, and whoever is out is told the same") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    std::vector<std::string> told;
    for (const bool accepted : {true, false}) {
      auto other = storage::testing::Place::sqlite();
      Desks house(accepted ? place : other, one_table());
      const View view = house.presented_by(constable);
      house.presented_by(teacher);
      REQUIRE(house.room.step_out(nurse, view.id, {Conflict::own_interest}));
      REQUIRE(house.room.send_out(chair, view.id, {{housing, std::nullopt}, Conflict::own_interest}));
      if (accepted)
        REQUIRE(house.room.accept(chair, view.id, view.version, {reasons(), {health, housing}}));
      else
        REQUIRE(house.room.reject(chair, view.id, view.version, {code("conclusions", "single_agency_can_address")}));
      std::string out = all_told(house, nurse) + all_told(house, nurse_as_chair) + all_told(house, landlord);
      for (const access::Actor& by : {nurse, nurse_as_chair, landlord})
        for (const std::string& one : outcomes(house, by, view.id))
          out += one + "\n";
      told.push_back(std::move(out));
      CHECK(all_told(house, other_nurse).find(view.id.text()) != std::string::npos);
    }
    CHECK(told[0] == told[1]);
  });
}

TEST_CASE("the chair sends out a person or a whole agency; whoever presented may be out too") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Desks house(place, one_table());
    const View view = house.presented_by(constable);
    CHECK(outcome(house.room.send_out(teacher, view.id, {{health, std::nullopt}, Conflict::other})) ==
          "not_permitted refusal.not_permitted");
    CHECK(outcome(house.room.send_out(chair, view.id, {{elsewhere, std::nullopt}, Conflict::other})) ==
          "invalid refusal.invalid agency:problem.agency_not_at_table");
    CHECK(outcome(house.room.step_out(stranger, view.id, {})) == "not_found refusal.not_found");

    REQUIRE(house.room.send_out(chair, view.id, {{health, std::nullopt}, Conflict::professional_tie}));
    CHECK(outcome(house.room.send_out(chair, view.id, {{health, std::nullopt}, Conflict::other})) ==
          "step_not_open refusal.already_out");
    CHECK(!house.room.view(nurse, view.id));
    CHECK(!house.room.view(other_nurse, view.id));
    CHECK(house.room.view(nurse_as_chair, view.id)); // the agency is out as far as it is represented
    REQUIRE(house.room.send_out(chair, view.id, {{police, constable.member}, Conflict::personal_tie}));
    CHECK(!house.room.view(constable, view.id));
    CHECK(house.room.view(seated(police, '8'), view.id)->allows(access::Act::amend_picture));

    // A chair who steps out needs another chair.
    REQUIRE(house.room.step_out(chair, view.id, {Conflict::personal_tie}));
    CHECK(outcome(house.room.call_back(chair, view.id, {{police, chair.member}})) == "not_found refusal.not_found");
    REQUIRE(house.room.call_back(second_chair, view.id, {{police, chair.member}}));
    REQUIRE(house.room.call_back(chair, view.id, {{health, std::nullopt}}));
    CHECK(house.room.view(nurse, view.id));
    CHECK(must(house.room.seats(chair, view.id, std::nullopt)).out.size() == 1);
  });
}

TEST_CASE("what each seat sees is what the gate says, now and after a proposed step") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Desks house(place, one_table());
    View view = house.presented_by(constable);
    REQUIRE(house.room.send_out(chair, view.id, {{housing, std::nullopt}, Conflict::own_interest}));
    const auto seen = [](const std::vector<Sight>& all) {
      std::string out;
      for (const Sight& one : all)
        out += std::string(one.header ? "h" : "-") + (one.picture ? "p" : "-") + (one.names ? "n" : "-") +
               (one.contact ? "c" : "-") + " ";
      return out;
    };
    // police, which brought it; health; schools; housing, which is out
    const Seats before = must(house.room.seats(chair, view.id, AcceptSituation{reasons(), {health, housing}}));
    CHECK(seen(before.now) == "hpnc hp-- hp-- ---- ");
    REQUIRE(before.then);
    CHECK(seen(*before.then) == "hpnc hp-- h--- ---- "); // no name before the originating agency opens it
    CHECK((*before.then)[1].involvement.likely);
    CHECK(house.room.view(chair, view.id)->version == view.version);
    CHECK(outcome(house.room.seats(chair, view.id, AssignRoles{health, {}})) == "step_not_open refusal.step_not_open");
    CHECK(outcome(house.room.seats(nurse, view.id, std::nullopt)) == "not_permitted refusal.not_permitted");

    view = must(house.room.accept(chair, view.id, view.version, {reasons(), {health, housing}}));
    people::Identity identity;
    identity.names = {Personal(std::string("Ann")), Personal(std::string("Other")), std::nullopt};
    REQUIRE(house.room.keep_identity(constable, view.id, 0, identity));
    view = must(house.room.disclose(constable, view.id, view.version, disclosure()));
    const Seats then = must(house.room.seats(chair, view.id, AssignRoles{health, {}}));
    CHECK(seen(then.now) == "hpnc hpn- h--- ---- ");
    CHECK(seen(*then.then) == "hpnc hpnc h--- ---- ");
    // It is so: what the sight promises, the room gives, and nothing more.
    CHECK(house.room.see_names(nurse, view.id));
    CHECK(!house.room.see_contact(nurse, view.id));
    CHECK(!house.room.see_names(teacher, view.id));
    CHECK(!house.room.see_names(landlord, view.id));
  });
}

TEST_CASE("how far it has come: what minutes may say, and who was out") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Desks house(place, one_table());
    View view = house.presented_by(constable);
    REQUIRE(house.room.step_out(nurse, view.id, {Conflict::personal_tie}));
    house.clock.advance(1min);
    REQUIRE(house.room.call_back(chair, view.id, {{health, nurse.member}}));
    view = must(house.room.accept(chair, view.id, view.version, {reasons(), {health, schools}}));
    const auto read = [&](SituationId id) {
      return house.database->read([&](storage::Transaction& tx) { return read_reached(tx, id); });
    };
    const auto reached = read(view.id);
    REQUIRE(reached);
    CHECK(reached->number == 1);
    CHECK(reached->stage == Stage::identification);
    CHECK(reached->likely == std::vector{health, schools});
    CHECK(reached->step_outs ==
          std::vector{StepOut{{health, nurse.member}, Conflict::personal_tie, start, start + 1min}});
    const View screening = must(house.room.open(teacher, screened()));
    CHECK(!read(screening.id));
    CHECK(!read(id_of<SituationId>('7')));
  });
}

TEST_CASE("headers are the lines of the list, in the order asked for, however many") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Desks house(place, one_table());
    std::vector<SituationId> ids;
    for (int i = 0; i < 19; ++i)
      ids.push_back(house.presented_by(i % 2 == 0 ? constable : teacher).id);
    const View screening = must(house.room.open(teacher, screened()));
    std::rotate(ids.begin(), ids.begin() + 5, ids.end());
    for (const std::size_t count : {0, 1, 7, 8, 9, 16, 17, 19}) {
      std::vector<SituationId> asked(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(count));
      std::vector<SituationId> given;
      for (const ListEntry& line : must(house.room.headers(chair, asked)))
        given.push_back(line.id);
      CHECK(given == asked);
    }
    CHECK(must(house.room.headers(chair, {screening.id})).empty()); // filter 1 is its own agency's
    CHECK(must(house.room.headers(teacher, {screening.id})).size() == 1);
    CHECK(must(house.room.headers(stranger, ids)).empty()); // another table
    REQUIRE(house.room.step_out(nurse, ids[3], {}));
    CHECK(must(house.room.headers(nurse, ids)).size() == 18);
    ListQuery query;
    query.limit = 100;
    const ListPage page = must(house.room.list(chair, query));
    const auto lines = must(house.room.headers(chair, {page.entries[4].id}));
    CHECK(lines[0].urgency == page.entries[4].urgency);
    CHECK(lines[0].number == page.entries[4].number);
    CHECK(lines[0].presented_at == page.entries[4].presented_at);
    CHECK(outcome(house.room.headers(seated(police, '1', Role::planner), ids)) ==
          "not_permitted refusal.not_permitted");
  });
}

TEST_CASE("whoever is out hears nothing of a plan, and can do nothing to it") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Desks house(place, one_table());
    View view = house.presented_by(constable);
    people::Identity identity;
    identity.names = {Personal(std::string("Ann")), Personal(std::string("Other")), std::nullopt};
    must(house.room.keep_identity(constable, view.id, 0, identity));
    view = must(house.room.accept(chair, view.id, view.version, {reasons(), {health, schools}}));
    view = must(house.room.disclose(constable, view.id, view.version, disclosure()));
    view = must(house.room.assign(chair, view.id, view.version, {health, {schools}}));
    REQUIRE(view.plan.size() == 1);
    const TaskId knock = view.plan[0].id;
    const auto awaited_of = [&](const access::Actor& by) {
      return awaited_in(must(house.room.open_situations(by)), today, by).size();
    };
    CHECK(awaited_of(nurse) == 2);
    CHECK(awaited_of(nurse_as_chair) == 3);
    REQUIRE(house.room.step_out(nurse, view.id, {Conflict::personal_tie}));
    CHECK(awaited_of(nurse) == 0);
    CHECK(awaited_of(nurse_as_chair) == 0);
    CHECK(awaited_of(other_nurse) == 2);
    const Instant due = start + 20h;
    const std::int64_t version = must(house.room.view(chair, view.id)).version;
    CHECK(outcome(house.room.plan_task(nurse, view.id, version, {code("plan_tasks", "call"), health, due})) ==
          "not_found refusal.not_found");
    CHECK(outcome(house.room.amend_task(nurse_as_chair, view.id, version, {knock, schools, due})) ==
          "not_found refusal.not_found");
    CHECK(outcome(house.room.complete_task(nurse, view.id, version,
                                           {knock, code("plan_outcomes", "person_met"), TaskState::done})) ==
          "not_found refusal.not_found");
    CHECK(outcome(house.room.cancel_task(nurse, view.id, version, {knock, code("plan_outcomes", "replaced")})) ==
          "not_found refusal.not_found");
    // Two at once: the second is told, and nothing of the first is lost.
    view = must(house.room.amend_task(other_nurse, view.id, version, {knock, schools, due}));
    CHECK(outcome(house.room.amend_task(chair, view.id, version, {knock, health, due})) == "stale refusal.stale");
    CHECK(must(house.room.view(chair, view.id)).plan[0].owner == schools);
  });
}
