#include "rooms/agencies/sql/agency_store.h"

#include "base/check.h"
#include "embedded/agencies_migrations.h"

namespace concert::agencies {

using storage::Row;
using storage::Transaction;

std::vector<storage::Migration> migrations() {
  std::vector<storage::Migration> out;
  for (const auto& file : embedded::agencies_migrations::all())
    out.push_back({"agencies", embedded::number_in(file.name), embedded::title_in(file.name), file.bytes});
  return out;
}

std::vector<Agency> SqlStore::all() {
  return database_.read([](Transaction& tx) {
    std::vector<Agency> out;
    tx.each("select id, version, short_name, name_en, name_fr, sector, sector_version, partner_kind,"
            " partner_kind_version, governing_law from agencies order by short_name",
            [&](const Row& row) {
              Agency a;
              a.id = row.get<AgencyId>(0);
              a.version = row.get<std::int64_t>(1);
              a.short_name = row.get<std::string>(2);
              a.name = {row.get<std::string>(3), row.get<std::string>(4)};
              a.sector = {row.get<std::string>(5), row.get<std::string>(6)};
              a.partner_kind = {row.get<std::string>(7), row.get<std::string>(8)};
              const auto law = governing_law_of(row.get<std::string>(9));
              check(law.has_value(), "a stored statute is known");
              a.law = *law;
              out.push_back(std::move(a));
            });
    return out;
  });
}

bool SqlStore::add(const Agency& a, const audit::Entry& entry) {
  return database_.write([&](Transaction& tx) {
    const auto added = tx.exec(
        "insert into agencies (id, version, short_name, name_en, name_fr, sector, sector_version, partner_kind,"
        " partner_kind_version, governing_law) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
        " on conflict (short_name) do nothing",
        a.id, a.version, a.short_name, a.name.en, a.name.fr, a.sector.id, a.sector.version, a.partner_kind.id,
        a.partner_kind.version, std::string(name_of(a.law)));
    if (added == 0)
      return false;
    log_.append(tx, entry);
    return true;
  });
}

} // namespace concert::agencies
