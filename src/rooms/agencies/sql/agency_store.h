// Partners in the SQL that both engines share.
#pragma once

#include "platform/storage/migrate.h"
#include "platform/storage/storage.h"
#include "rooms/agencies/store.h"
#include "rooms/audit/sql/audit_log.h"

namespace concert::agencies {

std::vector<storage::Migration> migrations();

class SqlStore : public Store {
public:
  SqlStore(storage::Database& database, audit::AuditLog& log) : database_(database), log_(log) {}
  std::vector<Agency> all() override;
  bool add(const Agency&, const audit::Entry&) override;

private:
  storage::Database& database_;
  audit::AuditLog& log_;
};

} // namespace concert::agencies
