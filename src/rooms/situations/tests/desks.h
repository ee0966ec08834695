// The room on a database of its own, with keys that seal: what the tests of this room's acts sit at.
#pragma once

#include "rooms/situations/tests/journey.h"

#include "platform/crypto/chance.h"
#include "platform/storage/migrate.h"
#include "platform/storage/testing/places.h"
#include "rooms/people/sql/people_store.h"
#include "rooms/situations/room.h"
#include "rooms/situations/sql/situation_store.h"

namespace concert::situations::testing {

// Of one agency and one table: each has a seat of its own.
inline access::Actor seated(AgencyId agency, char member, access::Role role = access::Role::representative,
                            TableId at = table) {
  access::Actor out;
  out.member = id_of<MemberId>(member);
  out.seat = *SeatId::parse(std::string(16, agency.text()[0]) + std::string(15, at.text()[0]) + member);
  out.agency = agency;
  out.table = at;
  out.role = role;
  return out;
}

// One table that the four agencies of journey.h sit at.
inline Tables one_table(Guard guard = {}) {
  return {[](TableId) { return at_table; }, [](TableId) { return access::NamesPolicy::likely_involved; },
          std::move(guard)};
}

struct Desks {
  Desks(storage::testing::Place& place, Tables tables)
      : database(place.open()), keys(storage::open_sqlite(place.folder() / "keys.sqlite")),
        log(crypto::SecretKey::draw(chance)), people_store(migrated(*database), log), key_store(migrated_keys(*keys)),
        ring(crypto::SecretKey::draw(chance), key_store, chance), people(people_store, ring, chance),
        store(*database, log), room(store, people, codes::testing::shipped_book, std::move(tables), clock, chance) {
    room.on_change([this](TableId, SituationId) { ++told; });
  }

  View opened_by(const access::Actor& by) {
    const View view = must(room.open(by, screened()));
    return must(room.amend(by, view.id, view.version, {picture()}));
  }
  View presented_by(const access::Actor& by) {
    const View view = opened_by(by);
    return must(room.present(by, view.id, view.version));
  }

  std::unique_ptr<storage::Database> database, keys;
  crypto::SeededChance chance{12};
  clock::ManualClock clock{start};
  audit::AuditLog log;
  people::SqlStore people_store;
  people::SqlKeyStore key_store;
  people::KeyRing ring;
  people::Room people;
  SqlStore store;
  Room room;
  int told = 0; // changes that the room told of

private:
  static storage::Database& migrated(storage::Database& opened) {
    std::vector<storage::Migration> all = audit::migrations();
    for (const auto& part : {people::migrations(), situations::migrations()})
      all.insert(all.end(), part.begin(), part.end());
    storage::migrate(opened, all, start);
    return opened;
  }
  static storage::Database& migrated_keys(storage::Database& opened) {
    storage::migrate(opened, people::key_migrations(), start);
    return opened;
  }
};

} // namespace concert::situations::testing
