// An empty audit log on a database of its own, and entries to put in it.
#pragma once

#include "platform/crypto/chance.h"
#include "platform/storage/testing/places.h"
#include "rooms/audit/sql/audit_log.h"

namespace concert::audit {

inline crypto::SecretKey test_root(std::uint8_t fill = 7) {
  return crypto::SecretKey::from_bytes(Bytes(32, fill));
}

inline std::unique_ptr<storage::Database> new_database(const storage::testing::Place& place) {
  auto database = place.open();
  storage::migrate(*database, migrations(), {1});
  return database;
}

inline std::string id_text(std::int64_t number) {
  std::string digits = std::to_string(number);
  return std::string(32 - digits.size(), '0') + digits;
}

inline Entry plain_entry(std::int64_t number) {
  Entry entry;
  entry.at = {1'790'000'000'000'000 + number * 1'500'000};
  if (number % 7 != 0) { // else the program itself
    entry.member = id_text(100 + number % 5);
    entry.seat = id_text(200 + number % 5);
    entry.agency = id_text(300 + number % 3);
  }
  entry.act = number % 2 ? "situations.present" : "people.read_identity";
  entry.object_kind = "situation";
  entry.object = id_text(1000 + number % 4);
  entry.field_class = number % 2 ? "deidentified" : "names";
  if (number % 3 != 0)
    entry.detail = Detail::plain("reason=lead_agency");
  return entry;
}

inline Entry sample_entry(std::int64_t number, Chance& chance, const crypto::SecretKey& key) {
  Entry entry = plain_entry(number);
  if (number % 5 == 0)
    entry.detail = Detail::sealed("Jane Example " + std::to_string(number), key, "audit|test", chance);
  return entry;
}

// `count` entries from `first` on, in one transaction.
inline void fill(storage::Database& database, const AuditLog& log, std::int64_t first, std::int64_t count) {
  database.write([&](storage::Transaction& transaction) {
    crypto::SeededChance chance(static_cast<std::uint64_t>(first));
    const auto key = crypto::SecretKey::draw(chance);
    for (std::int64_t i = 0; i < count; ++i)
      log.append(transaction, sample_entry(first + i, chance, key));
  });
}

} // namespace concert::audit
