#include "rooms/notices/sql/notice_store.h"

#include "embedded/notices_migrations.h"

namespace concert::notices {
namespace {

using storage::Row;
using storage::Transaction;

Notice notice_in(const Row& row) {
  const auto kind = kind_of(row.get<std::string>(4));
  check(kind.has_value(), "a stored kind of notice is known");
  return {row.get<NoticeId>(0),
          row.get<TableId>(1),
          row.get<MemberId>(2),
          row.get<SeatId>(3),
          *kind,
          row.get<About>(5),
          row.get<std::int64_t>(6),
          row.get<int>(7),
          row.get<Instant>(8),
          row.get<std::optional<Instant>>(9)};
}

Letter letter_in(const Row& row) {
  return {row.get<LetterId>(0), row.get<NoticeId>(1), row.get<Instant>(2),
          row.get<int>(3),      row.get<Instant>(4),  row.get<bool>(5)};
}

void put(Transaction& tx, const Notice& notice) {
  tx.exec("delete from notice_letters where notice = $1", notice.id);
  tx.exec("insert into notices (id, table_id, member, seat, kind, about, mark, edition, created_at, read_at)"
          " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (id) do update set kind = excluded.kind,"
          " mark = excluded.mark, edition = excluded.edition, created_at = excluded.created_at,"
          " read_at = excluded.read_at",
          notice.id, notice.table, notice.member, notice.seat, name_of(notice.kind), notice.about, notice.mark,
          notice.edition, notice.created_at, notice.read_at);
}

void insert(Transaction& tx, const Letter& letter) {
  tx.exec("insert into notice_letters (id, notice, queued_at, attempts, next_attempt, refused)"
          " values ($1, $2, $3, $4, $5, $6)",
          letter.id, letter.notice, letter.queued_at, letter.attempts, letter.next_attempt, letter.refused);
}

} // namespace

std::vector<storage::Migration> migrations() {
  std::vector<storage::Migration> out;
  for (const auto& file : embedded::notices_migrations::all())
    out.push_back({"notices", embedded::number_in(file.name), embedded::title_in(file.name), file.bytes});
  return out;
}

void SqlStore::save(const Change& change) {
  database_.write([&](Transaction& tx) {
    for (const NoticeId& id : change.drop) {
      tx.exec("delete from notice_letters where notice = $1", id);
      tx.exec("delete from notices where id = $1", id);
    }
    for (const Notice& one : change.put)
      put(tx, one);
    for (const Letter& one : change.letters)
      insert(tx, one);
    for (const auto& [agency, at] : change.reminded)
      tx.exec("insert into notice_reminders (agency, at) values ($1, $2)"
              " on conflict (agency) do update set at = excluded.at",
              agency, at);
  });
}

std::vector<Notice> SqlStore::of_kind(Kind kind) {
  return database_.read([&](Transaction& tx) {
    std::vector<Notice> out;
    tx.each(
        "select id, table_id, member, seat, kind, about, mark, edition, created_at, read_at from notices"
        " where kind = $1 order by id",
        [&](const Row& row) { out.push_back(notice_in(row)); }, name_of(kind));
    return out;
  });
}

std::optional<Instant> SqlStore::reminded(AgencyId agency) {
  return database_.read([&](Transaction& tx) {
    return tx.first(
        "select at from notice_reminders where agency = $1", [](const Row& row) { return row.get<Instant>(0); },
        agency);
  });
}

std::vector<Notice> SqlStore::about(About id) {
  return database_.read([&](Transaction& tx) {
    std::vector<Notice> out;
    tx.each(
        "select id, table_id, member, seat, kind, about, mark, edition, created_at, read_at from notices"
        " where about = $1 order by member, seat",
        [&](const Row& row) { out.push_back(notice_in(row)); }, id);
    return out;
  });
}

std::vector<Notice> SqlStore::of(MemberId member, SeatId seat) {
  return database_.read([&](Transaction& tx) {
    std::vector<Notice> out;
    tx.each(
        "select id, table_id, member, seat, kind, about, mark, edition, created_at, read_at from notices"
        " where member = $1 and seat = $2 order by created_at desc, id",
        [&](const Row& row) { out.push_back(notice_in(row)); }, member, seat);
    return out;
  });
}

std::vector<Notice> SqlStore::at(TableId table) {
  return database_.read([&](Transaction& tx) {
    std::vector<Notice> out;
    tx.each(
        "select id, table_id, member, seat, kind, about, mark, edition, created_at, read_at from notices"
        " where table_id = $1 order by id",
        [&](const Row& row) { out.push_back(notice_in(row)); }, table);
    return out;
  });
}

std::optional<Notice> SqlStore::notice(NoticeId id) {
  return database_.read([&](Transaction& tx) {
    return tx.first("select id, table_id, member, seat, kind, about, mark, edition, created_at, read_at from notices"
                    " where id = $1",
                    notice_in, id);
  });
}

void SqlStore::mark_read(NoticeId id, Instant now) {
  database_.write([&](Transaction& tx) {
    tx.exec("update notices set read_at = $1 where id = $2 and read_at is null", now, id);
    tx.exec("delete from notice_letters where notice in"
            " (select id from notices where id = $1 and kind in ('situation_waits', 'referral_waits', 'places_wait'))",
            id);
  });
}

std::vector<Letter> SqlStore::due(Instant now, int limit) {
  return database_.read([&](Transaction& tx) {
    std::vector<Letter> out;
    tx.each(
        "select id, notice, queued_at, attempts, next_attempt, refused from notice_letters"
        " where refused = 0 and next_attempt <= $1 order by next_attempt, id limit $2",
        [&](const Row& row) { out.push_back(letter_in(row)); }, now, limit);
    return out;
  });
}

bool SqlStore::begin_attempt(LetterId id, int attempts, Instant next_attempt) {
  return database_.write([&](Transaction& tx) {
    return tx.exec("update notice_letters set attempts = $1, next_attempt = $2 where id = $3 and refused = 0", attempts,
                   next_attempt, id) == 1;
  });
}

void SqlStore::sent(LetterId id) {
  database_.write([&](Transaction& tx) {
    const auto notice = tx.first(
        "select n.id, n.table_id, n.member, n.seat, n.kind, n.about, n.mark, n.edition, n.created_at, n.read_at"
        " from notices n join notice_letters l on l.notice = n.id where l.id = $1",
        notice_in, id);
    if (!notice)
      return;
    tx.exec("delete from notice_letters where id = $1", id);
    tx.exec("delete from notice_letters where refused = 0 and notice in (select id from notices where member = $1"
            " and kind = $2 and (kind = 'situation_waits' or about = $3))",
            notice->member, name_of(notice->kind), notice->about);
  });
}

void SqlStore::refused(LetterId id) {
  database_.write([&](Transaction& tx) { tx.exec("update notice_letters set refused = 1 where id = $1", id); });
}

void SqlStore::drop(LetterId id) {
  database_.write([&](Transaction& tx) { tx.exec("delete from notice_letters where id = $1", id); });
}

void SqlStore::forget(Instant letters_before, Instant cancelled_before) {
  database_.write([&](Transaction& tx) {
    tx.exec("delete from notice_letters where queued_at < $1", letters_before);
    tx.exec("delete from notice_letters where notice in"
            " (select id from notices where kind = 'meeting_cancelled' and created_at < $1)",
            cancelled_before);
    tx.exec("delete from notices where kind = 'meeting_cancelled' and created_at < $1", cancelled_before);
  });
}

} // namespace concert::notices
