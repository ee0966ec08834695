#include "rooms/sites/room.h"

#include <doctest/doctest.h>

#include "platform/storage/testing/places.h"
#include "rooms/sites/sql/area_store.h"

using namespace concert;
using namespace concert::sites;

namespace {

constexpr std::string_view two =
    R"({"type":"FeatureCollection","features":[)"
    R"({"type":"Feature","properties":{"name":"Old Harbour","name_fr":"Vieux-Havre"},"geometry":{"type":"Polygon",)"
    R"("coordinates":[[[0,0],[0.25,0],[0.25,0.5],[0,0.5],[0,0]]]}},)"
    R"({"type":"Feature","properties":{"name":"Spit"},"geometry":{"type":"Point","coordinates":[-76.5,39.25]}}]})";

access::Actor seated_as(access::Role role) {
  access::Actor actor;
  actor.member = *MemberId::parse("11111111111111111111111111111111");
  actor.seat = *SeatId::parse("22222222222222222222222222222222");
  actor.agency = *AgencyId::parse("33333333333333333333333333333333");
  actor.role = role;
  return actor;
}

} // namespace

TEST_CASE("areas come as a whole or not at all, by an administrator, with their trace, and outlive a restart") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    const auto database = place.open();
    std::vector<storage::Migration> all = audit::migrations();
    for (const storage::Migration& each : migrations())
      all.push_back(each);
    storage::migrate(*database, all, Instant{1});
    audit::AuditLog log(crypto::SecretKey::from_bytes(Bytes(32, 7)));
    const clock::ManualClock clock(*Instant::parse_iso("2026-11-22T12:00:00Z"));
    SqlStore store(*database, log);
    Room room(store, clock);
    const auto traces = [&] {
      audit::Filter filter;
      filter.act = "sites.import_areas";
      return log.entries(*database, filter, std::nullopt, 100).entries.size();
    };
    CHECK(room.areas()->empty());
    const access::Actor administrator = seated_as(access::Role::administrator);
    for (const access::Role role : {access::Role::chair, access::Role::representative, access::Role::planner})
      CHECK(room.import(seated_as(role), two).error().kind == RefusalKind::not_permitted);
    CHECK(room.areas()->empty());

    REQUIRE(room.import(administrator, two));
    CHECK(*room.import(administrator, two) == 2); // in place of the same
    CHECK(traces() == 2);
    const SharedAreas kept = room.areas();
    REQUIRE(kept->areas().size() == 2);
    CHECK(kept->areas()[0].name.fr == "Vieux-Havre");
    CHECK(Room(store, clock).areas()->areas() == kept->areas());

    CHECK(room.import(administrator, "{").error().kind == RefusalKind::invalid);
    CHECK(room.areas() == kept);
    CHECK(traces() == 2);
    CHECK((*room.read(seated_as(access::Role::evaluator)))->areas().size() == 2);
  });
}
