// Situations in the SQL that both engines share. A change and its audit entry are one transaction: both or neither.
#pragma once

#include "base/remembered.h"
#include "platform/storage/storage.h"
#include "rooms/audit/sql/audit_log.h"
#include "rooms/situations/reached.h"
#include "rooms/situations/store.h"

namespace concert::situations {

std::vector<storage::Migration> migrations();

// For the room of meetings, which writes down what was decided in the transaction that ends the discussion. Nothing for
// a situation that was never presented.
std::optional<Reached> read_reached(storage::Transaction&, SituationId);

class SqlStore : public Store {
public:
  SqlStore(storage::Database& database, audit::AuditLog& log) : database_(database), log_(log) {}

  std::optional<Situation> load(SituationId) override;
  std::optional<Kept> load_kept(SituationId) override;
  void add(const Situation&, const audit::Entry&) override;
  bool save(const Situation&, std::int64_t expected_version, const audit::Entry&,
            const std::optional<JudgedAccount>& account = std::nullopt) override;
  Result<Situation> save_numbered(SituationId, TableId, std::int64_t expected_version,
                                  const std::function<Result<Situation>(std::int64_t)>& step,
                                  const audit::Entry&) override;
  bool remove(SituationId, std::int64_t expected_version, const audit::Entry&) override;
  bool step_out(SituationId, const StepOut&, const audit::Entry&) override;
  bool call_back(SituationId, const Whom&, Instant, const audit::Entry&) override;
  std::optional<KeptAccount> account(SituationId) override;
  bool save_account(SituationId, std::int64_t situation_version, const Bytes& sealed, std::int64_t expected_version,
                    const audit::Entry&) override;
  std::shared_ptr<const Households> households(TableId) override;
  void note(const audit::Entry&) override;
  void keep_households(TableId, const std::string& file, const audit::Entry&) override;
  std::vector<HandOver> hand_overs(SituationId) override;
  std::vector<HandOver> offered_to(TableId) override;
  std::optional<HandOver> hand_over(HandOverId) override;
  bool offer(const HandOver&, const audit::Entry&) override;
  bool answer(const HandOver&, const audit::Entry&) override;
  Result<Situation> take(const HandOver&, const Situation& old, std::int64_t expected_version,
                         const std::function<Result<Situation>(std::int64_t)>& step, const audit::Entry& of_old,
                         const audit::Entry& of_new) override;
  std::vector<SituationId> unsettled() override;
  void settled(SituationId, std::int64_t version) override;
  std::vector<SituationId> at_stage(access::Stage) override;
  std::int64_t version(SituationId) override;
  std::set<SituationId> ids() override;
  std::int64_t revision(TableId) override;
  ListPage list(const ListQuery&) override;
  std::vector<std::shared_ptr<const Situation>> listed(const ListQuery&) override;
  std::vector<ListEntry> headers(const ListQuery&, const std::vector<SituationId>&) override;
  Figures figures(TableId, const access::Actor& reader, const clock::Clock& calendar) override;
  std::set<SituationId> kept_from(const access::Actor& reader) override;

private:
  std::shared_ptr<const Situation> known(storage::Transaction&, SituationId); // null when there is none
  std::shared_ptr<const ListPage> page_of(storage::Transaction&, const ListQuery&, std::int64_t revision);

  storage::Database& database_;
  audit::AuditLog& log_;
  Remembered<SituationId, Situation> situations_{4096}; // stamped with their version
  Remembered<std::string, ListPage> pages_{512};        // by what was asked and by whom, with the table's revision
  Remembered<std::string, std::int64_t> totals_{512};   // the same, whatever the page
  Remembered<TableId, Households> households_{64};      // with their own revision
  Remembered<std::string, Figures> figures_{64};        // by table and reader
};

} // namespace concert::situations
