// A room of drafts on two fresh databases, and what a test types into it.
#pragma once

#include "platform/clock/clock.h"
#include "platform/crypto/chance.h"
#include "platform/storage/migrate.h"
#include "platform/storage/testing/places.h"
#include "rooms/drafts/room.h"
#include "rooms/drafts/sql/draft_store.h"

namespace concert::drafts::testing {

struct House {
  explicit House(storage::testing::Place& place)
      : database(place.open()), keys_place(storage::testing::Place::sqlite()), keys(keys_place.open()), store(*database),
        key_store(*keys) {
    storage::migrate(*database, migrations(), Instant{1});
    storage::migrate(*keys, key_migrations(), Instant{1});
    database->rehearse_writes(true);
  }
  crypto::SecretKey root(std::uint8_t first = 1) {
    Bytes bytes(crypto::SecretKey::size, 7);
    bytes[0] = first;
    return crypto::SecretKey::from_bytes(bytes);
  }
  Typist typist() { return {MemberId::draw(chance), SeatId::draw(chance)}; }
  std::string situation() { return "situations/" + SituationId::draw(chance).text(); }
  Typed typed(const std::string& text) {
    Typed out;
    out.fields.add("given_name", text);
    out.names = {"given_name"};
    out.version = 3;
    return out;
  }

  std::unique_ptr<storage::Database> database;
  storage::testing::Place keys_place;
  std::unique_ptr<storage::Database> keys;
  clock::ManualClock clock{*Instant::parse_iso("2026-11-22T15:00:00Z")};
  crypto::SeededChance chance{11};
  SqlStore store;
  SqlKeyStore key_store;
  Room room{store, key_store, root(), clock, chance, std::chrono::hours(24 * 90)};
};

inline void everywhere(const std::function<void(House&)>& body) {
  storage::testing::on_every_engine([&](storage::testing::Place& place) {
    House house(place);
    body(house);
  });
}

} // namespace concert::drafts::testing
