#include "platform/storage/postgres_connection.h"

#include <libpq-fe.h>

#include "platform/storage/migrate.h"
#include "platform/storage/postgres_values.h"

namespace concert::storage {
namespace {

// "concert" in ASCII: the one advisory lock that appends share.
constexpr const char* lock_session = "select pg_advisory_lock(27991126996546164)";
constexpr const char* lock_transaction = "select pg_advisory_xact_lock(27991126996546164)";
constexpr const char* unlock_session = "select pg_advisory_unlock(27991126996546164)";

FailureKind kind_of(std::string_view state) {
  if (state == "23505")
    return FailureKind::unique;
  if (state == "23503" || state == "23001")
    return FailureKind::foreign_key;
  if (state == "40001" || state == "40P01")
    return FailureKind::serialization;
  if (state == "55P03")
    return FailureKind::busy;
  if (state == "53100")
    return FailureKind::full;
  if (state == "XX001" || state == "XX002")
    return FailureKind::corrupt;
  if (state.starts_with("08") || state.starts_with("57P"))
    return FailureKind::lost;
  return FailureKind::other;
}

std::string_view or_empty(const char* text) {
  return text != nullptr ? text : "";
}

} // namespace

void PostgresConnection::Finish::operator()(pg_conn* session) const {
  PQfinish(session);
}
void PostgresConnection::Clear::operator()(pg_result* result) const {
  PQclear(result);
}

PostgresConnection::PostgresConnection(Database& database, std::string conninfo)
    : Connection(database), conninfo_(std::move(conninfo)) {}

void PostgresConnection::connect() {
  if (session_ && PQstatus(session_.get()) == CONNECTION_OK)
    return;
  prepared_.clear();
  holds_session_lock_ = false;
  session_.reset(PQconnectdb(conninfo_.c_str()));
  if (!session_ || PQstatus(session_.get()) != CONNECTION_OK) {
    const std::string why = session_ ? PQerrorMessage(session_.get()) : "out of memory";
    session_.reset();
    throw Failure(FailureKind::lost, "postgresql, connect: " + why);
  }
  PQsetNoticeProcessor(
      session_.get(), [](void*, const char*) {}, nullptr);
  command("set client_encoding = 'UTF8'; set standard_conforming_strings = on; set bytea_output = 'hex'; "
          "set extra_float_digits = 1; set lock_timeout = '30s'; set idle_in_transaction_session_timeout = '60s'; "
          "set client_min_messages = warning");
  const Answer locale =
      command("select pg_encoding_to_char(encoding) = 'UTF8' and datcollate in ('C', 'C.UTF-8', 'C.utf8', 'POSIX')"
              " and coalesce(to_jsonb(d) ->> 'datlocprovider', 'c') <> 'i'"
              " from pg_database d where datname = current_database()");
  if (or_empty(PQgetvalue(locale.get(), 0, 0)) != "t") {
    session_.reset();
    throw Failure(FailureKind::other, "postgresql: the database must be UTF8 with the locale C or C.UTF-8");
  }
}

void PostgresConnection::start(Mode mode, AppendLock append_lock) {
  mode_ = mode;
  lock_first_ = append_lock == AppendLock::first;
  locked_late_ = false;
}

void PostgresConnection::begin() {
  if (begun_)
    return;
  const bool was_connected = session_ != nullptr;
  try {
    begin_once();
  } catch (const Failure& failure) {
    // Nothing was asked of the server yet, so a session that died while it was idle is nobody's failure.
    if (failure.kind() != FailureKind::lost || !was_connected)
      throw;
    begin_once();
  }
}

void PostgresConnection::begin_once() {
  connect();
  // Outside the transaction, because inside it the snapshot would be taken before the wait for the lock.
  if (lock_first_ && !holds_session_lock_) {
    command(lock_session);
    holds_session_lock_ = true;
  }
  command(mode_ == Mode::write ? "begin isolation level serializable read write"
                               : "begin isolation level repeatable read read only");
  begun_ = true;
}

void PostgresConnection::do_lock_appends() {
  check(mode_ == Mode::write, "appends are locked in a write");
  if (!begun_) {
    lock_first_ = true;
    begin();
  } else if (!holds_session_lock_) {
    command(lock_transaction);
    locked_late_ = true;
  }
}

void PostgresConnection::commit() {
  if (!begun_)
    return;
  count_call();
  const Answer answer = command("commit");
  begun_ = false;
  if (or_empty(PQcmdStatus(answer.get())) != "COMMIT")
    throw Failure(FailureKind::other, "postgresql rolled back instead of committing");
  roll_back(); // gives the session's lock back
}

void PostgresConnection::roll_back() noexcept {
  if (begun_ && session_)
    PQclear(PQexec(session_.get(), "rollback"));
  begun_ = false;
  if (holds_session_lock_ && session_)
    PQclear(PQexec(session_.get(), unlock_session));
  holds_session_lock_ = false;
  if (session_ && (PQstatus(session_.get()) != CONNECTION_OK || PQtransactionStatus(session_.get()) != PQTRANS_IDLE))
    session_.reset();
}

bool PostgresConnection::is_worth_another_attempt() const {
  if (!failure())
    return false;
  return failure()->kind() == FailureKind::serialization || (locked_late_ && failure()->kind() == FailureKind::unique);
}

const std::string& PostgresConnection::prepared(const char* sql) {
  const auto found = prepared_.find(sql);
  if (found != prepared_.end())
    return found->second;
  const std::string name = "s" + std::to_string(++names_given_);
  const Answer answer(PQprepare(session_.get(), name.c_str(), sql, 0, nullptr));
  if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK) {
    if (PQstatus(session_.get()) != CONNECTION_OK)
      throw Failure(FailureKind::lost, "postgresql, prepare: the connection was lost");
    // No value is bound yet: the text is the program's own.
    const auto state = or_empty(PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE));
    throw Failure(kind_of(state), "postgresql, prepare: " +
                                      std::string(or_empty(PQresultErrorField(answer.get(), PG_DIAG_MESSAGE_PRIMARY))) +
                                      " in: " + sql);
  }
  return prepared_.emplace(sql, name).first->second;
}

PostgresConnection::Answer PostgresConnection::accepted(pg_result* result, const char* doing) {
  Answer answer(result);
  const auto status = PQresultStatus(answer.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY)
    return answer;
  if (PQstatus(session_.get()) != CONNECTION_OK)
    throw Failure(FailureKind::lost, std::string("postgresql, ") + doing + ": the connection was lost");
  // PRIVACY: the server's message, detail and hint quote values ("Key (name)=(...) already exists"); only the code and
  // the names of things are taken over.
  const auto field = [&](int code) { return std::string(or_empty(PQresultErrorField(answer.get(), code))); };
  const std::string state = field(PG_DIAG_SQLSTATE);
  std::string what = std::string("postgresql, ") + doing + ": [" + state + "]";
  for (const int code : {PG_DIAG_TABLE_NAME, PG_DIAG_COLUMN_NAME, PG_DIAG_CONSTRAINT_NAME})
    if (!field(code).empty())
      what += " " + field(code);
  if (state == "0A000")
    prepared_.clear(); // a table changed its shape under a prepared statement: the next call prepares anew
  throw Failure(kind_of(state), what);
}

PostgresConnection::Answer PostgresConnection::command(const char* sql) {
  return accepted(PQexec(session_.get(), sql), "command");
}

std::int64_t PostgresConnection::do_run(Sql sql, std::span<const Value> values, Call<bool(const Row&)> on_row) {
  begin();
  const std::string& name = prepared(sql.text());
  const PostgresParameters parameters(values);
  const Answer answer = accepted(PQexecPrepared(session_.get(), name.c_str(), static_cast<int>(values.size()),
                                                parameters.texts(), parameters.lengths(), parameters.formats(), 0),
                                 "run");
  const int rows = PQntuples(answer.get());
  for (int row = 0; row < rows; ++row)
    if (!on_row(PostgresRow(answer.get(), row)))
      break;
  const auto tag = or_empty(PQcmdStatus(answer.get()));
  if (tag.starts_with("SELECT"))
    return 0;
  return std::atoll(PQcmdTuples(answer.get()));
}

void PostgresConnection::do_run_script(const std::string& sqlite_sql) {
  begin();
  const std::string sql = postgres_dialect(sqlite_sql);
  const Answer answer(PQexec(session_.get(), sql.c_str()));
  const auto status = PQresultStatus(answer.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY) {
    const auto state = or_empty(PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE));
    throw Failure(PQstatus(session_.get()) != CONNECTION_OK ? FailureKind::lost : kind_of(state),
                  "postgresql, migration: " +
                      std::string(or_empty(PQresultErrorField(answer.get(), PG_DIAG_MESSAGE_PRIMARY))));
  }
  check(PQtransactionStatus(session_.get()) == PQTRANS_INTRANS, "a migration does not end its own transaction");
}

} // namespace concert::storage
