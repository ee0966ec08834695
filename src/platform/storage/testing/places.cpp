#include "platform/storage/testing/places.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>

#include <libpq-fe.h>

#include <unistd.h>

namespace concert::storage::testing {
namespace {

std::filesystem::path new_folder() {
  std::string name = (std::filesystem::temp_directory_path() / "concert-test.XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr)
    throw std::runtime_error("no temporary folder");
  return name;
}

void command(const std::string& conninfo, const std::string& sql) {
  PGconn* session = PQconnectdb(conninfo.c_str());
  PQsetNoticeProcessor(
      session, [](void*, const char*) {}, nullptr);
  PGresult* result = PQexec(session, sql.c_str());
  const bool accepted = PQresultStatus(result) == PGRES_COMMAND_OK;
  const std::string why = PQerrorMessage(session);
  PQclear(result);
  PQfinish(session);
  if (!accepted)
    throw std::runtime_error("CONCERT_TEST_POSTGRES: " + why);
}

std::string server() {
  const char* conninfo = std::getenv("CONCERT_TEST_POSTGRES");
  return conninfo != nullptr ? conninfo : "";
}

} // namespace

Place Place::sqlite() {
  return Place(new_folder());
}

std::optional<Place> Place::postgres() {
  if (server().empty()) {
    static std::atomic<bool> said = false;
    if (!said.exchange(true))
      std::fputs("SKIPPED: PostgreSQL, because CONCERT_TEST_POSTGRES is not set\n", stderr);
    return std::nullopt;
  }
  static std::atomic<int> count = 0;
  Place place(new_folder());
  place.schema_ = "t_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
  command(server(), "create schema " + place.schema_);
  place.conninfo_ = server() + " options='-c search_path=" + place.schema_ + "'";
  return place;
}

Place::Place(Place&& other) noexcept
    : folder_(std::exchange(other.folder_, {})), conninfo_(std::exchange(other.conninfo_, {})),
      schema_(std::exchange(other.schema_, {})) {}

Place::~Place() {
  try {
    if (!schema_.empty())
      command(server(), "drop schema " + schema_ + " cascade");
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
  }
  std::error_code ignored;
  if (!folder_.empty())
    std::filesystem::remove_all(folder_, ignored);
}

std::unique_ptr<Database> Place::open() const {
  if (!conninfo_.empty())
    return open_postgres(conninfo_);
  return open_sqlite(folder_ / "concert.sqlite");
}

void on_every_engine(Call<void(Place&)> body) {
  Place sqlite = Place::sqlite();
  body(sqlite);
  if (auto postgres = Place::postgres())
    body(*postgres);
}

} // namespace concert::storage::testing
