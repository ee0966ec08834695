// The directory in the SQL that both engines share.
#pragma once

#include "platform/storage/migrate.h"
#include "platform/storage/storage.h"
#include "rooms/audit/sql/audit_log.h"
#include "rooms/directory/store.h"

namespace concert::directory {

std::vector<storage::Migration> migrations();

class SqlStore : public Store {
 public:
  SqlStore(storage::Database& database, audit::AuditLog& log) : database_(database), log_(log) {}

  Stored load() override;
  Stored load_whole() override;
  std::int64_t version() override;
  std::vector<ImportRecord> imports() override;
  Changes save_import(const Import&, const std::string& language, Instant at, const audit::Entry&) override;
  Result<std::int64_t> save_service(const Service&, const audit::Entry&) override;
  Result<std::int64_t> save_visibility(const LocationId&, std::int64_t version, AddressVisibility,
                                       const audit::Entry&) override;
  Result<SavedCapacities> save_capacities(const std::vector<StatedCapacity>&, Precedence,
                                          const std::optional<LinkUse>& use = {}) override;
  std::vector<FurtherRow> own_hours() override;
  Result<std::int64_t> save_own_hours(const ServiceId&, const std::vector<FurtherRow>& read,
                                      const std::vector<FurtherRow>& fresh, const audit::Entry&) override;
  bool link(const OrganizationId&, AgencyId, const audit::Entry&) override;
  bool unlink(const OrganizationId&, AgencyId, const audit::Entry&) override;
  std::vector<AgencyId> agencies_of(const OrganizationId&) override;
  std::vector<OrganizationId> organizations_of(AgencyId) override;
  void record(const audit::Entry&) override;

 private:
  storage::Database& database_;
  audit::AuditLog& log_;
};

} // namespace concert::directory
