#include "app/sql/installation_store.h"

namespace concert::app {

using storage::Row;
using storage::Transaction;

std::optional<InstallationId> installation_of(storage::Database& database) {
  return database.read([](Transaction& tx) {
    return tx.first("select id from installation", [](const Row& row) { return row.get<InstallationId>(0); });
  });
}

void mark(storage::Database& database, InstallationId id) {
  database.write([&](Transaction& tx) {
    if (!tx.first("select id from installation", [](const Row&) { return true; }))
      tx.exec("insert into installation (id) values ($1)", id);
  });
}

} // namespace concert::app
