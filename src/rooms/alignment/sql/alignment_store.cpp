#include "rooms/alignment/sql/alignment_store.h"

#include "base/check.h"
#include "embedded/alignment_migrations.h"
#include "rooms/alignment/sql/rows.h"

namespace concert::alignment {

using storage::Row;
using storage::Transaction;

namespace {

// The edition of that version becomes this one, and comes into use.
void put(Transaction& tx, const NeedsEdition& edition) {
  tx.exec("delete from alignment_needs where version = $1", edition.version);
  tx.exec("delete from alignment_terms where version = $1", edition.version);
  tx.exec("delete from alignment_equivalents where version = $1", edition.version);
  int position = 0;
  for (const NeedRow& row : edition.rows)
    tx.exec("insert into alignment_needs (version, position, risk_category, need, service_term, relevance,"
            " half_life_days, first_contact, evidence) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            edition.version, position++, row.risk_category, row.need, row.service_term, row.relevance,
            row.half_life_days, name_of(row.first_contact), row.evidence);
  position = 0;
  for (const ServiceTerm& term : edition.terms)
    tx.exec("insert into alignment_terms (version, position, id, en, fr) values ($1, $2, $3, $4, $5)", edition.version,
            position++, term.id, term.label.en, term.label.fr);
  position = 0;
  for (const TermEquivalent& each : edition.equivalents)
    tx.exec("insert into alignment_equivalents (version, position, local_term, service_term, directory)"
            " values ($1, $2, $3, $4, $5)",
            edition.version, position++, each.local_term, each.service_term, each.directory);
  tx.exec("insert into alignment_in_use (id, version) values (1, $1)"
          " on conflict (id) do update set version = excluded.version",
          edition.version);
}

} // namespace

std::vector<storage::Migration> migrations() {
  std::vector<storage::Migration> out;
  for (const auto& file : embedded::alignment_migrations::all())
    out.push_back({"alignment", embedded::number_in(file.name), embedded::title_in(file.name), file.bytes});
  return out;
}

NeedsEdition SqlStore::load() {
  return database_.read([](Transaction& tx) {
    NeedsEdition out;
    const auto version = tx.first("select version from alignment_in_use where id = 1",
                                  [](const Row& row) { return row.get<std::string>(0); });
    if (!version)
      return out;
    out.version = *version;
    tx.each(
        "select risk_category, need, service_term, relevance, half_life_days, first_contact, evidence"
        " from alignment_needs where version = $1 order by position",
        [&](const Row& row) {
          const auto target = first_contact_of(row.get<std::string>(5));
          check(target.has_value(), "stored targets of first contact are known");
          out.rows.push_back({row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2),
                              row.get<double>(3), row.get<int>(4), *target, row.get<std::string>(6)});
        },
        *version);
    tx.each(
        "select id, en, fr from alignment_terms where version = $1 order by position",
        [&](const Row& row) {
          out.terms.push_back({row.get<std::string>(0), {row.get<std::string>(1), row.get<std::string>(2)}});
        },
        *version);
    tx.each(
        "select local_term, service_term, directory from alignment_equivalents where version = $1 order by position",
        [&](const Row& row) {
          out.equivalents.push_back({row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2)});
        },
        *version);
    return out;
  });
}

void SqlStore::keep(const NeedsEdition& edition, const audit::Entry& entry) {
  database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    put(tx, edition);
    log_.append(tx, entry);
  });
}

bool SqlStore::keep_over(const std::string& seen, const NeedsEdition& edition, const audit::Entry& entry,
                         const AdoptionStep& step) {
  return database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    const auto in_use = tx.first("select version from alignment_in_use where id = 1",
                                 [](const Row& row) { return row.get<std::string>(0); });
    if (in_use != seen)
      return false;
    put(tx, edition);
    write_step(tx, step);
    log_.append(tx, entry);
    return true;
  });
}

std::vector<std::string> SqlStore::versions() {
  return database_.read([](Transaction& tx) {
    std::vector<std::string> out;
    tx.each("select distinct version from alignment_needs order by version",
            [&](const Row& row) { out.push_back(row.get<std::string>(0)); });
    return out;
  });
}

void SqlStore::record(const audit::Entry& entry) {
  database_.write([&](Transaction& tx) { log_.append(tx, entry); });
}

std::vector<RegionRules> SqlStore::rules(TableId table) {
  return database_.read([&](Transaction& tx) {
    std::vector<RegionRules> out;
    tx.each(
        "select version, set_at, first_after_days, ties, held_for_acute, even_load, floor_by, floor_percent,"
        " floor_most_cost from alignment_rules"
        " where table_id = $1 order by version desc",
        [&](const Row& row) {
          const auto ties = ties_of(row.get<std::string>(3));
          const auto load = even_load_of(row.get<std::string>(5));
          const auto floor = floor_by_of(row.get<std::string>(6));
          check(ties.has_value() && load.has_value() && floor.has_value(), "stored rules of a plan are known");
          RegionRules one;
          one.table = table;
          one.version = row.get<std::int64_t>(0);
          one.set_at = row.get<Instant>(1);
          one.first_after_days = row.get<int>(2);
          one.ties = *ties;
          one.held_for_acute = row.get<int>(4);
          one.even_load = *load;
          one.floor_by = *floor;
          one.floor_percent = row.get<int>(7);
          one.floor_most_cost = row.get<int>(8);
          out.push_back(one);
        },
        table);
    return out;
  });
}

bool SqlStore::save_rules(const RegionRules& rules, std::int64_t expected, const audit::Entry& entry) {
  return database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    const auto version = tx.first(
        "select version from alignment_rules where table_id = $1 order by version desc limit 1",
        [](const Row& row) { return row.get<std::int64_t>(0); }, rules.table);
    if (version.value_or(0) != expected)
      return false;
    tx.exec("insert into alignment_rules (table_id, version, set_at, first_after_days, ties, held_for_acute, even_load,"
            " floor_by, floor_percent, floor_most_cost) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            rules.table, rules.version, *rules.set_at, rules.first_after_days, name_of(rules.ties),
            rules.held_for_acute, name_of(rules.even_load), name_of(rules.floor_by), rules.floor_percent,
            rules.floor_most_cost);
    log_.append(tx, entry);
    return true;
  });
}

} // namespace concert::alignment
