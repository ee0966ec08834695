#include "app/sql/answered_store.h"

#include "embedded/app_migrations.h"
#include "platform/crypto/hashing.h"

namespace concert::app {
namespace {

using storage::Row;
using storage::Transaction;

std::string hashed(std::string_view text) {
  return to_hex(crypto::sha256(bytes_of(text)));
}
std::string key_hash(SeatId seat, std::string_view key) {
  return hashed(seat.text() + "|" + std::string(key));
}

} // namespace

std::vector<storage::Migration> migrations() {
  std::vector<storage::Migration> out;
  for (const auto& file : embedded::app_migrations::all())
    out.push_back({"app", embedded::number_in(file.name), embedded::title_in(file.name), file.bytes});
  return out;
}

std::optional<Answered> AnsweredStore::claim(SeatId seat, std::string_view key, std::string_view request, Instant now) {
  const std::string hash = key_hash(seat, key), request_hash = hashed(request);
  return database_.write([&](Transaction& tx) -> std::optional<Answered> {
    tx.exec("delete from answered where at < $1", now - std::chrono::hours(24));
    const auto claimed = tx.exec("insert into answered (key_hash, request_hash, object, at) values ($1, $2, '', $3)"
                                 " on conflict (key_hash) do nothing",
                                 hash, request_hash, now);
    if (claimed != 0)
      return std::nullopt;
    return tx.first(
        "select request_hash, status, object, version from answered where key_hash = $1",
        [&](const Row& row) {
          return Answered{row.get<std::string>(0) == request_hash, row.get<std::optional<int>>(1),
                          row.get<std::string>(2), row.get<std::optional<std::int64_t>>(3)};
        },
        hash);
  });
}

void AnsweredStore::complete(SeatId seat, std::string_view key, int status, const std::string& object,
                             std::optional<std::int64_t> version) {
  database_.write([&](Transaction& tx) {
    tx.exec("update answered set status = $2, object = $3, version = $4 where key_hash = $1", key_hash(seat, key),
            std::int64_t{status}, object, version);
  });
}

void AnsweredStore::release(SeatId seat, std::string_view key) {
  database_.write([&](Transaction& tx) { tx.exec("delete from answered where key_hash = $1", key_hash(seat, key)); });
}

} // namespace concert::app
