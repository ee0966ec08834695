// Accounts, sealed, and the counts of households that their guard asks.
#include "rooms/situations/sql/situation_store.h"

namespace concert::situations {

using storage::Row;
using storage::Transaction;

std::optional<KeptAccount> SqlStore::account(SituationId id) {
  return database_.read([&](Transaction& tx) {
    return tx.first(
        "select sealed, version from situation_accounts where situation = $1",
        [](const Row& row) {
          return KeptAccount{row.get<Bytes>(0), row.get<std::int64_t>(1)};
        },
        id);
  });
}

bool SqlStore::save_account(SituationId id, std::int64_t situation_version, const Bytes& sealed,
                            std::int64_t expected_version, const audit::Entry& entry) {
  return database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    const auto version = tx.first(
        "select version from situations where id = $1", [](const Row& row) { return row.get<std::int64_t>(0); }, id);
    if (version != situation_version)
      return false;
    const std::int64_t changed =
        expected_version == 0 ? tx.exec("insert into situation_accounts (situation, version, sealed) values ($1, 1, $2)"
                                        " on conflict (situation) do nothing",
                                        id, sealed)
                              : tx.exec("update situation_accounts set version = version + 1, sealed = $3"
                                        " where situation = $1 and version = $2",
                                        id, expected_version, sealed);
    if (changed == 0)
      return false;
    log_.append(tx, entry);
    return true;
  });
}

std::shared_ptr<const Households> SqlStore::households(TableId table) {
  return database_.read([&](Transaction& tx) -> std::shared_ptr<const Households> {
    const auto revision = tx.first(
        "select revision from situation_households where table_id = $1",
        [](const Row& row) { return row.get<std::int64_t>(0); }, table);
    if (!revision)
      return nullptr;
    if (auto kept = households_.at(table, *revision))
      return kept;
    const auto file = tx.first(
        "select file from situation_households where table_id = $1",
        [](const Row& row) { return row.get<std::string>(0); }, table);
    auto read = read_households(*file);
    return read ? households_.keep(table, *revision, std::move(*read)) : nullptr;
  });
}

void SqlStore::note(const audit::Entry& entry) {
  database_.write([&](Transaction& tx) { log_.append(tx, entry); });
}

void SqlStore::keep_households(TableId table, const std::string& file, const audit::Entry& entry) {
  database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    // Emptied, never deleted: what another server keeps in memory is told from this by its revision.
    tx.exec("insert into situation_households (table_id, revision, file) values ($1, 1, $2)"
            " on conflict (table_id) do update set revision = situation_households.revision + 1, file = excluded.file",
            table, file);
    log_.append(tx, entry);
  });
}

} // namespace concert::situations
