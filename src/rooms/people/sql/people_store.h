// Sealed identities in the main database, wrapped keys in the small one.
#pragma once

#include "platform/storage/migrate.h"
#include "platform/storage/storage.h"
#include "rooms/audit/sql/audit_log.h"
#include "rooms/people/key_ring.h"
#include "rooms/people/store.h"

namespace concert::people {

std::vector<storage::Migration> migrations();     // of the main database
std::vector<storage::Migration> key_migrations(); // of the key database

class SqlStore : public Store {
public:
  SqlStore(storage::Database& database, audit::AuditLog& log) : database_(database), log_(log) {}
  std::int64_t version(SituationId) override;
  bool save(SituationId, const SealedIdentity&, std::int64_t expected_version, const audit::Entry&) override;
  std::optional<SealedIdentity> open(SituationId, const audit::Entry&) override;
  std::vector<std::pair<SituationId, SealedIdentity>> open_all(const std::vector<SituationId>&,
                                                               const audit::Entry&) override;

private:
  storage::Database& database_;
  audit::AuditLog& log_;
};

class SqlKeyStore : public KeyStore {
public:
  explicit SqlKeyStore(storage::Database& keys) : keys_(keys) {}
  std::optional<Bytes> agency_key(AgencyId) override;
  void put_agency_key(AgencyId, const Bytes& wrapped) override;
  std::optional<Bytes> situation_key(SituationId, Scope, AgencyId) override;
  std::optional<std::pair<AgencyId, Bytes>> any_situation_key(SituationId, Scope) override;
  Openings openings(SituationId) override;
  void replace(SituationId, const std::vector<Wrap>& wraps) override;
  std::vector<SituationId> opened_to(AgencyId, Scope) override;
  std::vector<SituationId> situations() override;

private:
  storage::Database& keys_;
};

// For the room above, inside the transaction that rejects a situation.
void erase_box(storage::Transaction&, SituationId);

} // namespace concert::people
