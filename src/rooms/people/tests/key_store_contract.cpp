// What the key ring expects of its store. Wrapped keys always live in a SQLite file of their own; the same store is
// asked on both engines all the same, because its SQL is the house's one dialect.
#include "rooms/people/tests/sealed_house.h"

using namespace concert;
using namespace concert::people;
using namespace concert::people::testing;

namespace {

struct Keys {
  explicit Keys(storage::testing::Place& place) : database(place.open()), store(migrated(*database)) {}
  static storage::Database& migrated(storage::Database& opened) {
    storage::migrate(opened, people::key_migrations(), Instant{1});
    return opened;
  }
  std::unique_ptr<storage::Database> database;
  SqlKeyStore store;
};

} // namespace

TEST_CASE("key store: wraps of one situation are replaced whole, others stay") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Keys keys(place);
    SqlKeyStore& store = keys.store;
    CHECK(!store.any_situation_key(first, Scope::names));
    store.replace(first, {{Scope::names, health, {1}}, {Scope::names, police, {2}}, {Scope::everything, police, {3}}});
    store.replace(second, {{Scope::names, police, {4, 0, 255}}});
    CHECK(store.situation_key(first, Scope::names, health) == Bytes{1});
    CHECK(store.situation_key(first, Scope::everything, police) == Bytes{3});
    CHECK(!store.situation_key(first, Scope::everything, health));
    CHECK(store.any_situation_key(first, Scope::names)->second == Bytes{2}); // the first agency by id
    CHECK(store.opened_to(police, Scope::names) == std::vector{first, second});
    CHECK(store.opened_to(police, Scope::everything) == std::vector{first});
    CHECK(store.opened_to(schools, Scope::names).empty());
    CHECK(store.situations() == std::vector{first, second});

    store.replace(first, {{Scope::names, schools, {5}}});
    CHECK(!store.situation_key(first, Scope::names, health));
    CHECK(store.situation_key(first, Scope::names, schools) == Bytes{5});
    CHECK(store.situation_key(second, Scope::names, police) == Bytes{4, 0, 255});
    store.replace(first, {});
    CHECK(store.situations() == std::vector{second});
  });
}

TEST_CASE("key store: an agency's key is put once") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Keys keys(place);
    CHECK(!keys.store.agency_key(police));
    keys.store.put_agency_key(police, {1, 2});
    keys.store.put_agency_key(police, {3, 4});
    CHECK(keys.store.agency_key(police) == Bytes{1, 2});
    CHECK(!keys.store.agency_key(health));
  });
}

TEST_CASE("key store: a failure in the middle of a replacement leaves the old wraps") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Keys keys(place);
    keys.store.replace(first, {{Scope::names, police, {1}}, {Scope::everything, police, {2}}});
    int failed = 0;
    for (int n = 1;; ++n) {
      keys.database->fail_at(n);
      try {
        keys.store.replace(first, {{Scope::names, health, {3}}, {Scope::everything, health, {4}}});
      } catch (const storage::Failure&) {
        ++failed;
      }
      if (keys.database->fail_at_pending()) {
        keys.database->fail_at(0);
        break;
      }
      CHECK(keys.store.situation_key(first, Scope::names, police) == Bytes{1});
      CHECK(keys.store.situation_key(first, Scope::everything, police) == Bytes{2});
      CHECK(!keys.store.situation_key(first, Scope::names, health));
    }
    CHECK(failed >= 4);
    CHECK(keys.store.situation_key(first, Scope::names, health) == Bytes{3});
    CHECK(!keys.store.situation_key(first, Scope::names, police));
  });
}
