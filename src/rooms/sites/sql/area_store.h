// Areas in the SQL that both engines share.
#pragma once

#include "platform/storage/migrate.h"
#include "platform/storage/storage.h"
#include "rooms/audit/sql/audit_log.h"
#include "rooms/sites/store.h"

namespace concert::sites {

std::vector<storage::Migration> migrations();

class SqlStore : public Store {
public:
  SqlStore(storage::Database& database, audit::AuditLog& log) : database_(database), log_(log) {}
  AreaMap load() override;
  void keep(const AreaMap&, const audit::Entry&) override;

private:
  storage::Database& database_;
  audit::AuditLog& log_;
};

} // namespace concert::sites
