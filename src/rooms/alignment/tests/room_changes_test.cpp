// What changes the next answer: a row of the table of needs, and a refusal that is on the record.
#include "rooms/alignment/tests/house.h"

using namespace concert;
using namespace concert::alignment;
using namespace concert::alignment::testing;

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
    CHECK(!house.store.keep_over("2026-11", shipped, traces[0].entry, {}));
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

TEST_CASE("a whole table comes in as one edition, by who may, over the one that was taken out, or not at all") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    House house(place);
    REQUIRE(house.room.install(shipped_needs_files()));
    NeedsEdition edition = house.store.load();
    const ImportRows as_it_was{"2026-11", {"needs.csv", csv_of(edition)}, ChangeReason::measured};
    edition.rows[0].relevance = 0.25;
    edition.rows[1].relevance = 0;
    const ImportRows changed{"2026-11", {"needs.csv", csv_of(edition)}, ChangeReason::measured};
    for (const access::Actor& other : {police, chair})
      CHECK(house.room.import_rows(other, changed).error().kind == RefusalKind::not_permitted);
    const auto same = house.room.import_rows(administrator, as_it_was);
    REQUIRE(same);
    CHECK(same->version == "2026-11");
    ImportRows wrong = changed;
    wrong.file.bytes += "alcohol,nothing,Detox,2,2,hours,e\n";
    CHECK(house.room.import_rows(administrator, wrong).error().kind == RefusalKind::invalid);
    CHECK(house.traces("alignment.change_needs").empty());
    const auto done = house.room.import_rows(administrator, changed);
    REQUIRE(done);
    CHECK(done->version == "2026-11-001");
    CHECK(done->changed == 1);
    CHECK(done->switched_off == 1);
    CHECK(house.store.load().rows == edition.rows);
    CHECK(house.room.import_rows(administrator, changed).error() == Refusal::stale());
    const auto traces = house.traces("alignment.change_needs");
    REQUIRE(traces.size() == 1);
    CHECK(traces[0].entry.detail.plain_text().value_or("").starts_with(
        "needs=2026-11-001;over=2026-11;reason=measured;row=" + edition.rows[0].risk_category));
  });
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
    REQUIRE(house.situations.accept(chair, id, version(), {house.threshold_reasons(), {health.agency}}));
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

TEST_CASE("what the directory says has effect on the next search: places, and other services") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    House house(place);
    REQUIRE(house.room.install(shipped_needs_files()));
    const SituationId id = house.screened();
    const auto found = [&] {
      auto out = house.room.find(police, id, {}, Going::to_screen);
      REQUIRE(out);
      return std::move(out->offers.needs.at(0));
    };
    REQUIRE(found().offers.size() == 1);
    const FoundOffers held = *house.room.find(police, id, {}, Going::to_screen);
    const directory::ServiceId shelter = held.offers.needs.at(0).offers.at(0).service->id;
    const auto state = [&](int available) {
      directory::StateCapacity act;
      act.available = available;
      REQUIRE(house.directory.state_capacity(administrator, shelter, act));
    };
    state(0);
    CHECK(found().offers.empty());
    CHECK(found().left_out.full == 1);
    state(3);
    CHECK(found().offers.at(0).seats.available == 3);
    house.clock.advance(std::chrono::hours(24 * 8)); // nothing changed but the time
    CHECK(found().offers.at(0).seats.outdated_by == 8);
    directory::ImportDirectory other = small_directory();
    other.files["services.csv"] += "3,1,Second Shelter,\n";
    other.files["service_categories.json"] = R"({"1":["1"],"2":["1"],"3":["1"]})";
    REQUIRE(house.directory.install(other));
    CHECK(found().offers.size() == 2);
    // Whoever reads an earlier answer still can.
    CHECK(held.offers.needs.at(0).offers.at(0).service->name == "Night Shelter");
  });
}
