// A directory room on a fresh database, for tests.
#pragma once

#include <doctest/doctest.h>

#include "platform/clock/clock.h"
#include "platform/storage/testing/places.h"
#include "rooms/directory/room.h"
#include "rooms/directory/sql/directory_store.h"

namespace concert::directory {

inline std::unique_ptr<storage::Database> open_with_tables(const storage::testing::Place& place) {
  auto database = place.open();
  std::vector<storage::Migration> all = audit::migrations();
  for (const storage::Migration& each : migrations())
    all.push_back(each);
  storage::migrate(*database, all, Instant{1});
  return database;
}

struct Fixture {
  explicit Fixture(const storage::testing::Place& place) : database(open_with_tables(place)) {}

  std::int64_t audited(const std::string& act = "") {
    audit::Filter filter;
    filter.act = act;
    return static_cast<std::int64_t>(log.entries(*database, filter, std::nullopt, 1'000).entries.size());
  }
  audit::Entry entry(const char* act = "directory.import") const {
    audit::Entry out;
    out.at = clock.now();
    out.act = act;
    return out;
  }

  std::unique_ptr<storage::Database> database;
  clock::ManualClock clock{*Instant::parse_iso("2026-11-22T12:00:00Z")};
  audit::AuditLog log{crypto::SecretKey::from_bytes(Bytes(32, 7))};
  SqlStore store{*database, log};
  Room room{store, clock, [](AgencyId id) { return id != stranger(); }};
  static AgencyId stranger() { return *AgencyId::parse("99999999999999999999999999999999"); }
};

inline access::Actor seated(access::Role role) {
  access::Actor actor;
  actor.member = *MemberId::parse("11111111111111111111111111111111");
  actor.seat = *SeatId::parse("22222222222222222222222222222222");
  actor.agency = *AgencyId::parse("33333333333333333333333333333333");
  actor.table = *TableId::parse("44444444444444444444444444444444");
  actor.role = role;
  return actor;
}

inline Files small_directory() {
  return {
      {"organizations.csv", "id,name\n1,Harbour House\n2,Mill Club\n"},
      {"locations.csv", "id,organization_id,name,latitude,longitude\n1,1,Main,43.1,-79.2\n2,2,Mill,,\n"},
      {"services.csv", "id,location_id,name,eligibility,languages,service_areas\n"
                       "1,1,Shelter,18 and older,\"French, Spanish\",\"Old Town, Mill\"\n2,2,Club,,,\n"},
      {"addresses.csv", "id,location_id,address_1,city\n1,1,1 Harbour St,Town\n2,2,2 Mill St,Town\n"},
      {"phones.csv", "id,number,service_id,number_type\n1,555-0100,1,voice\n"},
      {"taxonomy.csv", "id,name,taxonomy_id,parent_id,type\n1,Housing,101,,service\n2,Shelter,101-01,101,service\n"},
      {"service_categories.json", R"({"1":["2","1"]})"}};
}

} // namespace concert::directory
