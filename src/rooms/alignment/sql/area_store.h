// Neighbourhoods of situations and what was shown of them, in the SQL that both engines share.
#pragma once

#include "platform/storage/storage.h"
#include "rooms/alignment/areas.h"
#include "rooms/audit/sql/audit_log.h"

namespace concert::alignment {

class SqlAreaStore : public AreaStore {
public:
  SqlAreaStore(storage::Database& database, audit::AuditLog& log) : database_(database), log_(log) {}
  std::optional<Placed> area(SituationId) override;
  std::map<SituationId, Placed> areas() override;
  void keep(SituationId, const std::optional<Placed>&, const audit::Entry&) override;
  void forget_ended() override;
  std::optional<AreaCounts> shown(TableId, MemberId) override;
  void keep_shown(TableId, MemberId, const AreaCounts&) override;

private:
  storage::Database& database_;
  audit::AuditLog& log_;
};

} // namespace concert::alignment
