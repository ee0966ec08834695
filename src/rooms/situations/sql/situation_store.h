// Situations in the SQL that both engines share. A change and its audit entry are one transaction: both or neither.
#pragma once

#include "platform/storage/storage.h"
#include "rooms/audit/sql/audit_log.h"
#include "rooms/situations/store.h"

namespace concert::situations {

std::vector<storage::Migration> migrations();

class SqlStore : public Store {
public:
  SqlStore(storage::Database& database, audit::AuditLog& log) : database_(database), log_(log) {}

  std::optional<Situation> load(SituationId) override;
  void add(const Situation&, const audit::Entry&) override;
  bool save(const Situation&, std::int64_t expected_version, const audit::Entry&) override;
  Result<Situation> save_numbered(SituationId, TableId, std::int64_t expected_version,
                                  const std::function<Result<Situation>(std::int64_t)>& step,
                                  const audit::Entry&) override;
  bool remove(SituationId, std::int64_t expected_version, const audit::Entry&) override;
  std::vector<SituationId> unsettled() override;
  void settled(SituationId, std::int64_t version) override;
  std::set<SituationId> ids() override;
  ListPage list(const ListQuery&) override;
  Figures figures(TableId) override;

private:
  storage::Database& database_;
  audit::AuditLog& log_;
};

} // namespace concert::situations
