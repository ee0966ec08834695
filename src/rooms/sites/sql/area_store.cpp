#include "rooms/sites/sql/area_store.h"

#include "base/check.h"
#include "embedded/sites_migrations.h"
#include "rooms/sites/geojson.h"

namespace concert::sites {

using storage::Row;
using storage::Transaction;

std::vector<storage::Migration> migrations() {
  std::vector<storage::Migration> out;
  for (const auto& file : embedded::sites_migrations::all())
    out.push_back({"sites", embedded::number_in(file.name), embedded::title_in(file.name), file.bytes});
  return out;
}

AreaMap SqlStore::load() {
  return database_.read([](Transaction& tx) {
    std::vector<Area> out;
    tx.each("select shape from site_areas order by position", [&](const Row& row) {
      const auto one = read_geojson(row.get<std::string>(0));
      check(one.has_value() && one->areas().size() == 1, "stored areas can be read");
      out.push_back(one->areas().front());
    });
    return AreaMap(std::move(out));
  });
}

void SqlStore::keep(const AreaMap& areas, const audit::Entry& entry) {
  database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    tx.exec("delete from site_areas");
    int position = 0;
    for (const Area& area : areas.areas())
      tx.exec("insert into site_areas (code, position, shape) values ($1, $2, $3)", area.code, position++,
              geojson_of(AreaMap({area})));
    log_.append(tx, entry);
  });
}

} // namespace concert::sites
