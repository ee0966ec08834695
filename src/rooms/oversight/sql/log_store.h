// The audit room's log, as this room needs it.
#pragma once

#include "rooms/audit/sql/audit_log.h"
#include "rooms/oversight/store.h"

namespace concert::oversight {

class LogStore : public Store {
public:
  LogStore(storage::Database& database, const audit::AuditLog& log) : database_(database), log_(log) {}

  LogPage entries(const LogQuery&, std::optional<std::int64_t> before, std::int64_t limit) override;
  audit::Report verify(const std::vector<audit::Checkpoint>& witnesses) override;
  std::optional<SignedCheckpoint> latest_checkpoint() override;
  std::optional<audit::Checkpoint> open_checkpoint(const std::string& note) override;
  std::string verifier_key() override;
  void record(const audit::Entry&) override;
  void record_and_sign(const audit::Entry&) override;

private:
  storage::Database& database_;
  const audit::AuditLog& log_;
};

} // namespace concert::oversight
