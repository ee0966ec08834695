#include <fstream>
#include <future>
#include <thread>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "platform/storage/tests/things.h"

using namespace concert;
using namespace concert::storage;
using namespace concert::storage::testing;

namespace {

unsigned mode_of(const std::filesystem::path& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 0777;
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Keeps the writer busy with a write of its own, so that others queue up behind it, until let_go().
class HeldWriter {
public:
  explicit HeldWriter(Database& database)
      : database_(database), thread_([this] {
          database_.write([this](Transaction&) {
            has_begun_.set_value();
            may_go_on_.get_future().wait();
          });
        }) {
    has_begun_.get_future().wait();
  }
  void wait_for(std::size_t writes) const {
    while (database_.writes_waiting() < writes)
      std::this_thread::yield();
  }
  void let_go() {
    may_go_on_.set_value();
    thread_.join();
  }

private:
  Database& database_;
  std::promise<void> may_go_on_;
  std::promise<void> has_begun_;
  std::thread thread_;
};

} // namespace

TEST_CASE("sqlite: a second opener is refused until the first is gone, and files are private") {
  const Place place = Place::sqlite();
  const auto path = place.folder() / "concert.sqlite";
  {
    const auto database = place.open();
    make_things(*database);
    std::string what;
    CHECK(failure_of([&] { place.open(); }, &what) == FailureKind::busy);
    CHECK(what == "another program has this data folder open");
    for (const char* ending : {"", "-wal", "-shm", ".lock"})
      CHECK(mode_of(path.string() + ending) == 0600);
    // The refused opener must not have let go of the lock of the first one.
    CHECK(failure_of([&] { place.open(); }) == FailureKind::busy);
  }
  const auto database = place.open();
  CHECK(count_things(*database) == 0);
  CHECK(failure_of([&] { open_sqlite(place.folder() / "no" / "such" / "folder"); }) == FailureKind::other);
}

TEST_CASE("sqlite: a file that is no database is corrupt") {
  const Place place = Place::sqlite();
  std::ofstream(place.folder() / "concert.sqlite") << std::string(5000, 'x');
  CHECK(failure_of([&] { place.open(); }) == FailureKind::corrupt);
}

TEST_CASE("sqlite: writes that wait share a commit, keep their order, and fail alone") {
  const Place place = Place::sqlite();
  const auto database = place.open();
  make_things(*database);

  HeldWriter held(*database);

  std::vector<int> order;
  std::vector<std::thread> waiting;
  std::atomic<int> thrown = 0;
  std::atomic<int> refused = 0;
  for (int i = 0; i < 9; ++i) {
    waiting.emplace_back([&, i] {
      try {
        const auto outcome = database->write([&](Transaction& tx) -> Result<int> {
          order.push_back(i);
          add_thing(tx, std::to_string(i), i);
          if (i == 3)
            throw std::runtime_error("no");
          if (i == 5)
            return Refusal::stale();
          return i;
        });
        refused += outcome ? 0 : 1;
      } catch (const std::runtime_error&) {
        ++thrown;
      }
    });
    held.wait_for(waiting.size());
  }
  held.let_go();
  for (auto& thread : waiting)
    thread.join();
  CHECK(order == std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8});
  CHECK(thrown == 1);
  CHECK(refused == 1);
  CHECK(count_things(*database) == 7);
  CHECK(!count_of(*database, "3"));
  CHECK(!count_of(*database, "5"));
}

TEST_CASE("sqlite: when the shared commit fails, everybody in it is told and nothing is kept") {
  const Place place = Place::sqlite();
  const auto database = place.open();
  make_things(*database);
  HeldWriter held(*database);
  std::vector<std::thread> waiting;
  std::atomic<int> full = 0;
  for (int i = 0; i < 4; ++i)
    waiting.emplace_back([&, i] {
      const auto failed =
          failure_of([&] { database->write([&](Transaction& tx) { add_thing(tx, std::to_string(i), i); }); });
      full += failed == FailureKind::full ? 1 : 0;
    });
  held.wait_for(waiting.size());
  database->fail_at(6); // the first one's commit, four inserts, their commit
  held.let_go();
  for (auto& thread : waiting)
    thread.join();
  CHECK(!database->fail_at_pending());
  CHECK(full == 4);
  CHECK(count_things(*database) == 0);
}

TEST_CASE("sqlite: a full disk fails who met it, not the others, and the database works again") {
  const Place place = Place::sqlite();
  const auto database = open_sqlite(place.folder() / "concert.sqlite", {.most_pages = 40});
  make_things(*database);
  HeldWriter held(*database);
  std::atomic<int> small_kept = 0;
  std::atomic<int> large_full = 0;
  std::vector<std::thread> waiting;
  for (int i = 0; i < 6; ++i)
    waiting.emplace_back([&, i] {
      const bool large = i % 2 == 1;
      const auto failed = failure_of([&] {
        database->write([&](Transaction& tx) {
          add_thing(tx, std::to_string(i), i);
          if (large)
            tx.exec("update thing set sealed = $1 where name = $2", Bytes(400'000, 7), std::to_string(i));
        });
      });
      small_kept += !large && !failed ? 1 : 0;
      large_full += large && failed == FailureKind::full ? 1 : 0;
    });
  held.wait_for(waiting.size());
  held.let_go();
  for (auto& thread : waiting)
    thread.join();
  CHECK(small_kept == 3);
  CHECK(large_full == 3);
  CHECK(count_things(*database) == 3);
  database->write([](Transaction& tx) { add_thing(tx, "afterwards", 1); });
  CHECK(count_things(*database) == 4);
}

TEST_CASE("sqlite: a deferred foreign key fails its own write, not its neighbours'") {
  const Place place = Place::sqlite();
  const auto database = place.open();
  constexpr Migration deferred[] = {
      {"ring", 1, "ring",
       "create table node (name text primary key, next text not null references node (name) "
       "deferrable initially deferred) strict"}};
  migrate(*database, deferred, Instant{1});
  database->write([](Transaction& tx) {
    tx.exec("insert into node (name, next) values ('a', 'b')");
    tx.exec("insert into node (name, next) values ('b', 'a')");
  });

  HeldWriter held(*database);
  std::atomic<int> kept = 0;
  std::vector<std::thread> waiting;
  for (const char* next : {"a", "nobody", "b"}) // they will share a commit
    waiting.emplace_back([&, next] {
      const auto failed = failure_of([&] {
        database->write([&](Transaction& tx) {
          tx.exec("insert into node (name, next) values ($1, $2)", std::string("to ") + next, next);
        });
      });
      kept += failed ? 0 : 1;
      CHECK(failed == (std::string_view(next) == "nobody" ? std::optional(FailureKind::foreign_key) : std::nullopt));
    });
  held.wait_for(waiting.size());
  held.let_go();
  for (auto& thread : waiting)
    thread.join();
  CHECK(kept == 2);
  database->write([](Transaction& tx) { tx.exec("update node set next = name"); });
}

TEST_CASE("sqlite: what a killed program had been told is there, what it had not is gone") {
  const Place place = Place::sqlite();
  { make_things(*place.open()); }
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const auto database = place.open();
    database->write([](Transaction& tx) { add_thing(tx, "told", 1); });
    database->write([](Transaction& tx) {
      add_thing(tx, "not told", 1);
      ::kill(::getpid(), SIGKILL);
    });
    ::_exit(1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WIFSIGNALED(status));
  const auto database = place.open();
  CHECK(count_of(*database, "told") == 1);
  CHECK(count_things(*database) == 1);
}

TEST_CASE("sqlite: a backup is whole, private, compact, and never overwrites") {
  const Place place = Place::sqlite();
  const auto database = place.open();
  make_things(*database);
  database->write([](Transaction& tx) {
    add_thing(tx, "stays", 7);
    add_thing(tx, "Zebulon was here", 1);
  });
  database->write([](Transaction& tx) { tx.exec("delete from thing where count = 1"); });
  const auto copy = place.folder() / "it's a copy.sqlite";
  backup(*database, copy);
  CHECK(mode_of(copy) == 0600);
  CHECK(content_of(copy).find("Zebulon") == std::string::npos);
  CHECK(failure_of([&] { backup(*database, copy); }) == FailureKind::other);
  CHECK(failure_of([&] { backup(*database, place.folder() / "no" / "folder"); }) == FailureKind::other);
  const auto restored = open_sqlite(copy);
  CHECK(count_of(*restored, "stays") == 7);
  CHECK_THROWS_AS(database->write([&](Transaction&) { backup(*database, place.folder() / "x"); }), Bug);
  database->write([](Transaction& tx) { add_thing(tx, "afterwards", 1); });
}

TEST_CASE("sqlite: what was deleted is gone from the disk once it is to be forgotten") {
  const Place place = Place::sqlite();
  const auto database = place.open();
  make_things(*database);
  database->write([](Transaction& tx) { add_thing(tx, "Zwetschgenkanarienvogel", 1); });
  const auto on_disk = [&] {
    std::string all;
    for (const auto& file : std::filesystem::recursive_directory_iterator(place.folder()))
      if (file.is_regular_file())
        all += content_of(file.path());
    return all.find("Zwetschgenkanarienvogel") != std::string::npos;
  };
  REQUIRE(on_disk());
  database->write([](Transaction& tx) { tx.exec("delete from thing where name = $1", "Zwetschgenkanarienvogel"); });
  CHECK(on_disk()); // still in the log of writes
  forget_deleted(*database);
  CHECK(!on_disk());
}
