// Links to organizations without an account, in the SQL that both engines share.
#pragma once

#include "platform/storage/storage.h"
#include "rooms/audit/sql/audit_log.h"
#include "rooms/directory/link_store.h"

namespace concert::directory {

class SqlLinkStore : public LinkStore {
public:
  SqlLinkStore(storage::Database& database, audit::AuditLog& log) : database_(database), log_(log) {}

  void issue(const CapacityLink&, const std::optional<CapacityLetterId>&, const audit::Entry&) override;
  bool revoke(const OrganizationId&, const audit::Entry&) override;
  std::optional<CapacityLink> link(const CapacityLinkId&) override;
  std::optional<CapacityLink> latest(const OrganizationId&) override;
  bool has_letter(const CapacityLinkId&) override;
  void expire(Instant now, const audit::Entry&) override;
  std::vector<CapacityLetter> due(Instant now, int limit) override;
  bool begin_attempt(const CapacityLetterId&, int attempts, Instant next_attempt) override;
  void drop(const CapacityLetterId&) override;

private:
  storage::Database& database_;
  audit::AuditLog& log_;
};

} // namespace concert::directory
