// Transactions, prepared statements and typed rows on SQLite or PostgreSQL; never situations. One SQL text serves both:
//   * parameters are $1, $2 ..., each used as often as needed, but with one type; `cast($1 as text)` where PostgreSQL
//     cannot infer it (`$1 is null`, `$1 + 1`); never `::`, which SQLite reads as part of the name;
//   * `cast(sum(n) as bigint)`: PostgreSQL's sum of integers is numeric; a bool is stored as integer 0 or 1;
//   * `like $1 escape '\'` is case-sensitive on both; search folded columns (text::fold) with it;
//   * text sorts by code point on both; `order by` always names a complete order; nulls sort differently: avoid;
//   * `on conflict (...) do update set ... = excluded. ...`, `do nothing` and `returning` are the same on both.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <utility>

#include "base/result.h"
#include "platform/storage/failure.h"
#include "platform/storage/row.h"
#include "platform/storage/value.h"

namespace concert::storage {

class Connection; // one session with an engine; internal

// A statement of the program's own text. Only a literal can become one, so a value cannot be spliced in, and its
// address can serve as the key of the cache of prepared statements.
class Sql {
 public:
  consteval Sql(const char* literal) : text_(literal) {}
  const char* text() const { return text_; }

 private:
  const char* text_;
};

// A reference to something callable, for the length of one call.
template <class Signature>
class Call;
template <class R, class... A>
class Call<R(A...)> {
 public:
  template <class F>
  requires(!std::is_same_v<std::remove_cvref_t<F>, Call>) Call(F&& f)
      : object_(const_cast<void*>(static_cast<const void*>(std::addressof(f)))),
        call_([](void* object, A... args) -> R {
          return (*static_cast<std::remove_reference_t<F>*>(object))(std::forward<A>(args)...);
        }) {}
  R operator()(A... args) const { return call_(object_, std::forward<A>(args)...); }

 private:
  void* object_;
  R (*call_)(void*, A...);
};

// Passed to the work of Database::read and write, and only valid there. A Failure ends it, even when work catches it:
// then only a refusal or an exception may follow. (Catch FailureKind::unique to refuse with a conflict; rethrow the
// others.)
class Transaction {
 public:
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  // The number of rows inserted, updated or deleted; an update counts the rows it matched.
  template <class... A>
  std::int64_t exec(Sql sql, const A&... args) {
    return run_with([](const Row&) { return true; }, sql, args...);
  }

  // on_row(const Row&) for each row. It may run other statements, but must not change the rows being read.
  template <class F, class... A>
  void each(Sql sql, F&& on_row, const A&... args) {
    run_with([&](const Row& row) { return (static_cast<void>(on_row(row)), true); }, sql, args...);
  }

  // read(const Row&) of the first row, or nothing when there is none.
  template <class F, class... A>
  auto first(Sql sql, F&& read, const A&... args) -> std::optional<std::invoke_result_t<F&, const Row&>> {
    std::optional<std::invoke_result_t<F&, const Row&>> found;
    run_with([&](const Row& row) { return (found.emplace(read(row)), false); }, sql, args...);
    return found;
  }

 private:
  friend class Connection;
  friend class Migrator;
  friend void lock_appends(Transaction&);
  explicit Transaction(Connection& connection) : connection_(connection) {}

  template <class F, class... A>
  std::int64_t run_with(F&& on_row, Sql sql, const A&... args) {
    if constexpr (sizeof...(A) == 0) {
      return run(sql, {}, on_row);
    } else {
      const Value values[] = {Value(args)...};
      return run(sql, values, on_row);
    }
  }
  // on_row gives false when it wants no more rows.
  std::int64_t run(Sql sql, std::span<const Value> values, Call<bool(const Row&)> on_row);
  void run_script(const std::string& sql); // several statements, of a migration only

  Connection& connection_;
};

// For numbering without gaps or doubles (the audit log, S-0142): from here to the end of this write no other write
// passes its own lock_appends, and what it appended before is visible. Best as the first call: on PostgreSQL a later
// one may cost a retry. On SQLite, where there is one writer, it does nothing.
void lock_appends(Transaction& transaction);

enum class Engine { sqlite, postgres };

// The only way in: read and write. Safe to use from several threads. Never call either inside the other or itself on
// the same database: that is a Bug and is thrown as one. Of two databases, always nest in the same order.
class Database {
 public:
  virtual ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // work(Transaction&) sees one snapshot, taken at its first statement, and cannot change anything. Gives what work
  // gives.
  template <class F>
  auto read(F&& work) -> std::invoke_result_t<F&, Transaction&>;

  // Committed, durably, when this returns; undone when work throws, and when it gives a Result that holds a refusal.
  // Writes see each other's changes one after the other (PostgreSQL: serializable). Work must be REPEATABLE: it may be
  // run again after a conflict or beside a failed neighbour, so it assigns what it captures and never adds to it. Work
  // runs on the writer's thread on SQLite. Keep slow things (hashing, mail) out: everybody waits.
  template <class F>
  auto write(F&& work) -> std::invoke_result_t<F&, Transaction&>;

  virtual Engine engine() const = 0; // for messages only: no room asks
  // How many writes wait for the writer on SQLite, those that it is running aside; 0 on PostgreSQL. For gauges and
  // tests.
  virtual std::size_t writes_waiting() const = 0;

  // Test seam, for crash tests: the n-th storage call from now (statement or commit, n from 1) fails with
  // Failure(full), once. 0 disarms. `while (act fails) n++` tries every point of an act. fail_at_pending: armed and not
  // yet failed.
  void fail_at(int n);
  bool fail_at_pending() const;
  // Test seam: every write runs its work twice and undoes the first, so that work which is not repeatable shows.
  void rehearse_writes(bool on);

 protected:
  Database();
  virtual void run_read(Call<void(Transaction&)> work) = 0;
  virtual void run_write(Call<bool(Transaction&)> work) = 0; // work gives whether to keep what it did
  virtual void copy_to(const std::filesystem::path& path) = 0;
  virtual void empty_log() = 0;

 private:
  friend class Connection;
  friend void backup(Database& database, const std::filesystem::path& path);
  friend void forget_deleted(Database& database);
  struct Seams;
  std::unique_ptr<Seams> seams_;
};

struct SqliteOptions {
  int readers = 4;             // connections that read at the same time
  std::int64_t most_pages = 0; // of 4096 bytes; 0: no limit but the disk. Beyond: Failure(full)
  int most_writes_per_commit = 64;
};
// Creates the file, readable by its owner only, when it is missing; its folder must exist. Failure(busy) when any other
// Database, in this program or another, has it open; Failure(corrupt) when it is no database.
std::unique_ptr<Database> open_sqlite(const std::filesystem::path& path, const SqliteOptions& options = {});

struct PostgresOptions {
  int connections = 8;
  int attempts = 12; // of a write that meets others, before Failure(serialization)
};
// `conninfo` as libpq reads it. The database must be UTF-8 with the locale C or C.UTF-8, so that text sorts as on
// SQLite. Through pgbouncer only in session mode.
std::unique_ptr<Database> open_postgres(const std::string& conninfo, const PostgresOptions& options = {});

// A consistent, compact and checked copy of a SQLite database in a new file, readable by its owner only; deleted rows
// are not in it. Writes wait meanwhile. PostgreSQL has its own tools: Failure(other).
void backup(Database& database, const std::filesystem::path& path);

// PRIVACY: makes what was deleted unreadable on disk now, and not when SQLite next has reason to: moves the write-ahead log
// into the file, whose freed bytes secure_delete has overwritten, and empties it. For databases small enough to wait for.
// On PostgreSQL nothing: its log has a life of its own (docs/operations.md).
void forget_deleted(Database& database);

// ---- bodies of the templates

namespace detail {
template <class T>
struct IsResult : std::false_type {};
template <class T>
struct IsResult<Result<T>> : std::true_type {};
} // namespace detail

template <class F>
auto Database::read(F&& work) -> std::invoke_result_t<F&, Transaction&> {
  using Given = std::invoke_result_t<F&, Transaction&>;
  if constexpr (std::is_void_v<Given>) {
    run_read([&](Transaction& transaction) { work(transaction); });
  } else {
    std::optional<Given> given;
    run_read([&](Transaction& transaction) { given.emplace(work(transaction)); });
    return std::move(*given);
  }
}

template <class F>
auto Database::write(F&& work) -> std::invoke_result_t<F&, Transaction&> {
  using Given = std::invoke_result_t<F&, Transaction&>;
  if constexpr (std::is_void_v<Given>) {
    run_write([&](Transaction& transaction) { return (work(transaction), true); });
  } else {
    std::optional<Given> given;
    run_write([&](Transaction& transaction) {
      given.emplace(work(transaction));
      if constexpr (detail::IsResult<Given>::value)
        return given->has_value();
      else
        return true;
    });
    return std::move(*given);
  }
}

} // namespace concert::storage
