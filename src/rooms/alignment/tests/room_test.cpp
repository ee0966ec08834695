// The room with real stores on both engines: who may search, with what, and which trace it leaves.
#include "rooms/alignment/tests/house.h"

using namespace concert;
using namespace concert::alignment;
using namespace concert::alignment::testing;

TEST_CASE("the table of needs is kept as it was read, with its trace, and survives a restart") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    const auto edition = read_needs(shipped_needs_files(), *shipped_book());
    REQUIRE(edition);
    {
      House house(place);
      CHECK(house.room.needs()->version().empty());
      CHECK(*house.room.install(shipped_needs_files()) == 154);
      CHECK(house.room.needs()->edition() == *edition);
      const auto traces = house.traces("codes.import");
      REQUIRE(traces.size() == 1);
      CHECK(traces[0].entry.member.empty()); // the program itself
      CHECK(traces[0].entry.detail.plain_text() == "needs=2026-11;rows=154");
    }
    {
      const auto database = place.open();
      audit::AuditLog log(crypto::SecretKey::from_bytes(Bytes(32, 1)));
      CHECK(SqlStore(*database, log).load() == *edition);
    }
  });
}

TEST_CASE("importing another table needs an administrator, replaces what was there, and a bad one changes nothing") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    House house(place);
    REQUIRE(house.room.install(shipped_needs_files()));
    auto files = shipped_needs_files();
    files[0].bytes = files[0].bytes.substr(0, files[0].bytes.find("antisocial_behaviour"));
    CHECK(house.room.import(police, files).error().kind == RefusalKind::not_permitted);
    CHECK(*house.room.import(administrator, files) == 7);
    CHECK(house.room.needs()->edition().rows.size() == 7);
    CHECK(house.store.load() == house.room.needs()->edition());
    files[0].bytes += "alcohol,food,Detox,2,2,hours,e\n";
    CHECK(house.room.import(administrator, files).error().kind == RefusalKind::invalid);
    CHECK(house.store.load().rows.size() == 7);
    CHECK(house.traces("codes.import").size() == 2);
    CHECK(house.traces("codes.import")[0].entry.member == administrator.member.text());
  });
}

TEST_CASE("a search finds what fits, and its trace says nothing about the person") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    House house(place);
    const SituationId id = house.screened();
    CHECK(refused(house.room.find(police, id, {}, Going::to_screen)) == "conflict"); // no table yet
    CHECK(house.traces("alignment.find").empty());
    REQUIRE(house.room.install(shipped_needs_files()));
    const auto found = house.room.find(police, id, {}, Going::to_screen);
    REQUIRE(found);
    REQUIRE(needs_in(*found).front() == "shelter_now");
    const NeedOffers& shelter = found->offers.needs[0];
    REQUIRE(shelter.offers.size() == 1);
    CHECK(shelter.offers[0].service->name == "Night Shelter");
    CHECK(shelter.left_out.age == 1);
    const auto traces = house.traces("alignment.find");
    REQUIRE(traces.size() == 1);
    const audit::Entry& trace = traces[0].entry;
    CHECK(trace.object == id.text());
    CHECK(trace.member == police.member.text());
    CHECK(trace.field_class == "deidentified");
    CHECK(trace.detail.plain_text() == "needs=2026-11;directory=" + std::to_string(found->offers.catalogue->version()));
    CHECK(house.log.verify(*house.database).findings.empty());
  });
}

TEST_CASE("who may search follows the filters, and may not is the same as does not exist") {
  storage::testing::Place place = storage::testing::Place::sqlite();
  House house(place);
  REQUIRE(house.room.install(shipped_needs_files()));
  const SituationId id = house.screened();
  const auto as = [&](const access::Actor& actor) { return refused(house.room.find(actor, id, {}, Going::to_screen)); };
  const auto version = [&] { return house.situations.view(police, id)->version; };
  // Filter 1: inside the originating agency.
  CHECK(as(police) == "found");
  for (const access::Actor& other : {health, chair, elsewhere, administrator})
    CHECK(as(other) == "not_found");
  CHECK(refused(house.room.find(police, id_of<SituationId>('9'), {}, Going::to_screen)) == "not_found");
  // Filter 2: the table knows of it; only the originating agency looks for services.
  REQUIRE(house.situations.present(police, id, version()));
  CHECK(as(police) == "found");
  for (const access::Actor& other : {health, schools, chair})
    CHECK(as(other) == "not_permitted");
  CHECK(as(elsewhere) == "not_found");
  CHECK(as(administrator) == "not_found");
  CHECK(house.traces("alignment.find").size() == 2); // refusals leave none
}

TEST_CASE("what came from a youth-justice record does not leave with a search") {
  storage::testing::Place place = storage::testing::Place::sqlite();
  House house(place);
  REQUIRE(house.room.install(shipped_needs_files()));
  std::string record;
  for (const codes::CodeEntry* entry : shipped_book()->entries("youth_sources"))
    if (entry->group == "youth_justice_record")
      record = entry->id;
  if (record.empty())
    record = shipped_book()->entries("youth_sources").front()->id;
  const SituationId id = house.screened(situations::YouthStatement{
      house.code("youth_sources", record),
      shipped_book()->code("authorities", shipped_book()->entries("authorities").front()->id),
      LocalDate::utc_day_of(house.clock.now()).plus_days(30)});
  const auto on_screen = house.room.find(police, id, {}, Going::to_screen);
  const auto out = house.room.find(police, id, {}, Going::out);
  REQUIRE(on_screen);
  REQUIRE(out);
  const auto has = [](const FoundOffers& found, std::string_view need) {
    const auto all = needs_in(found);
    return std::find(all.begin(), all.end(), need) != all.end();
  };
  CHECK(has(*on_screen, "leaving_crime"));
  CHECK_FALSE(has(*out, "leaving_crime"));
  CHECK(has(*out, "shelter_now"));
}

TEST_CASE("the plan is the chair's, of what is decided and of what this chair hears, and leaves a trace") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    House house(place);
    CHECK(house.room.plan(chair).error().kind == RefusalKind::conflict); // no table yet
    REQUIRE(house.room.install(shipped_needs_files()));
    for (const access::Actor& other : {police, health, administrator})
      CHECK(house.room.plan(other).error().kind == RefusalKind::not_permitted);
    CHECK(house.traces("alignment.plan").empty());
    const auto needs = [&](const access::Actor& by) {
      const auto found = house.room.plan(by);
      REQUIRE(found);
      CHECK(found->plan.proven);
      return found->region.needs.size();
    };
    const SituationId id = house.screened();
    const auto version = [&] { return house.situations.view(police, id)->version; };
    CHECK(needs(chair) == 0); // filter 1
    REQUIRE(house.situations.present(police, id, version()));
    CHECK(needs(chair) == 0); // filter 2: nothing is decided yet
    REQUIRE(house.situations.accept(chair, id, version(), {house.threshold_reasons(), {health.agency}}));
    const auto unknown = house.room.plan(chair);
    REQUIRE(unknown);
    REQUIRE(unknown->region.needs.size() > 0);
    CHECK(unknown->region.services.empty()); // what nobody said is no place
    CHECK(unknown->plan.served == 0);
    CHECK(unknown->situations.size() == 1);
    CHECK(unknown->situations[0].id == id);

    const auto catalogue = house.directory.catalogue(administrator);
    for (const directory::Service& service : (*catalogue)->entries().services)
      if (service.name == "Night Shelter")
        REQUIRE(house.directory.state_capacity(administrator, service.id, {1, 5, "bed", std::nullopt}));
    const auto found = house.room.plan(chair);
    REQUIRE(found);
    REQUIRE(found->region.services.size() == 1);
    CHECK(found->plan.served == 1);
    CHECK(found->plan.seats[0].taken == 1);
    const auto file = plan_file(found->region, found->rules, "needs.csv");
    REQUIRE(file);
    CHECK(file->find(id.text()) == std::string::npos);
    CHECK_FALSE(plan_file(found->region, found->rules, "people.csv"));
    const auto traces = house.traces("alignment.plan");
    CHECK(traces.size() == 4);
    CHECK(traces[0].entry.object == chair.table.text());
    CHECK(traces[0].entry.detail.plain_text() ==
          "needs=2026-11;directory=" + std::to_string(found->region.catalogue->version()));

    REQUIRE(house.situations.step_out(chair, id, {situations::Conflict::personal_tie}));
    CHECK(needs(chair) == 0); // and so not a number of it
  });
}

TEST_CASE("what a table has settled for its plan is its chair's, kept with every setting before, and traced") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    House house(place);
    for (const access::Actor& other : {police, health, administrator}) {
      CHECK(house.room.rules(other).error().kind == RefusalKind::not_permitted);
      CHECK(house.room.set_rules(other, 0, {}).error().kind == RefusalKind::not_permitted);
    }
    auto installed = house.room.rules(chair);
    REQUIRE(installed);
    REQUIRE(installed->size() == 1);
    CHECK((*installed)[0].change_nothing());
    CHECK((*installed)[0].version == 0);
    RegionRules rules;
    rules.first_after_days = 14;
    rules.ties = Ties::longest_wait;
    REQUIRE(house.room.set_rules(chair, 0, rules));
    CHECK(house.room.set_rules(chair, 0, rules).error().kind == RefusalKind::stale);
    house.clock.advance(std::chrono::hours(1));
    rules.held_for_acute = 2;
    rules.even_load = EvenLoad::light;
    REQUIRE(house.room.set_rules(chair, 1, rules));
    const auto kept = house.room.rules(chair);
    REQUIRE(kept->size() == 3);
    CHECK((*kept)[0].version == 2);
    CHECK((*kept)[0].held_for_acute == 2);
    CHECK((*kept)[0].even_load == EvenLoad::light);
    CHECK((*kept)[0].set_at == house.clock.now());
    CHECK((*kept)[1].first_after_days == 14);
    CHECK((*kept)[1].ties == Ties::longest_wait);
    CHECK((*kept)[1].even_load == EvenLoad::none);
    const auto chair_elsewhere = seat('d', access::Role::chair, '2');
    CHECK(house.room.rules(chair_elsewhere)->size() == 1); // another table's own
    const auto traces = house.traces("alignment.plan");
    REQUIRE(traces.size() == 2);
    CHECK(traces[0].entry.detail.plain_text() ==
          "rules;first_after_days=14;ties=longest_wait;held_for_acute=2;even_load=light");
    CHECK(traces[0].entry.object == chair.table.text());
    REQUIRE(house.room.install(shipped_needs_files()));
    CHECK(house.room.plan(chair)->rules.version == 2);
  });
}

TEST_CASE("what concluded situations say is the chair's to read, and leaves a trace") {
  storage::testing::Place place = storage::testing::Place::sqlite();
  House house(place);
  CHECK(house.room.learning(chair).error().kind == RefusalKind::conflict); // no table yet
  REQUIRE(house.room.install(shipped_needs_files()));
  for (const access::Actor& other : {police, health, administrator})
    CHECK(house.room.learning(other).error().kind == RefusalKind::not_permitted);
  const auto found = house.room.learning(chair);
  REQUIRE(found);
  CHECK(found->rows.empty());
  const auto traces = house.traces("alignment.plan");
  REQUIRE(traces.size() == 1);
  CHECK(traces[0].entry.detail.plain_text().value_or("").starts_with("learning;needs=2026-11;directory="));
}

TEST_CASE("rules of a plan: every one is told, and only what makes sense") {
  const auto read = [](std::vector<std::pair<std::string, std::string>> pairs) {
    Fields fields;
    for (const auto& [name, value] : pairs)
      fields.add(name, value);
    return read_rules(fields);
  };
  RegionRules rules;
  rules.first_after_days = 30;
  rules.held_for_acute = 1;
  rules.even_load = EvenLoad::strong;
  CHECK(*read_rules(fields_of(rules)) == rules);
  CHECK_FALSE(read({}));
  const auto with = [&](std::string days, std::string ties, std::string held, std::string load) {
    return read({{"first_after_days", days}, {"ties", ties}, {"held_for_acute", held}, {"even_load", load}});
  };
  CHECK(with("0", "lot", "0", "none")->change_nothing());
  CHECK_FALSE(with("-1", "lot", "0", "none"));
  CHECK_FALSE(with("366", "lot", "0", "none"));
  CHECK_FALSE(with("99999999999999999999", "lot", "0", "none"));
  CHECK_FALSE(with("1", "lot", "21", "none"));
  CHECK_FALSE(with("1", "whoever shouts", "0", "none"));
  CHECK_FALSE(with("1", "lot", "0", "some"));
}

TEST_CASE("what came from a youth-justice record is in no plan") {
  storage::testing::Place place = storage::testing::Place::sqlite();
  House house(place);
  REQUIRE(house.room.install(shipped_needs_files()));
  const SituationId id = house.screened(situations::YouthStatement{
      house.code("youth_sources", "youth_justice_record"), house.code("authorities", "ycja_125_6"),
      LocalDate::utc_day_of(house.clock.now()).plus_days(30)});
  const auto version = [&] { return house.situations.view(police, id)->version; };
  REQUIRE(house.situations.present(police, id, version()));
  REQUIRE(house.situations.accept(chair, id, version(), {house.threshold_reasons(), {health.agency}}));
  const auto found = house.room.plan(chair);
  REQUIRE(found);
  bool shelter = false;
  for (const RegionNeed& need : found->region.needs) {
    CHECK(need.need != "leaving_crime");
    shelter = shelter || need.need == "shelter_now";
  }
  CHECK(shelter);
}

TEST_CASE("wishes: a known language and areas, nothing else") {
  const auto read = [](std::vector<std::pair<std::string, std::string>> pairs) {
    Fields fields;
    for (const auto& [name, value] : pairs)
      fields.add(name, value);
    return read_wishes(fields, *shipped_book());
  };
  CHECK(*read({}) == Wishes{});
  CHECK(*read({{"spoken", "fr"}, {"area", "st_aurele"}, {"area", "old_town"}}) ==
        Wishes{"fr", {"st_aurele", "old_town"}});
  CHECK_FALSE(read({{"spoken", "klingon"}}));
  CHECK_FALSE(read({{"name", "Jane"}}));
  CHECK_FALSE(read({{"area", std::string(81, 'x')}}));
}
