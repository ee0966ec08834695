#include "platform/storage/connection.h"

#include <atomic>

namespace concert::storage {

struct Database::Seams {
  std::atomic<int> calls_until_failure = 0; // 0: disarmed
  std::atomic<bool> rehearse = false;
};

Database::Database() : seams_(std::make_unique<Seams>()) {}
Database::~Database() = default;

void Database::fail_at(int n) {
  check(n >= 0, "fail_at counts from 1");
  seams_->calls_until_failure = n;
}
bool Database::fail_at_pending() const {
  return seams_->calls_until_failure > 0;
}
void Database::rehearse_writes(bool on) {
  seams_->rehearse = on;
}

std::int64_t Transaction::run(Sql sql, std::span<const Value> values, Call<bool(const Row&)> on_row) {
  return connection_.run(sql, values, on_row);
}
void Transaction::run_script(const std::string& sql) {
  connection_.run_script(sql);
}

void lock_appends(Transaction& transaction) {
  transaction.connection_.lock_appends();
}

void backup(Database& database, const std::filesystem::path& path) {
  database.copy_to(path);
}

void forget_deleted(Database& database) {
  database.empty_log();
}

bool Connection::attempt(Call<bool(Transaction&)> work) {
  failure_.reset();
  Transaction transaction(*this);
  const bool keep = work(transaction);
  if (keep && failure_)
    throw Failure(*failure_);
  return keep;
}

template <class F>
auto Connection::remembering_failure(F&& call) {
  // PostgreSQL would refuse it, SQLite would not: alike on both, so that it cannot go unnoticed.
  check(!failure_, "a transaction was used after it failed");
  try {
    count_call();
    return call();
  } catch (const Failure& failure) {
    failure_ = failure;
    throw;
  }
}

std::int64_t Connection::run(Sql sql, std::span<const Value> values, Call<bool(const Row&)> on_row) {
  return remembering_failure([&] { return do_run(sql, values, on_row); });
}

void Connection::run_script(const std::string& sql) {
  remembering_failure([&] { do_run_script(sql); });
}

void Connection::lock_appends() {
  remembering_failure([&] { do_lock_appends(); });
}

void Connection::count_call() {
  std::atomic<int>& left = database_.seams_->calls_until_failure;
  if (left > 0 && left.fetch_sub(1) == 1)
    throw Failure(FailureKind::full, "failed on purpose by fail_at");
}

bool Connection::rehearsing() const {
  return database_.seams_->rehearse;
}

} // namespace concert::storage
