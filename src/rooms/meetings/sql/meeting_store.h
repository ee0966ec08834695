// Meetings in the SQL that both engines share. A change and its audit entry are one transaction: both or neither; and
// so are the end of a discussion and what the minutes will say of it.
#pragma once

#include "platform/storage/migrate.h"
#include "platform/storage/storage.h"
#include "rooms/audit/sql/audit_log.h"
#include "rooms/meetings/store.h"
#include "base/remembered.h"

namespace concert::meetings {

std::vector<storage::Migration> migrations();

class SqlStore : public Store {
public:
  SqlStore(storage::Database& database, audit::AuditLog& log) : database_(database), log_(log) {}

  std::optional<Meeting> load(MeetingId) override;
  std::optional<Meeting> as_stored(MeetingId) override;
  void add(const Meeting&, const audit::Entry&) override;
  Result<Meeting> change(MeetingId, const Step&, const audit::Entry&) override;
  Result<Meeting> sign(MeetingId, const SigningStep&, const audit::Entry&) override;
  std::optional<SignedMinutes> minutes(MeetingId) override;
  std::vector<Header> list(TableId, int limit) override;
  std::optional<Header> current(TableId, Instant since) override;
  std::vector<Header> left_open(TableId, Instant before) override;
  std::map<SituationId, Instant> heard_before(TableId) override;
  std::optional<TableRules> rules(TableId) override;
  bool save_rules(const TableRules&, std::int64_t expected_version, const audit::Entry&) override;

private:
  storage::Database& database_;
  audit::AuditLog& log_;
  // Thirty seats read a meeting at each of its steps: as of its revision, asked first.
  Remembered<MeetingId, Meeting> meetings_{64};
};

} // namespace concert::meetings
