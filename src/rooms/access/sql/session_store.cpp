#include "rooms/access/sql/access_store.h"
#include "rooms/access/sql/rows.h"

namespace concert::access {
namespace {

using storage::Row;
using storage::Transaction;

// The session that was to be changed is gone; the caller only learns that it is.
Result<void> one_row(std::int64_t changed) {
  if (changed != 1)
    return Refusal::not_found();
  return {};
}

} // namespace

std::optional<Sitting> SqlStore::sitting(const crypto::Digest& token_hash) {
  return database_.read([&](Transaction& tx) -> std::optional<Sitting> {
    auto out = tx.first(
        "select t.token_hash, t.member, t.seat, t.created_at, t.last_used_at, t.locked, m.id, m.login, m.name, "
        "m.language, m.password_hash, m.password_is_temporary, m.state, m.version, m.email, m.mail_off "
        "from access_sessions t join access_members m on m.id = t.member where t.token_hash = $1",
        [](const Row& row) {
          return Sitting{session_in(row), member_in(row, session_columns), std::nullopt};
        },
        BytesView(token_hash));
    if (out && out->session.seat)
      out->seat = tx.first(
          "select s.id, s.agency, s.at_table, s.role, s.state, s.version from access_member_seats h "
          "join access_seats s on s.id = h.seat where h.member = $1 and h.seat = $2",
          [](const Row& row) { return seat_in(row); }, out->member.id, *out->session.seat);
    return out;
  });
}

void SqlStore::begin_session(const KeptSession& session, Instant drop_before, const std::optional<Rehash>& rehash,
                             const audit::Entry& entry) {
  const auto kept = change(entry, [&](Transaction& tx) -> Result<void> {
    tx.exec("delete from access_sessions where created_at <= $1", drop_before);
    if (rehash)
      tx.exec("update access_members set password_hash = $1 where id = $2 and password_hash = $3", rehash->new_hash,
              session.member, rehash->old_hash);
    tx.exec("insert into access_sessions (token_hash, member, seat, created_at, last_used_at, locked) "
            "values ($1, $2, $3, $4, $5, $6)",
            BytesView(session.token_hash), session.member, session.seat, session.created_at, session.last_used_at,
            session.locked);
    return {};
  });
  check(kept.has_value(), "access: a session cannot be refused");
}

bool SqlStore::sit(const crypto::Digest& token_hash, SeatId seat, const audit::Entry& entry) {
  return change(entry,
                [&](Transaction& tx) {
                  return one_row(tx.exec("update access_sessions set seat = $1 where token_hash = $2", seat,
                                         BytesView(token_hash)));
                })
      .has_value();
}

bool SqlStore::lock(const crypto::Digest& token_hash, const audit::Entry& entry) {
  return change(entry,
                [&](Transaction& tx) {
                  return one_row(
                      tx.exec("update access_sessions set locked = 1 where token_hash = $1", BytesView(token_hash)));
                })
      .has_value();
}

bool SqlStore::unlock(const crypto::Digest& token_hash, Instant now, const audit::Entry& entry) {
  return change(entry,
                [&](Transaction& tx) {
                  return one_row(
                      tx.exec("update access_sessions set locked = 0, last_used_at = $1 where token_hash = $2", now,
                              BytesView(token_hash)));
                })
      .has_value();
}

bool SqlStore::end_session(const crypto::Digest& token_hash, const audit::Entry& entry) {
  return change(entry,
                [&](Transaction& tx) {
                  return one_row(tx.exec("delete from access_sessions where token_hash = $1", BytesView(token_hash)));
                })
      .has_value();
}

void SqlStore::end_sessions_of(MemberId member, const audit::Entry& entry) {
  const auto kept = change(entry, [&](Transaction& tx) -> Result<void> {
    tx.exec("delete from access_sessions where member = $1", member);
    return {};
  });
  check(kept.has_value(), "access: ending sessions cannot be refused");
}

void SqlStore::touch(const crypto::Digest& token_hash, Instant heard_last, Instant now) {
  // Of several requests at the same moment one writes; a session that was locked meanwhile stays as it is.
  database_.write([&](Transaction& tx) {
    tx.exec("update access_sessions set last_used_at = $1 where token_hash = $2 and last_used_at = $3 and locked = 0",
            now, BytesView(token_hash), heard_last);
  });
}

} // namespace concert::access
