// Code lists in the SQL that both engines share.
#pragma once

#include "platform/storage/migrate.h"
#include "platform/storage/storage.h"
#include "rooms/audit/sql/audit_log.h"
#include "rooms/codes/store.h"

namespace concert::codes {

std::vector<storage::Migration> migrations();

class SqlStore : public Store {
public:
  SqlStore(storage::Database& database, audit::AuditLog& log) : database_(database), log_(log) {}
  KeptLists load() override;
  void keep(const std::vector<ListFile>&, const audit::Entry&) override;

private:
  storage::Database& database_;
  audit::AuditLog& log_;
};

} // namespace concert::codes
