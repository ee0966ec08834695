// What the tests of every room above `people` stand on: an empty place on one engine with the tables that are asked
// for, keys that seal, the log, and the people. For tests only.
#pragma once

#include "platform/clock/clock.h"
#include "platform/crypto/chance.h"
#include "platform/storage/migrate.h"
#include "platform/storage/testing/places.h"
#include "rooms/people/room.h"
#include "rooms/people/sql/people_store.h"
#include "rooms/situations/sql/situation_store.h"

namespace concert::situations::testing {

using MigrationsOfRooms = std::vector<std::vector<storage::Migration>>;

struct Ground {
  // `above`: of the rooms after `people` and `situations`.
  Ground(storage::testing::Place& place, std::uint64_t seed, Instant at, const MigrationsOfRooms& above = {})
      : chance(seed), clock(at), root(crypto::SecretKey::draw(chance)), database(place.open()),
        keys(storage::open_sqlite(place.folder() / "keys.sqlite")), log(root),
        people_store(migrated(*database, above, at), log), key_store(migrated_keys(*keys, at)),
        ring(crypto::SecretKey::draw(chance), key_store, chance), people(people_store, ring, chance) {}

  crypto::SeededChance chance;
  clock::ManualClock clock;
  crypto::SecretKey root;
  std::unique_ptr<storage::Database> database, keys;
  mutable audit::AuditLog log;
  people::SqlStore people_store;
  people::SqlKeyStore key_store;
  people::KeyRing ring;
  people::Room people;

private:
  static storage::Database& migrated(storage::Database& opened, const MigrationsOfRooms& above, Instant at) {
    std::vector<storage::Migration> all = audit::migrations();
    const auto add = [&all](const std::vector<storage::Migration>& part) {
      all.insert(all.end(), part.begin(), part.end());
    };
    add(people::migrations());
    add(situations::migrations());
    for (const auto& part : above)
      add(part);
    storage::migrate(opened, all, at);
    return opened;
  }
  static storage::Database& migrated_keys(storage::Database& opened, Instant at) {
    storage::migrate(opened, people::key_migrations(), at);
    return opened;
  }
};

} // namespace concert::situations::testing
