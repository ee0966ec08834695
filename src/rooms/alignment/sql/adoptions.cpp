// Adopted values, since when they could be seen, and why a table looks at its groups.
#include "base/check.h"
#include "rooms/alignment/sql/alignment_store.h"
#include "rooms/alignment/sql/rows.h"

namespace concert::alignment {

using storage::Row;
using storage::Transaction;

void write_step(Transaction& tx, const AdoptionStep& step) {
  if (step.begins) {
    const Adoption& one = *step.begins;
    tx.exec("insert into alignment_adoptions (edition, table_id, risk_category, service_term, expert, before_value,"
            " noted, adopted, situations, reason, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            one.edition, one.table, one.risk_category, one.service_term, one.expert, one.before, one.noted, one.adopted,
            one.situations, name_of(one.reason), one.at);
  }
  if (!step.ends.empty())
    tx.exec("update alignment_adoptions set taken_back_at = $1 where edition = $2", step.at, step.ends);
}

std::vector<Adoption> SqlStore::adoptions() {
  return database_.read([](Transaction& tx) {
    std::vector<Adoption> out;
    tx.each(
        "select table_id, risk_category, service_term, expert, before_value, noted, adopted, situations, reason, at,"
        " edition, taken_back_at from alignment_adoptions order by at, edition",
        [&](const Row& row) {
          const auto reason = change_reason_of(row.get<std::string>(8));
          check(reason.has_value(), "stored reasons are known");
          Adoption one;
          one.table = row.get<TableId>(0);
          one.risk_category = row.get<std::string>(1);
          one.service_term = row.get<std::string>(2);
          one.expert = row.get<double>(3);
          one.before = row.get<double>(4);
          one.noted = row.get<std::string>(5);
          one.adopted = row.get<double>(6);
          one.situations = row.get<int>(7);
          one.reason = *reason;
          one.at = row.get<Instant>(9);
          one.edition = row.get<std::string>(10);
          one.taken_back_at = row.get<std::optional<Instant>>(11);
          out.push_back(std::move(one));
        });
    return out;
  });
}

std::vector<Shadow> SqlStore::shadows(TableId table) {
  return database_.read([&](Transaction& tx) {
    std::vector<Shadow> out;
    tx.each(
        "select risk_category, service_term, expert, since from alignment_shadows where table_id = $1"
        " order by risk_category, service_term, since",
        [&](const Row& row) {
          out.push_back({row.get<std::string>(0), row.get<std::string>(1), row.get<double>(2), row.get<Instant>(3)});
        },
        table);
    return out;
  });
}

void SqlStore::begin_shadows(TableId table, const std::vector<Shadow>& shadows, const audit::Entry& entry) {
  database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    for (const Shadow& one : shadows)
      tx.exec("insert into alignment_shadows (table_id, risk_category, service_term, expert, since)"
              " values ($1, $2, $3, $4, $5) on conflict (table_id, risk_category, service_term, expert) do nothing",
              table, one.risk_category, one.service_term, one.expert, one.since);
    log_.append(tx, entry);
  });
}

GroupPurpose SqlStore::purpose(TableId table) {
  return database_.read([&](Transaction& tx) {
    GroupPurpose none;
    none.table = table;
    return tx
        .first(
            "select version, set_at, grouping_by, purpose from alignment_purposes where table_id = $1"
            " order by version desc limit 1",
            [&](const Row& row) {
              const auto by = floor_by_of(row.get<std::string>(2));
              const auto purpose = purpose_of(row.get<std::string>(3));
              check(by.has_value() && purpose.has_value(), "stored purposes are known");
              return GroupPurpose{table, row.get<std::int64_t>(0), row.get<Instant>(1), *by, *purpose};
            },
            table)
        .value_or(none);
  });
}

bool SqlStore::save_purpose(const GroupPurpose& purpose, std::int64_t expected, const audit::Entry& entry) {
  return database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    const auto version = tx.first(
        "select version from alignment_purposes where table_id = $1 order by version desc limit 1",
        [](const Row& row) { return row.get<std::int64_t>(0); }, purpose.table);
    if (version.value_or(0) != expected)
      return false;
    tx.exec("insert into alignment_purposes (table_id, version, set_at, grouping_by, purpose)"
            " values ($1, $2, $3, $4, $5)",
            purpose.table, purpose.version, *purpose.set_at, name_of(purpose.by), name_of(purpose.purpose));
    log_.append(tx, entry);
    return true;
  });
}

} // namespace concert::alignment
