#include <sqlite3.h>

#include "platform/storage/data_lock.h"
#include "platform/storage/sqlite_connection.h"

namespace concert::storage {
namespace {

// A backup that cannot be read is found out now, not on the day that it is needed.
void check_integrity(const std::filesystem::path& path) {
  sqlite3* handle = nullptr;
  sqlite3_stmt* statement = nullptr;
  bool whole =
      sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr) == SQLITE_OK &&
      sqlite3_prepare_v2(handle, "pragma integrity_check(1)", -1, &statement, nullptr) == SQLITE_OK &&
      sqlite3_step(statement) == SQLITE_ROW;
  whole = whole && std::string_view(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0))) == "ok";
  sqlite3_finalize(statement);
  sqlite3_close(handle);
  if (!whole)
    throw Failure(FailureKind::corrupt, "the backup does not pass its integrity check");
}

} // namespace

void SqliteConnection::copy_to(const std::filesystem::path& path) {
  count_call();
  if (std::filesystem::exists(path))
    throw Failure(FailureKind::other, "a backup is written to a new file, and this one exists");
  create_private_file(path); // PRIVACY: SQLite would create it readable by the group
  try {
    const Value target(std::string_view(path.native()));
    do_run("vacuum into $1", std::span(&target, 1), [](const Row&) { return true; });
    check_integrity(path);
    sync_to_disk(path);
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    throw;
  }
}

void SqliteConnection::empty_log() {
  count_call();
  // A reader that still looks at an older state keeps the log alive; the next call, or the next checkpoint, gets it.
  sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
}

} // namespace concert::storage
