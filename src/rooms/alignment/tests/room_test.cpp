// The room with real stores on both engines: who may search, with what, and which trace it leaves.
#include "base/testing/outcomes.h"
#include "rooms/alignment/plan_files.h"
#include "rooms/alignment/room.h"

#include <doctest/doctest.h>

#include "platform/crypto/chance.h"
#include "platform/storage/testing/places.h"
#include "rooms/alignment/sql/alignment_store.h"
#include "rooms/alignment/tests/shipped.h"
#include "rooms/directory/sql/directory_store.h"
#include "rooms/people/sql/people_store.h"
#include "rooms/situations/sql/situation_store.h"

using namespace concert;
using namespace concert::alignment;
using namespace concert::alignment::testing;

namespace {

using concert::testing::id_of;

access::Actor seat(char agency, access::Role role = access::Role::representative, char table = '1') {
  access::Actor out;
  out.member = id_of<MemberId>(agency);
  out.seat = id_of<SeatId>(agency);
  out.agency = id_of<AgencyId>(agency);
  out.table = id_of<TableId>(table);
  out.role = role;
  return out;
}

const access::Actor police = seat('a'), health = seat('b'), schools = seat('c'), chair = seat('d', access::Role::chair),
                    elsewhere = seat('a', access::Role::representative, '2'),
                    administrator = seat('e', access::Role::administrator);

directory::ImportDirectory small_directory() {
  directory::ImportDirectory out;
  out.source = {"town", "en"};
  out.files = {
      {"organizations.csv", "id,name\n1,Harbour House\n"},
      {"locations.csv", "id,organization_id,name\n1,1,Main\n"},
      {"services.csv", "id,location_id,name,eligibility\n1,1,Night Shelter,18 and older\n2,1,Youth Beds,ages 13-17\n"},
      {"taxonomy.csv", "id,name,taxonomy_id,parent_id,type\n1,Emergency Shelter,101,,service\n"},
      {"service_categories.json", R"({"1":["1"],"2":["1"]})"}};
  return out;
}

struct House {
  explicit House(storage::testing::Place& place)
      : database(place.open()), keys(storage::open_sqlite(place.folder() / "keys.sqlite")),
        log(crypto::SecretKey::draw(chance)), people_store(migrated(*database), log), key_store(migrated_keys(*keys)),
        ring(crypto::SecretKey::draw(chance), key_store, chance), people(people_store, ring, chance),
        directory_store(*database, log), directory(directory_store, clock, [](AgencyId) { return true; }),
        situation_store(*database, log),
        situations(
            situation_store, people, [] { return shipped_book(); },
            {.agencies_at =
                 [](TableId) {
                   return std::vector{police.agency, health.agency, schools.agency};
                 },
             .names_policy = [](TableId) { return access::NamesPolicy::likely_involved; }},
            clock, chance),
        store(*database, log), room(
                                   store, situations, directory, [] { return shipped_book(); }, clock) {
    REQUIRE(directory.install(small_directory()));
  }

  static storage::Database& migrated(storage::Database& opened) {
    std::vector<storage::Migration> all = audit::migrations();
    for (const auto& part : {people::migrations(), directory::migrations(), situations::migrations(), migrations()})
      all.insert(all.end(), part.begin(), part.end());
    storage::migrate(opened, all, Instant{1});
    return opened;
  }
  static storage::Database& migrated_keys(storage::Database& opened) {
    storage::migrate(opened, people::key_migrations(), Instant{1});
    return opened;
  }

  Code code(std::string_view list, std::string_view id) const { return shipped_book()->code(list, id); }

  SituationId screened(std::optional<situations::YouthStatement> youth = {}) {
    const auto opened = situations.open(police, {code("subjects", "person"), {true, true, true, {health.agency}}});
    REQUIRE(opened);
    situations::Picture picture;
    picture.affected = {{code("age_bands", youth ? "12_17" : "30_39"), code("sexes", "female")}};
    picture.risks = {{code("risk_factors", "housing_no_access_to_appropriate_housing"), 3, std::nullopt}};
    if (youth)
      picture.risks.push_back({code("risk_factors", criminal_factor()), 2, std::nullopt});
    picture.youth = std::move(youth);
    const auto amended = situations.amend(police, opened->id, opened->version, {picture});
    if (!amended)
      FAIL(amended.error().word << " " << (amended.error().problems.empty() ? "" : amended.error().problems[0].word));
    return opened->id;
  }
  static std::string criminal_factor() {
    for (const codes::CodeEntry* entry : shipped_book()->entries("risk_factors"))
      if (entry->category == "criminal_involvement")
        return entry->id;
    FAIL("the list has a factor of criminal involvement");
    return "";
  }

  std::vector<audit::KeptEntry> traces(const std::string& act) {
    audit::Filter filter;
    filter.act = act;
    return log.entries(*database, filter, std::nullopt, 100).entries;
  }

  std::unique_ptr<storage::Database> database, keys;
  crypto::SeededChance chance{11};
  clock::ManualClock clock{*Instant::parse_iso("2026-11-22T12:00:00Z")};
  audit::AuditLog log;
  people::SqlStore people_store;
  people::SqlKeyStore key_store;
  people::KeyRing ring;
  people::Room people;
  directory::SqlStore directory_store;
  directory::Room directory;
  situations::SqlStore situation_store;
  situations::Room situations;
  SqlStore store;
  alignment::Room room;
};

std::string refused(const Result<FoundOffers>& found) {
  return found ? "found" : std::string(name_of(found.error().kind));
}

std::vector<std::string> needs_in(const FoundOffers& found) {
  std::vector<std::string> out;
  for (const NeedOffers& need : found.offers.needs)
    out.push_back(need.need);
  return out;
}

} // namespace

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

TEST_CASE("a row is changed by who may import, with effect on the next search, as the next edition, with its trace") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    House house(place);
    REQUIRE(house.room.install(shipped_needs_files()));
    const SituationId id = house.screened();
    const auto offered = [&] {
      const auto found = house.room.find(police, id, {}, Going::to_screen);
      REQUIRE(found);
      return found->offers.needs.at(0).offers.size();
    };
    CHECK(offered() == 1);
    const NeedsEdition shipped = house.store.load();
    std::vector<NeedRow> shelters;
    for (const NeedRow& row : shipped.rows)
      if (row.risk_category == "housing" && row.service_term == "Emergency Shelter")
        shelters.push_back(row);
    REQUIRE(shelters.size() == 1);
    const std::string key = key_of(shelters[0]);
    for (const access::Actor& other : {police, health, chair}) {
      CHECK(house.room.retire_row(other, key, {"2026-11", ChangeReason::measured}).error().kind ==
            RefusalKind::not_permitted);
      CHECK(house.room.add_row(other, {"2026-11", shelters[0], {}}).error().kind == RefusalKind::not_permitted);
      CHECK(house.room.change_row(other, key, {"2026-11", shelters[0], {}}).error().kind == RefusalKind::not_permitted);
      CHECK(house.room.table(other)); // everybody may read it
    }
    CHECK(house.traces("alignment.change_needs").empty());
    REQUIRE(house.room.retire_row(administrator, key, {"2026-11", ChangeReason::service_changed}));
    CHECK(offered() == 0);
    CHECK(house.room.needs()->version() == "2026-11-001");
    const auto traces = house.traces("alignment.change_needs");
    REQUIRE(traces.size() == 1);
    CHECK(traces[0].entry.member == administrator.member.text());
    CHECK(traces[0].entry.detail.plain_text() ==
          "needs=2026-11-001;over=2026-11;reason=service_changed;row=housing/Emergency Shelter;relevance=1>0");

    // Somebody who read the edition before is told so, and nothing is written over.
    NeedRow back = shelters[0];
    back.relevance = 0.5;
    CHECK(house.room.change_row(administrator, key, {"2026-11", back, {}}).error() == Refusal::stale());
    CHECK(!house.store.keep_over("2026-11", shipped, traces[0].entry));
    CHECK(offered() == 0);
    REQUIRE(house.room.change_row(administrator, key, {"2026-11-001", back, ChangeReason::correction}));
    CHECK(offered() == 1);
    CHECK(house.store.load() == house.room.needs()->edition());
    CHECK(house.store.versions() == std::vector<std::string>{"2026-11", "2026-11-001", "2026-11-002"});
    // The shipped table again, and a change after it: no edition is lost.
    REQUIRE(house.room.import(administrator, shipped_needs_files()));
    REQUIRE(house.room.retire_row(administrator, key, {"2026-11", ChangeReason::correction}));
    CHECK(house.room.needs()->version() == "2026-11-003");
    CHECK(house.room.change_row(administrator, "0123456789abcdef", {"2026-11-003", back, {}}).error() ==
          Refusal::not_found());
    CHECK(house.log.verify(*house.database).findings.empty());
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

TEST_CASE("a service that was refused is not offered again to who may see that, and who may not is told nothing") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    House house(place);
    REQUIRE(house.room.install(shipped_needs_files()));
    const SituationId id = house.screened();
    const auto version = [&] { return house.situations.view(police, id)->version; };
    people::Identity identity;
    identity.names = {Personal(std::string("Ann")), Personal(std::string("Other")), std::nullopt};
    REQUIRE(house.situations.keep_identity(police, id, 0, identity));
    REQUIRE(house.situations.present(police, id, version()));
    std::vector<Code> reasons;
    for (const char* reason :
         {"repeated_emergency_response", "harm_occurred_before", "risk_to_life", "needs_cross_sectors"})
      reasons.push_back(house.code("threshold_reasons", reason));
    REQUIRE(house.situations.accept(chair, id, version(), {reasons, {health.agency}}));
    REQUIRE(house.situations.disclose(police, id, version(),
                                      {house.code("authorities", "consent_express_verbal"), false,
                                       LocalDate::utc_day_of(house.clock.now()), std::nullopt, true}));
    REQUIRE(house.situations.assign(chair, id, version(), {health.agency, {}}));
    const auto shelter_for = [&](const access::Actor& actor) {
      auto found = house.room.find(actor, id, {}, Going::to_screen);
      REQUIRE(found);
      return found->offers.needs.at(0);
    };
    const std::string shelter = shelter_for(health).offers.at(0).service->id.text();
    const auto record = [&](const char* what) {
      const auto done =
          house.situations.mobilize(health, id, version(),
                                    {house.code("service_types", shipped_book()->entries("service_types").front()->id),
                                     shelter, house.code("mobilizations", what)});
      REQUIRE(done);
    };
    record("not_available");
    CHECK(shelter_for(health).offers.empty());
    CHECK(shelter_for(health).left_out.refused_by_service == 1);
    CHECK(shelter_for(police).offers.size() == 1); // brought it, and does not intervene: sees no step of a service
    CHECK(shelter_for(police).refused.empty());
    house.clock.advance(std::chrono::hours(24 * 7));
    CHECK(shelter_for(health).offers.size() == 1); // its set time is over
    record("refused");
    house.clock.advance(std::chrono::hours(24 * 70));
    CHECK(shelter_for(health).left_out.refused_by_person == 1);
    CHECK(shelter_for(health).gaps == std::vector{Gap::nothing_fits});
    record("informed"); // taken up after all
    CHECK(shelter_for(health).offers.size() == 1);
    // What another room knows counts as well, asked for this seat.
    Room other(
        house.store, house.situations, house.directory, [] { return shipped_book(); }, house.clock,
        [&](const access::Actor& actor, const situations::View&) {
          return actor.agency == health.agency
                     ? std::vector<Known::Refused>{{shelter, Refusing::service, house.clock.now()}}
                     : std::vector<Known::Refused>();
        });
    house.clock.advance(std::chrono::hours(1));
    CHECK(other.find(health, id, {}, Going::to_screen)->offers.needs.at(0).left_out.refused_by_service == 1);
    CHECK(other.find(police, id, {}, Going::to_screen)->offers.needs.at(0).offers.size() == 1);
  });
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
    std::vector<Code> reasons;
    for (const char* reason :
         {"repeated_emergency_response", "harm_occurred_before", "risk_to_life", "needs_cross_sectors"})
      reasons.push_back(house.code("threshold_reasons", reason));
    REQUIRE(house.situations.accept(chair, id, version(), {reasons, {health.agency}}));
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
  std::vector<Code> reasons;
  for (const char* reason :
       {"repeated_emergency_response", "harm_occurred_before", "risk_to_life", "needs_cross_sectors"})
    reasons.push_back(house.code("threshold_reasons", reason));
  REQUIRE(house.situations.accept(chair, id, version(), {reasons, {health.agency}}));
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
