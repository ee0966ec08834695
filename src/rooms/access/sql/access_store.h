// Members, seats, tables and sessions in the database, on both engines. Each change and its audit entry are one
// transaction.
#pragma once

#include <vector>

#include "platform/storage/migrate.h"
#include "platform/storage/storage.h"
#include "rooms/access/store.h"
#include "rooms/audit/sql/audit_log.h"

namespace concert::access {

std::vector<storage::Migration> migrations(); // apply after audit::migrations()

class SqlStore final : public Store {
public:
  SqlStore(storage::Database& database, const audit::AuditLog& log) : database_(database), log_(log) {}

  std::optional<Member> member(MemberId id) override;
  std::optional<Member> member_by_login(std::string_view login) override;
  std::vector<MemberWithSeats> members() override;
  std::vector<Seat> seats_of(MemberId id) override;
  std::vector<Seat> seats() override;
  std::optional<Seat> seat(SeatId id) override;
  std::optional<Seat> seat_for(AgencyId agency, TableId table, Role role) override;
  std::optional<Table> table(TableId id) override;
  std::vector<Table> tables() override;
  std::vector<AgencyId> agencies_speaking_at(TableId table) override;

  Result<void> found(const Table& table, const Member& member, const Seat& seat, const audit::Entry& entry) override;
  Result<void> add_member(const Member& member, const Seat& seat, const audit::Entry& entry) override;
  Result<void> save_member(const Member& member, TheirSessions sessions, const audit::Entry& entry) override;
  Result<void> save_password(const Member& member, const crypto::Digest& going_on, const audit::Entry& entry) override;
  Result<void> give_seat(MemberId member, const Seat& seat, const audit::Entry& entry) override;
  Result<void> take_seat_back(MemberId member, SeatId seat, const audit::Entry& entry) override;
  Result<void> save_seat(const Seat& seat, const audit::Entry& entry) override;
  Result<void> add_table(const Table& table, const audit::Entry& entry) override;
  Result<void> save_table(const Table& table, const audit::Entry& entry) override;

  std::optional<Sitting> sitting(const crypto::Digest& token_hash) override;
  void begin_session(const KeptSession& session, Instant drop_before, const std::optional<Rehash>& rehash,
                     const audit::Entry& entry) override;
  bool sit(const crypto::Digest& token_hash, SeatId seat, const audit::Entry& entry) override;
  bool lock(const crypto::Digest& token_hash, const audit::Entry& entry) override;
  bool unlock(const crypto::Digest& token_hash, Instant now, const audit::Entry& entry) override;
  bool end_session(const crypto::Digest& token_hash, const audit::Entry& entry) override;
  void end_sessions_of(MemberId member, const audit::Entry& entry) override;
  void touch(const crypto::Digest& token_hash, Instant heard_last, Instant now) override;

  void record(const audit::Entry& entry) override;

private:
  using Work = storage::Call<Result<void>(storage::Transaction&)>;
  Result<void> change(const audit::Entry& entry, Work work); // work, then the entry; neither when work refuses

  storage::Database& database_;
  const audit::AuditLog& log_;
};

} // namespace concert::access
