#include "rooms/people/sql/people_store.h"

#include "embedded/people_keys_migrations.h"
#include "embedded/people_migrations.h"

namespace concert::people {
namespace {

using storage::Row;
using storage::Transaction;

std::string stored(Scope scope) {
  return scope == Scope::names ? "names" : "everything";
}

std::optional<SealedIdentity> box_of(Transaction& tx, SituationId id) {
  return tx.first(
      "select names, contact from people_identities where situation = $1",
      [](const Row& row) {
        return SealedIdentity{row.get<Bytes>(0), row.get<Bytes>(1)};
      },
      id);
}

} // namespace

std::vector<storage::Migration> migrations() {
  std::vector<storage::Migration> out;
  for (const auto& file : embedded::people_migrations::all())
    out.push_back({"people", embedded::number_in(file.name), embedded::title_in(file.name), file.bytes});
  return out;
}

std::vector<storage::Migration> key_migrations() {
  using namespace embedded::people_keys_migrations;
  return {{"keys", 1, "keys", keys_0001_keys_sql.bytes}, {"keys", 2, "installation", keys_0002_installation_sql.bytes}};
}

std::int64_t SqlStore::version(SituationId id) {
  return database_.read([&](Transaction& tx) {
    return tx
        .first(
            "select version from people_identities where situation = $1",
            [](const Row& row) { return row.get<std::int64_t>(0); }, id)
        .value_or(0);
  });
}

bool SqlStore::save(SituationId id, const SealedIdentity& sealed, std::int64_t expected_version,
                    const audit::Entry& entry) {
  return database_.write([&](Transaction& tx) {
    const std::int64_t saved =
        expected_version == 0
            ? tx.exec("insert into people_identities (situation, version, names, contact) values ($1, 1, $2, $3)"
                      " on conflict (situation) do nothing",
                      id, sealed.names, sealed.contact)
            : tx.exec("update people_identities set version = version + 1, names = $3, contact = $4"
                      " where situation = $1 and version = $2",
                      id, expected_version, sealed.names, sealed.contact);
    if (saved == 0)
      return false;
    log_.append(tx, entry);
    return true;
  });
}

std::optional<SealedIdentity> SqlStore::open(SituationId id, const audit::Entry& entry) {
  // PRIVACY: a write, because the look must be on record before anything is shown.
  return database_.write([&](Transaction& tx) {
    auto sealed = box_of(tx, id);
    if (sealed)
      log_.append(tx, entry);
    return sealed;
  });
}

std::vector<std::pair<SituationId, SealedIdentity>> SqlStore::open_all(const std::vector<SituationId>& ids,
                                                                       const audit::Entry& entry) {
  return database_.write([&](Transaction& tx) {
    std::vector<std::pair<SituationId, SealedIdentity>> out;
    for (const SituationId id : ids)
      if (auto sealed = box_of(tx, id))
        out.emplace_back(id, std::move(*sealed));
    log_.append(tx, entry);
    return out;
  });
}

std::optional<Bytes> SqlKeyStore::agency_key(AgencyId agency) {
  return keys_.read([&](Transaction& tx) {
    return tx.first(
        "select wrapped from agency_keys where agency = $1", [](const Row& row) { return row.get<Bytes>(0); }, agency);
  });
}

void SqlKeyStore::put_agency_key(AgencyId agency, const Bytes& wrapped) {
  keys_.write([&](Transaction& tx) {
    tx.exec("insert into agency_keys (agency, wrapped) values ($1, $2) on conflict (agency) do nothing", agency,
            wrapped);
  });
}

std::optional<Bytes> SqlKeyStore::situation_key(SituationId situation, Scope scope, AgencyId agency) {
  return keys_.read([&](Transaction& tx) {
    return tx.first(
        "select wrapped from situation_keys where situation = $1 and scope = $2 and agency = $3",
        [](const Row& row) { return row.get<Bytes>(0); }, situation, stored(scope), agency);
  });
}

std::optional<std::pair<AgencyId, Bytes>> SqlKeyStore::any_situation_key(SituationId situation, Scope scope) {
  return keys_.read([&](Transaction& tx) {
    return tx.first(
        "select agency, wrapped from situation_keys where situation = $1 and scope = $2 order by agency",
        [](const Row& row) { return std::pair(row.get<AgencyId>(0), row.get<Bytes>(1)); }, situation, stored(scope));
  });
}

Openings SqlKeyStore::openings(SituationId situation) {
  return keys_.read([&](Transaction& tx) {
    Openings out;
    tx.each(
        "select scope, agency from situation_keys where situation = $1",
        [&](const Row& row) {
          (row.get<std::string>(0) == stored(Scope::names) ? out.names : out.everything).insert(row.get<AgencyId>(1));
        },
        situation);
    return out;
  });
}

void SqlKeyStore::replace(SituationId situation, const std::vector<Wrap>& wraps) {
  keys_.write([&](Transaction& tx) {
    tx.exec("delete from situation_keys where situation = $1", situation);
    for (const Wrap& wrap : wraps)
      tx.exec("insert into situation_keys (situation, scope, agency, wrapped) values ($1, $2, $3, $4)", situation,
              stored(wrap.scope), wrap.agency, wrap.wrapped);
  });
  if (wraps.empty())
    storage::forget_deleted(keys_); // a destroyed key must not be found again in the log of writes
}

std::vector<SituationId> SqlKeyStore::opened_to(AgencyId agency, Scope scope) {
  return keys_.read([&](Transaction& tx) {
    std::vector<SituationId> out;
    tx.each(
        "select situation from situation_keys where agency = $1 and scope = $2 order by situation",
        [&](const Row& row) { out.push_back(row.get<SituationId>(0)); }, agency, stored(scope));
    return out;
  });
}

std::vector<SituationId> SqlKeyStore::situations() {
  return keys_.read([&](Transaction& tx) {
    std::vector<SituationId> out;
    tx.each("select distinct situation from situation_keys order by situation",
            [&](const Row& row) { out.push_back(row.get<SituationId>(0)); });
    return out;
  });
}

void erase_box(Transaction& tx, SituationId id) {
  tx.exec("delete from people_identities where situation = $1", id);
}

} // namespace concert::people
