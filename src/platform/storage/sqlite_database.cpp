#include <optional>

#include "platform/storage/data_lock.h"
#include "platform/storage/pool.h"
#include "platform/storage/sqlite_connection.h"
#include "platform/storage/sqlite_writer.h"

namespace concert::storage {
namespace {

std::filesystem::path lock_of(std::filesystem::path path) {
  return path += ".lock";
}

class SqliteDatabase final : public Database {
public:
  SqliteDatabase(const std::filesystem::path& path, const SqliteOptions& options) : lock_(lock_of(path)) {
    check(options.readers > 0, "a database is read by somebody");
    create_private_file(path);
    connection_.emplace(*this, path, SqliteConnection::Role::writer, options.most_pages);
    for (int i = 0; i < options.readers; ++i)
      readers_.add(std::make_unique<SqliteConnection>(*this, path, SqliteConnection::Role::reader, 0));
    writer_.emplace(*this, *connection_, options.most_writes_per_commit);
  }

  ~SqliteDatabase() override {
    writer_.reset();
    readers_.clear();
    connection_.reset(); // last of all, because it checkpoints
  }

  Engine engine() const override { return Engine::sqlite; }
  std::size_t writes_waiting() const override { return writer_->waiting(); }

private:
  void run_read(Call<void(Transaction&)> work) override {
    Inside::check_outside(*this);
    const Pool<SqliteConnection>::Lease reader(readers_);
    const Inside inside(*this);
    reader->begin_snapshot();
    try {
      reader->attempt([&](Transaction& transaction) { return (work(transaction), true); });
    } catch (...) {
      reader->roll_back();
      throw;
    }
    reader->roll_back();
  }

  void run_write(Call<bool(Transaction&)> work) override { writer_->write(work); }

  void copy_to(const std::filesystem::path& path) override {
    const auto task = [&] { connection_->copy_to(path); };
    writer_->alone(task);
  }

  void empty_log() override {
    const auto task = [&] { connection_->empty_log(); };
    writer_->alone(task);
  }

  DataLock lock_;
  std::optional<SqliteConnection> connection_; // used by the writer's thread only
  Pool<SqliteConnection> readers_;
  std::optional<SqliteWriter> writer_;
};

} // namespace

std::unique_ptr<Database> open_sqlite(const std::filesystem::path& path, const SqliteOptions& options) {
  return std::make_unique<SqliteDatabase>(path, options);
}

} // namespace concert::storage
