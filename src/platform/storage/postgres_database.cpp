#include <chrono>
#include <thread>

#include "platform/storage/nesting.h"
#include "platform/storage/pool.h"
#include "platform/storage/postgres_connection.h"

namespace concert::storage {
namespace {

using Mode = PostgresConnection::Mode;
using AppendLock = PostgresConnection::AppendLock;

class PostgresDatabase final : public Database {
public:
  PostgresDatabase(const std::string& conninfo, const PostgresOptions& options) : attempts_(options.attempts) {
    check(options.connections > 0 && options.attempts > 0, "a database has a connection and is tried once");
    for (int i = 0; i < options.connections; ++i) {
      auto connection = std::make_unique<PostgresConnection>(*this, conninfo);
      if (i == 0)
        connection->connect(); // says now when it cannot
      pool_.add(std::move(connection));
    }
  }

  Engine engine() const override { return Engine::postgres; }
  std::size_t writes_waiting() const override { return 0; }

private:
  void run_read(Call<void(Transaction&)> work) override {
    Inside::check_outside(*this);
    const Pool<PostgresConnection>::Lease connection(pool_);
    const Inside inside(*this);
    connection->start(Mode::read, AppendLock::when_asked);
    try {
      connection->attempt([&](Transaction& transaction) { return (work(transaction), true); });
    } catch (...) {
      connection->roll_back();
      throw;
    }
    connection->roll_back();
  }

  void run_write(Call<bool(Transaction&)> work) override {
    Inside::check_outside(*this);
    const Pool<PostgresConnection>::Lease connection(pool_);
    const Inside inside(*this);
    for (int attempt = 1;; ++attempt) {
      connection->start(Mode::write, attempt == 1 ? AppendLock::when_asked : AppendLock::first);
      if (attempt_write(*connection, work, attempt == attempts_))
        return;
      // The append lock puts those who try again in a line; the pause lets those who did not need it get out of the
      // way.
      std::this_thread::sleep_for(std::chrono::milliseconds(std::min(1 << attempt, 64)));
    }
  }

  // Gives whether it is settled: kept, undone as asked, or failed by an exception.
  bool attempt_write(PostgresConnection& connection, Call<bool(Transaction&)> work, bool last) {
    try {
      if (connection.rehearses()) {
        connection.attempt(work);
        connection.roll_back();
        connection.start(Mode::write, AppendLock::when_asked);
      }
      const bool keep = connection.attempt(work);
      if (!keep && connection.is_worth_another_attempt())
        throw Failure(*connection.failure()); // work swallowed a conflict: it is not work's to refuse
      if (keep)
        connection.commit();
      connection.roll_back();
      return true;
    } catch (const Failure& failure) {
      connection.roll_back();
      if (!last && (failure.kind() == FailureKind::serialization || connection.is_worth_another_attempt()))
        return false;
      throw;
    } catch (...) {
      connection.roll_back();
      if (!last && connection.is_worth_another_attempt())
        return false;
      throw;
    }
  }

  void copy_to(const std::filesystem::path&) override {
    throw Failure(FailureKind::other, "a PostgreSQL database is backed up with the server's own tools");
  }

  void empty_log() override {}

  const int attempts_;
  Pool<PostgresConnection> pool_;
};

} // namespace

std::unique_ptr<Database> open_postgres(const std::string& conninfo, const PostgresOptions& options) {
  return std::make_unique<PostgresDatabase>(conninfo, options);
}

} // namespace concert::storage
