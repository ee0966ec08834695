#include "rooms/codes/sql/code_store.h"

#include "base/check.h"
#include "embedded/codes_migrations.h"

namespace concert::codes {

using storage::Row;
using storage::Transaction;

std::vector<storage::Migration> migrations() {
  std::vector<storage::Migration> out;
  for (const auto& file : embedded::codes_migrations::all())
    out.push_back({"codes", embedded::number_in(file.name), embedded::title_in(file.name), file.bytes});
  return out;
}

KeptLists SqlStore::load() {
  return database_.read([](Transaction& tx) {
    KeptLists out;
    tx.each("select list, version, id, group_id, category, relation, en, fr, mark, source, position from code_entries",
            [&](const Row& row) {
              CodeEntry entry;
              entry.list = row.get<std::string>(0);
              entry.version = row.get<std::string>(1);
              entry.id = row.get<std::string>(2);
              entry.group = row.get<std::string>(3);
              entry.category = row.get<std::string>(4);
              const auto relation = relation_of(row.get<std::string>(5));
              const auto mark = mark_of(row.get<std::string>(8));
              check(relation && mark, "stored relations and marks are known");
              entry.relation = *relation;
              entry.label = {row.get<std::string>(6), row.get<std::string>(7)};
              entry.mark = *mark;
              entry.source = row.get<std::string>(9);
              entry.position = row.get<int>(10);
              out.entries.push_back(std::move(entry));
            });
    tx.each("select list, current_version from code_lists",
            [&](const Row& row) { out.current[row.get<std::string>(0)] = row.get<std::string>(1); });
    return out;
  });
}

void SqlStore::keep(const std::vector<ListFile>& files, const audit::Entry& entry) {
  database_.write([&](Transaction& tx) {
    for (const ListFile& file : files) {
      tx.exec("delete from code_entries where list = $1 and version = $2", file.list, file.version);
      for (const CodeEntry& e : file.entries)
        tx.exec("insert into code_entries (list, version, id, group_id, category, relation, en, fr, mark, source,"
                " position) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                e.list, e.version, e.id, e.group, e.category, std::string(name_of(e.relation)), e.label.en, e.label.fr,
                std::string(name_of(e.mark)), e.source, e.position);
      tx.exec("insert into code_lists (list, current_version) values ($1, $2)"
              " on conflict (list) do update set current_version = excluded.current_version",
              file.list, file.version);
    }
    log_.append(tx, entry);
  });
}

} // namespace concert::codes
