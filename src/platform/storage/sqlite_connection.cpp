#include "platform/storage/sqlite_connection.h"

#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

namespace concert::storage {
namespace {

FailureKind kind_of(int extended) {
  switch (extended) {
  case SQLITE_CONSTRAINT_UNIQUE:
  case SQLITE_CONSTRAINT_PRIMARYKEY:
  case SQLITE_CONSTRAINT_ROWID:
    return FailureKind::unique;
  case SQLITE_CONSTRAINT_FOREIGNKEY:
  case SQLITE_CONSTRAINT_TRIGGER: // `on delete restrict`, which is no trigger of ours
    return FailureKind::foreign_key;
  default:
    break;
  }
  switch (extended & 0xff) {
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return FailureKind::busy;
  case SQLITE_FULL:
    return FailureKind::full;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    return FailureKind::corrupt;
  default:
    return FailureKind::other;
  }
}

class SqliteRow : public Row {
public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}

private:
  bool is_null(int column) const override {
    check(column >= 0 && column < sqlite3_column_count(statement_), "the answer has no such column");
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
  }
  std::int64_t integer(int column) const override {
    if (sqlite3_column_type(statement_, column) != SQLITE_INTEGER)
      column_is_corrupt(column, "an integer");
    return sqlite3_column_int64(statement_, column);
  }
  double real(int column) const override {
    const int type = sqlite3_column_type(statement_, column);
    if (type != SQLITE_FLOAT && type != SQLITE_INTEGER)
      column_is_corrupt(column, "a number");
    return sqlite3_column_double(statement_, column);
  }
  std::string text(int column) const override {
    if (sqlite3_column_type(statement_, column) != SQLITE_TEXT)
      column_is_corrupt(column, "a text");
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }
  Bytes blob(int column) const override {
    if (sqlite3_column_type(statement_, column) != SQLITE_BLOB)
      column_is_corrupt(column, "a blob");
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
    return {bytes, bytes + sqlite3_column_bytes(statement_, column)};
  }

  sqlite3_stmt* statement_;
};

} // namespace

// A prepared statement for the length of one run. A statement that is already running, because on_row runs it again, is
// prepared a second time.
class SqliteConnection::Use {
public:
  Use(SqliteConnection& connection, const char* sql) {
    auto found = connection.prepared_.find(sql);
    if (found == connection.prepared_.end())
      found = connection.prepared_.emplace(sql, connection.prepare(sql)).first;
    if (found->second.in_use)
      own_ = connection.prepare(sql);
    used_ = own_.statement != nullptr ? &own_ : &found->second;
    used_->in_use = true;
  }
  ~Use() {
    sqlite3_reset(used_->statement);
    sqlite3_clear_bindings(used_->statement); // PRIVACY: no value outlives its call in the cache
    used_->in_use = false;
    sqlite3_finalize(own_.statement);
  }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;
  const Prepared& prepared() const { return *used_; }

private:
  Prepared own_;
  Prepared* used_ = nullptr; // elements of an unordered_map stay where they are
};

SqliteConnection::SqliteConnection(Database& database, const std::filesystem::path& path, Role role,
                                   std::int64_t most_pages)
    : Connection(database), role_(role) {
  const int flags = role == Role::writer ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  try {
    if (sqlite3_open_v2(path.c_str(), &handle_, flags | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK)
      fail("open");
    configure(most_pages);
  } catch (...) {
    sqlite3_close(handle_);
    throw;
  }
}

SqliteConnection::~SqliteConnection() {
  for (auto& [sql, prepared] : prepared_)
    sqlite3_finalize(prepared.statement);
  sqlite3_close(handle_);
}

void SqliteConnection::configure(std::int64_t most_pages) {
  sqlite3_extended_result_codes(handle_, 1);
  sqlite3_busy_timeout(handle_, 5000); // somebody may look into the file with another tool
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
  pragma("cell_size_check = on");
  pragma("mmap_size = 0");
  pragma("temp_store = memory"); // PRIVACY: no sorted copies in /tmp
  pragma("case_sensitive_like = on");
  if (role_ == Role::writer) {
    pragma("journal_mode = wal");
    pragma("synchronous = full"); // an acknowledged note survives a power cut
    pragma("secure_delete = on"); // PRIVACY: what was deleted is overwritten
    pragma("journal_size_limit = 67108864");
    if (most_pages > 0)
      pragma("max_page_count = " + std::to_string(most_pages));
  } else {
    // Debian 12's SQLite can corrupt the file when two connections write or checkpoint at the same instant (fixed in
    // 3.51.3): readers do neither.
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    pragma("wal_autocheckpoint = 0");
    pragma("query_only = on");
  }
  pragma("schema_version"); // reads the file: says now if it is no database
}

void SqliteConnection::pragma(const std::string& text) {
  if (sqlite3_exec(handle_, ("pragma " + text).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    fail("configure");
}

void SqliteConnection::fail(const char* doing) const {
  const int code = sqlite3_extended_errcode(handle_);
  std::string what = std::string("sqlite, ") + doing + ": ";
  // PRIVACY: the engine's own text can quote a value (a search phrase, for instance); only for broken constraints does
  // it name nothing but tables, columns and rules.
  what += (code & 0xff) == SQLITE_CONSTRAINT ? sqlite3_errmsg(handle_) : sqlite3_errstr(code);
  throw Failure(kind_of(code), what + " [" + std::to_string(code) + "]");
}

SqliteConnection::Prepared SqliteConnection::prepare(const char* sql) const {
  Prepared out;
  const char* tail = nullptr;
  if (sqlite3_prepare_v3(handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &out.statement, &tail) != SQLITE_OK) {
    const int code = sqlite3_extended_errcode(handle_);
    // No value is bound yet: the text is the program's own.
    throw Failure(kind_of(code), std::string("sqlite, prepare: ") + sqlite3_errmsg(handle_) + " in: " + sql);
  }
  check(out.statement != nullptr && *tail == '\0', "one statement at a time, without a semicolon");
  for (int i = 1; i <= sqlite3_bind_parameter_count(out.statement); ++i) {
    const char* name = sqlite3_bind_parameter_name(out.statement, i);
    const int number = name != nullptr && name[0] == '$' ? std::atoi(name + 1) : 0;
    check(number > 0, "parameters are written $1, $2");
    out.value_of.push_back(static_cast<std::size_t>(number - 1));
    out.values = std::max(out.values, static_cast<std::size_t>(number));
  }
  return out;
}

void SqliteConnection::bind(const Prepared& prepared, std::span<const Value> values) const {
  check(prepared.values == values.size(), "as many values as the statement has parameters");
  for (std::size_t i = 0; i < prepared.value_of.size(); ++i) {
    const Value& value = values[prepared.value_of[i]];
    const int at = static_cast<int>(i + 1);
    int code = SQLITE_OK;
    switch (value.kind()) {
    case Value::Kind::null:
      code = sqlite3_bind_null(prepared.statement, at);
      break;
    case Value::Kind::integer:
      code = sqlite3_bind_int64(prepared.statement, at, value.integer());
      break;
    case Value::Kind::real:
      code = sqlite3_bind_double(prepared.statement, at, value.real());
      break;
    case Value::Kind::text: // an empty view may point nowhere, which SQLite would take for NULL
      code = sqlite3_bind_text64(prepared.statement, at, value.text().empty() ? "" : value.text().data(),
                                 value.text().size(), SQLITE_STATIC, SQLITE_UTF8);
      break;
    case Value::Kind::blob:
      code = value.blob().empty()
                 ? sqlite3_bind_zeroblob(prepared.statement, at, 0)
                 : sqlite3_bind_blob64(prepared.statement, at, value.blob().data(), value.blob().size(), SQLITE_STATIC);
      break;
    }
    if (code != SQLITE_OK)
      fail("bind");
  }
}

std::int64_t SqliteConnection::do_run(Sql sql, std::span<const Value> values, Call<bool(const Row&)> on_row) {
  const Use use(*this, sql.text());
  sqlite3_stmt* statement = use.prepared().statement;
  bind(use.prepared(), values);
  for (;;) {
    const int code = sqlite3_step(statement);
    if (code == SQLITE_DONE)
      break;
    if (code != SQLITE_ROW)
      fail("run");
    if (!on_row(SqliteRow(statement)))
      break;
  }
  return sqlite3_stmt_readonly(statement) != 0 ? 0 : sqlite3_changes64(handle_);
}

void SqliteConnection::do_run_script(const std::string& sql) {
  if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    const int code = sqlite3_extended_errcode(handle_);
    throw Failure(kind_of(code), std::string("sqlite, migration: ") + sqlite3_errmsg(handle_));
  }
  check(in_transaction(), "a migration does not end its own transaction");
}

void SqliteConnection::do_lock_appends() {
  check(role_ == Role::writer, "appends are locked in a write");
}

void SqliteConnection::step_plain(Sql sql) {
  do_run(sql, {}, [](const Row&) { return true; });
}

void SqliteConnection::roll_back_to_savepoint() {
  step_plain("rollback to job");
  release_savepoint();
}

void SqliteConnection::commit() {
  count_call();
  step_plain("commit");
}

void SqliteConnection::roll_back() noexcept {
  if (in_transaction())
    sqlite3_exec(handle_, "rollback", nullptr, nullptr, nullptr);
}

bool SqliteConnection::in_transaction() const {
  return sqlite3_get_autocommit(handle_) == 0;
}

bool SqliteConnection::has_dangling_references() const {
  int dangling = 0;
  int highest = 0;
  sqlite3_db_status(handle_, SQLITE_DBSTATUS_DEFERRED_FKS, &dangling, &highest, 0);
  return dangling != 0;
}

} // namespace concert::storage
