// One PostgreSQL session: connecting again when it was lost, its prepared statements, and plain words for the server's
// faults.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "platform/storage/connection.h"

struct pg_conn;
struct pg_result;

namespace concert::storage {

class PostgresConnection : public Connection {
 public:
  enum class Mode { read, write };
  enum class AppendLock { when_asked, first };

  PostgresConnection(Database& database, std::string conninfo);

  void connect(); // unless connected; called by the first statement too
  // Notes what to begin; the first statement of the work does it, so that lock_appends can come before the snapshot.
  void start(Mode mode, AppendLock append_lock);
  void commit(); // after a Failure nobody knows whether it took place
  void roll_back() noexcept;
  bool rehearses() const { return rehearsing(); }

  // Whether the latest attempt may succeed when it is run again, with the append lock taken first.
  bool is_worth_another_attempt() const;

 private:
  struct Finish {
    void operator()(pg_conn* session) const;
  };
  struct Clear {
    void operator()(pg_result* result) const;
  };
  using Answer = std::unique_ptr<pg_result, Clear>;

  std::int64_t do_run(Sql sql, std::span<const Value> values, Call<bool(const Row&)> on_row) override;
  void do_run_script(const std::string& sqlite_sql) override;
  void do_lock_appends() override;

  void begin();
  void begin_once();
  const std::string& prepared(const char* sql);
  Answer command(const char* sql);
  Answer accepted(pg_result* result, const char* doing);

  std::string conninfo_;
  std::unique_ptr<pg_conn, Finish> session_;
  std::unordered_map<const char*, std::string> prepared_; // the server's name of each literal, by its address
  std::size_t names_given_ = 0;
  Mode mode_ = Mode::read;
  bool begun_ = false;
  bool lock_first_ = false;
  bool holds_session_lock_ = false;
  bool locked_late_ = false; // after the snapshot: numbers read before the lock may be old
};

} // namespace concert::storage
