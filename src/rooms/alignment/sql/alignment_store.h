// The table of needs in the SQL that both engines share.
#pragma once

#include "platform/storage/migrate.h"
#include "platform/storage/storage.h"
#include "rooms/alignment/store.h"
#include "rooms/audit/sql/audit_log.h"

namespace concert::alignment {

std::vector<storage::Migration> migrations();

class SqlStore : public Store {
public:
  SqlStore(storage::Database& database, audit::AuditLog& log) : database_(database), log_(log) {}
  NeedsEdition load() override;
  void keep(const NeedsEdition&, const audit::Entry&) override;
  bool keep_over(const std::string& seen, const NeedsEdition&, const audit::Entry&, const AdoptionStep&) override;
  std::vector<Adoption> adoptions() override;
  std::vector<Shadow> shadows(TableId) override;
  void begin_shadows(TableId, const std::vector<Shadow>&, const audit::Entry&) override;
  std::vector<std::string> versions() override;
  void record(const audit::Entry&) override;
  std::vector<RegionRules> rules(TableId) override;
  bool save_rules(const RegionRules&, std::int64_t expected, const audit::Entry&) override;

  GroupPurpose purpose(TableId) override;
  bool save_purpose(const GroupPurpose&, std::int64_t expected, const audit::Entry&) override;

private:
  storage::Database& database_;
  audit::AuditLog& log_;
};

} // namespace concert::alignment
