// One SQLite connection: opening it safely, its cache of prepared statements, and plain words for the engine's faults.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "platform/storage/connection.h"

struct sqlite3;
struct sqlite3_stmt;

namespace concert::storage {

class SqliteConnection : public Connection {
 public:
  enum class Role { writer, reader };
  SqliteConnection(Database& database, const std::filesystem::path& path, Role role, std::int64_t most_pages);
  ~SqliteConnection() override;

  // Statements that bracket work; not counted by fail_at, except commit.
  void begin_immediate() { step_plain("begin immediate"); }
  void begin_snapshot() { step_plain("begin"); }
  void savepoint() { step_plain("savepoint job"); }
  void release_savepoint() { step_plain("release job"); }
  void roll_back_to_savepoint();
  void commit();
  void roll_back() noexcept;
  bool in_transaction() const;          // false once SQLite has given the whole transaction up by itself
  bool has_dangling_references() const; // deferred foreign keys that commit would refuse
  bool rehearses() const { return rehearsing(); }

  void copy_to(const std::filesystem::path& path); // outside any transaction
  void empty_log();                                // outside any transaction

 private:
  struct Prepared {
    sqlite3_stmt* statement = nullptr;
    std::vector<std::size_t> value_of; // for each of the engine's parameters, the position of its value
    std::size_t values = 0;
    bool in_use = false;
  };
  class Use;

  std::int64_t do_run(Sql sql, std::span<const Value> values, Call<bool(const Row&)> on_row) override;
  void do_run_script(const std::string& sql) override;
  void do_lock_appends() override; // there is one writer

  void configure(std::int64_t most_pages);
  void step_plain(Sql sql);
  void pragma(const std::string& text);
  Prepared prepare(const char* sql) const;
  void bind(const Prepared& prepared, std::span<const Value> values) const;
  [[noreturn]] void fail(const char* doing) const;

  const Role role_;
  sqlite3* handle_ = nullptr;
  std::unordered_map<const char*, Prepared> prepared_; // by the address of the literal
};

} // namespace concert::storage
