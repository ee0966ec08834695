// One session with an engine, used by one thread at a time. What is the same on both engines is here: counting calls
// for the test seam, and remembering that a transaction has failed.
#pragma once

#include <optional>
#include <string>

#include "platform/storage/storage.h"

namespace concert::storage {

class Connection {
 public:
  explicit Connection(Database& database) : database_(database) {}
  virtual ~Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Runs work in the transaction that is open, or about to be. Gives whether to keep what it did. Throws what work
  // throws, and the Failure that work swallowed when it then claims success.
  bool attempt(Call<bool(Transaction&)> work);
  // The first Failure of the latest attempt, also when work swallowed it.
  const std::optional<Failure>& failure() const { return failure_; }

  std::int64_t run(Sql sql, std::span<const Value> values, Call<bool(const Row&)> on_row);
  void run_script(const std::string& sql);
  void lock_appends();

 protected:
  virtual std::int64_t do_run(Sql sql, std::span<const Value> values, Call<bool(const Row&)> on_row) = 0;
  virtual void do_run_script(const std::string& sqlite_sql) = 0;
  virtual void do_lock_appends() = 0;

  void count_call(); // throws where fail_at says so
  bool rehearsing() const;

 private:
  template <class F>
  auto remembering_failure(F&& call);

  Database& database_;
  std::optional<Failure> failure_;
};

} // namespace concert::storage
