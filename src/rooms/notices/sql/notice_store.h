// Notices and letters in the SQL that both engines share.
#pragma once

#include "platform/storage/migrate.h"
#include "platform/storage/storage.h"
#include "rooms/notices/store.h"

namespace concert::notices {

std::vector<storage::Migration> migrations();

class SqlStore final : public Store {
public:
  explicit SqlStore(storage::Database& database) : database_(database) {}

  void save(const Change& change) override;
  std::vector<Notice> about(About id) override;
  std::vector<Notice> of(MemberId member, SeatId seat) override;
  std::vector<Notice> at(TableId table) override;
  std::optional<Notice> notice(NoticeId id) override;
  std::vector<Notice> of_kind(Kind) override;
  std::optional<Instant> reminded(AgencyId) override;
  void mark_read(NoticeId id, Instant now) override;
  std::vector<Letter> due(Instant now, int limit) override;
  bool begin_attempt(LetterId id, int attempts, Instant next_attempt) override;
  void sent(LetterId id) override;
  void refused(LetterId id) override;
  void drop(LetterId id) override;
  void forget(Instant letters_before, Instant cancelled_before) override;

private:
  storage::Database& database_;
};

} // namespace concert::notices
