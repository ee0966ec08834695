// Referrals in the SQL that both engines share. A change, what it does to links and sealed boxes, and its audit entry
// are one transaction: all or nothing.
#pragma once

#include "platform/storage/migrate.h"
#include "platform/storage/storage.h"
#include "rooms/audit/sql/audit_log.h"
#include "rooms/referrals/store.h"

namespace concert::referrals {

std::vector<storage::Migration> migrations();

class SqlStore : public Store {
public:
  SqlStore(storage::Database& database, audit::AuditLog& log) : database_(database), log_(log) {}

  std::optional<Referral> load(ReferralId) override;
  bool add(const Referral&, const audit::Entry&) override;
  bool save(const Referral&, std::int64_t expected_version, const LinkChange&, Instant now,
            const audit::Entry&) override;
  std::vector<Referral> of(SituationId) override;
  std::vector<Referral> concerning(TableId, AgencyId) override;
  WayIn way_in(ReferralId) override;
  std::optional<Tried> try_link(LinkId, Instant now, const audit::Entry&) override;
  void was_right(LinkId, const audit::Entry&) override;
  void lock(LinkId, const audit::Entry&) override;
  bool follow(SituationId, const audit::Entry&) override;
  std::vector<SituationId> to_follow() override;
  bool expire(Instant now, const audit::Entry&) override;
  std::vector<DueLetter> due(Instant now, int limit) override;
  bool begin_attempt(LetterId, int attempts, Instant next_attempt) override;
  void sent(LetterId) override;
  void refused(LetterId) override;
  void drop(LetterId) override;

private:
  storage::Database& database_;
  audit::AuditLog& log_;
};

} // namespace concert::referrals
