#include "rooms/drafts/sql/draft_store.h"

#include "embedded/drafts_keys_migrations.h"
#include "embedded/drafts_migrations.h"

namespace concert::drafts {
namespace {

using storage::Row;
using storage::Transaction;

Box box_in(const Row& row) {
  Box out;
  out.id = row.get<DraftId>(0);
  out.place.typist = {row.get<MemberId>(1), row.get<SeatId>(2)};
  out.place.page = row.get<std::string>(3);
  out.place.form = row.get<std::string>(4);
  out.opening = row.get<Opening>(5);
  out.kept_at = row.get<Instant>(6);
  out.sealed = row.get<Bytes>(7);
  return out;
}

DraftId id_in(const Row& row) {
  return row.get<DraftId>(0);
}

} // namespace

std::vector<storage::Migration> migrations() {
  std::vector<storage::Migration> out;
  for (const auto& file : embedded::drafts_migrations::all())
    out.push_back({"drafts", embedded::number_in(file.name), embedded::title_in(file.name), file.bytes});
  return out;
}

std::vector<storage::Migration> key_migrations() {
  return {{"draft_keys", 1, "draft_keys", embedded::drafts_keys_migrations::keys_0001_draft_keys_sql.bytes}};
}

std::optional<Box> SqlStore::at(const Place& place) {
  return database_.read([&](Transaction& tx) {
    return tx.first("select id, member, seat, page, form, opening, kept_at, sealed from drafts"
                    " where member = $1 and seat = $2 and page = $3 and form = $4",
                    box_in, place.typist.member, place.typist.seat, place.page, place.form);
  });
}

std::vector<Box> SqlStore::on_page(const Typist& typist, std::string_view page) {
  return database_.read([&](Transaction& tx) {
    std::vector<Box> out;
    tx.each(
        "select id, member, seat, page, form, opening, kept_at, sealed from drafts"
        " where member = $1 and seat = $2 and page = $3 order by kept_at, id",
        [&](const Row& row) { out.push_back(box_in(row)); }, typist.member, typist.seat, page);
    return out;
  });
}

void SqlStore::put(const Box& box) {
  database_.write([&](Transaction& tx) {
    tx.exec("insert into drafts (id, member, seat, page, form, about, opening, kept_at, sealed)"
            " values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do update set opening = excluded.opening,"
            " kept_at = excluded.kept_at, sealed = excluded.sealed",
            box.id, box.place.typist.member, box.place.typist.seat, box.place.page, box.place.form,
            about_of(box.place.page), box.opening, box.kept_at, box.sealed);
  });
}

void SqlStore::drop(const std::vector<DraftId>& ids) {
  database_.write([&](Transaction& tx) {
    for (const DraftId id : ids)
      tx.exec("delete from drafts where id = $1", id);
  });
}

std::size_t SqlStore::count_of(const Typist& typist) {
  return database_.read([&](Transaction& tx) {
    return static_cast<std::size_t>(tx.first(
                                          "select count(*) from drafts where member = $1 and seat = $2",
                                          [](const Row& row) { return row.get<std::int64_t>(0); }, typist.member,
                                          typist.seat)
                                        .value_or(0));
  });
}

std::vector<DraftId> SqlStore::of(const Typist& typist) {
  return database_.read([&](Transaction& tx) {
    std::vector<DraftId> out;
    tx.each(
        "select id from drafts where member = $1 and seat = $2", [&](const Row& row) { out.push_back(id_in(row)); },
        typist.member, typist.seat);
    return out;
  });
}

std::vector<DraftId> SqlStore::about(std::string_view thing) {
  return database_.read([&](Transaction& tx) {
    std::vector<DraftId> out;
    tx.each(
        "select id from drafts where about = $1", [&](const Row& row) { out.push_back(id_in(row)); }, thing);
    return out;
  });
}

std::vector<DraftId> SqlStore::kept_before(Instant then) {
  return database_.read([&](Transaction& tx) {
    std::vector<DraftId> out;
    tx.each(
        "select id from drafts where kept_at < $1", [&](const Row& row) { out.push_back(id_in(row)); }, then);
    return out;
  });
}

std::vector<Typist> SqlStore::typists() {
  return database_.read([&](Transaction& tx) {
    std::vector<Typist> out;
    tx.each("select distinct member, seat from drafts order by member, seat",
            [&](const Row& row) { out.push_back({row.get<MemberId>(0), row.get<SeatId>(1)}); });
    return out;
  });
}

std::vector<std::string> SqlStore::things() {
  return database_.read([&](Transaction& tx) {
    std::vector<std::string> out;
    tx.each("select distinct about from drafts where about <> '' order by about",
            [&](const Row& row) { out.push_back(row.get<std::string>(0)); });
    return out;
  });
}

std::set<DraftId> SqlStore::ids() {
  return database_.read([&](Transaction& tx) {
    std::set<DraftId> out;
    tx.each("select id from drafts", [&](const Row& row) { out.insert(id_in(row)); });
    return out;
  });
}

std::optional<Bytes> SqlKeyStore::key(DraftId id) {
  return keys_.read([&](Transaction& tx) {
    return tx.first(
        "select wrapped from draft_keys where draft = $1", [](const Row& row) { return row.get<Bytes>(0); }, id);
  });
}

void SqlKeyStore::put(DraftId id, const Bytes& wrapped, Instant made_at) {
  keys_.write([&](Transaction& tx) {
    tx.exec("insert into draft_keys (draft, wrapped, made_at) values ($1, $2, $3) on conflict (draft) do update set"
            " wrapped = excluded.wrapped, made_at = excluded.made_at",
            id, wrapped, made_at);
  });
}

void SqlKeyStore::destroy(const std::vector<DraftId>& ids) {
  if (ids.empty())
    return;
  keys_.write([&](Transaction& tx) {
    for (const DraftId id : ids)
      tx.exec("delete from draft_keys where draft = $1", id);
  });
}

std::vector<DraftId> SqlKeyStore::made_before(Instant then) {
  return keys_.read([&](Transaction& tx) {
    std::vector<DraftId> out;
    tx.each(
        "select draft from draft_keys where made_at < $1", [&](const Row& row) { out.push_back(id_in(row)); }, then);
    return out;
  });
}

void SqlKeyStore::forget() {
  storage::forget_deleted(keys_);
}

} // namespace concert::drafts
