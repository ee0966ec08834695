// A table with four agencies and two chairs, on real stores: the rooms that a meeting needs, and situations brought to
// it.
#pragma once

#include <atomic>

#include "platform/crypto/chance.h"
#include "platform/storage/migrate.h"
#include "platform/storage/testing/places.h"
#include "rooms/codes/testing/shipped_book.h"
#include "rooms/meetings/room.h"
#include "rooms/meetings/sql/meeting_store.h"
#include "rooms/meetings/tests/table.h"
#include "rooms/people/sql/people_store.h"
#include "rooms/situations/sql/situation_store.h"

namespace concert::meetings::testing {

using codes::testing::shipped_book;

struct House {
  explicit House(storage::testing::Place& at);
  static storage::Database& migrated(storage::Database&);
  static storage::Database& migrated_keys(storage::Database&);

  situations::View presented(const access::Actor& by, const char* urgency = "routine");
  situations::View now(SituationId id) { return must(situations.view(chair, id)); }
  void accept(SituationId id, std::vector<AgencyId> likely);
  void reject(SituationId id);
  void assign(SituationId id, const access::Actor& originating, AgencyId lead);

  MeetingId planned_meeting() { return must(room.plan(chair, some_plan())); }
  std::int64_t revision(MeetingId id) { return store.load(id)->revision; }
  void join(const access::Actor& who, MeetingId id) { must(room.join(who, id, {true, TableRules{}.reminder})); }
  void everybody_joins(MeetingId id);

  storage::testing::Place& place;
  std::unique_ptr<storage::Database> database, keys;
  crypto::SeededChance chance{31};
  clock::ManualClock clock{start_time};
  crypto::SecretKey root = crypto::SecretKey::draw(chance);
  audit::AuditLog log;
  people::SqlStore people_store;
  people::SqlKeyStore key_store;
  people::KeyRing ring;
  people::Room people;
  situations::SqlStore situation_store;
  situations::Room situations;
  SqlStore store;
  std::atomic<int> changes = 0;
  Room room;
};

} // namespace concert::meetings::testing
