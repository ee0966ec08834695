// Opening hours that agencies keep here, in the SQL that both engines share.
#include <algorithm>

#include "rooms/directory/own_hours.h"
#include "rooms/directory/sql/directory_store.h"
#include "rooms/directory/sql/rows.h"

namespace concert::directory {

using storage::Row;
using storage::Transaction;

namespace {

std::vector<FurtherRow> own_rows_of(Transaction& tx, const ServiceId& service) {
  std::vector<FurtherRow> out = read_further(tx, std::string(own_hours_import));
  std::erase_if(out, [&](const FurtherRow& row) { return row.at("service_id") != service.text(); });
  return out;
}

bool same_rows(std::vector<FurtherRow> a, std::vector<FurtherRow> b) {
  const auto by_id = [](const FurtherRow& x, const FurtherRow& y) { return x.id < y.id; };
  std::sort(a.begin(), a.end(), by_id);
  std::sort(b.begin(), b.end(), by_id);
  return a == b;
}

} // namespace

std::vector<FurtherRow> SqlStore::own_hours() {
  return database_.read([](Transaction& tx) { return read_further(tx, std::string(own_hours_import)); });
}

Result<std::int64_t> SqlStore::save_own_hours(const ServiceId& service, const std::vector<FurtherRow>& read,
                                              const std::vector<FurtherRow>& fresh, const audit::Entry& entry) {
  return database_.write([&](Transaction& tx) -> Result<std::int64_t> {
    storage::lock_appends(tx);
    if (!tx.first(
            "select 1 from directory_services where id = $1", [](const Row&) { return true; }, service))
      return Refusal::not_found();
    if (!same_rows(own_rows_of(tx, service), read))
      return Refusal::stale();
    for (const FurtherRow& row : read)
      tx.exec("delete from directory_further where id = $1", row.id);
    for (const FurtherRow& row : fresh)
      put(tx, row);
    log_.append(tx, entry);
    return next_version(tx);
  });
}

} // namespace concert::directory
