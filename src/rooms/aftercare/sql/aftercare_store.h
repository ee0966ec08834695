// What comes after the table, in the SQL that both engines share. A change and its audit entry are one transaction.
#pragma once

#include "platform/storage/migrate.h"
#include "platform/storage/storage.h"
#include "rooms/aftercare/store.h"
#include "rooms/audit/sql/audit_log.h"

namespace concert::aftercare {

std::vector<storage::Migration> migrations();

class SqlStore : public Store {
public:
  SqlStore(storage::Database& database, audit::AuditLog& log) : database_(database), log_(log) {}

  std::optional<Aftercare> load(const Conclusion&) override;
  bool save(const Aftercare&, std::int64_t expected_version, const audit::Entry&) override;
  std::vector<Planned> planned(TableId, LocalDate due_by) override;
  std::set<Conclusion> reported(TableId) override;
  std::vector<Aftercare> all(TableId) override;
  std::int64_t revision(TableId) override;

private:
  storage::Database& database_;
  audit::AuditLog& log_;
};

} // namespace concert::aftercare
