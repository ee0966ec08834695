#include <thread>

#include "platform/storage/tests/things.h"

using namespace concert;
using namespace concert::storage;
using namespace concert::storage::testing;

namespace {

int session_of(Transaction& tx) {
  return *tx.first("select pg_backend_pid()", [](const Row& row) { return row.get<int>(0); });
}

void end_session(Database& other, int session) {
  other.read([&](Transaction& tx) {
    CHECK(tx.first(
              "select pg_terminate_backend($1, 5000)", [](const Row& row) { return row.get<bool>(0); }, session) ==
          true);
  });
}

} // namespace

TEST_CASE("postgresql: a lost connection fails the call it was lost in, and the next one works") {
  const auto place = Place::postgres();
  if (!place)
    return;
  const auto database = open_postgres(place->conninfo(), {.connections = 1});
  const auto other = open_postgres(place->conninfo(), {.connections = 1});
  make_things(*database);

  const auto lose_it = [&](Transaction& tx) {
    add_thing(tx, "lost", 1);
    end_session(*other, session_of(tx));
    add_thing(tx, "more", 1);
  };
  CHECK(failure_of([&] { database->write(lose_it); }) == FailureKind::lost);
  CHECK(count_things(*database) == 0);

  // Before the commit: the commit fails.
  CHECK(failure_of([&] {
          database->write([&](Transaction& tx) {
            add_thing(tx, "lost", 1);
            end_session(*other, session_of(tx));
          });
        }) == FailureKind::lost);
  database->write([](Transaction& tx) { add_thing(tx, "kept", 1); });
  CHECK(count_things(*database) == 1);

  // While idle: nobody notices, not even with the append lock.
  end_session(*other, database->read([](Transaction& tx) { return session_of(tx); }));
  CHECK(count_things(*database) == 1);
  end_session(*other, database->read([](Transaction& tx) { return session_of(tx); }));
  database->write([](Transaction& tx) {
    lock_appends(tx);
    add_thing(tx, "after", 1);
  });
  CHECK(count_things(*database) == 2);
}

TEST_CASE("postgresql: a server that is not there is lost, and no password is told") {
  std::string what;
  CHECK(failure_of([&] { open_postgres("host=127.0.0.1 port=1 user=nobody password=Zebulon connect_timeout=2"); },
                   &what) == FailureKind::lost);
  CHECK(what.find("Zebulon") == std::string::npos);
}

TEST_CASE("postgresql: two writes that rest on what the other changes are put in order") {
  const auto place = Place::postgres();
  if (!place)
    return;
  const auto database = place->open();
  make_things(*database);
  database->write([](Transaction& tx) {
    add_thing(tx, "a", 1);
    add_thing(tx, "b", 1);
  });
  // Each takes one away only while both are there. Without serializable transactions both would.
  std::atomic<int> has_read = 0;
  std::atomic<int> runs = 0;
  const auto take = [&](std::string_view name) {
    database->write([&](Transaction& tx) {
      ++runs;
      const auto sum =
          tx.first("select cast(sum(count) as bigint) from thing", [](const Row& row) { return row.get<int>(0); });
      ++has_read;
      while (has_read < 2)
        std::this_thread::yield();
      if (sum == 2)
        tx.exec("update thing set count = 0 where name = $1", name);
    });
  };
  std::thread one([&] { take("a"); });
  std::thread two([&] { take("b"); });
  one.join();
  two.join();
  CHECK(runs == 3);
  CHECK(*count_of(*database, "a") + *count_of(*database, "b") == 1);
}

TEST_CASE("postgresql: a conflict that work takes for a refusal is tried again") {
  const auto place = Place::postgres();
  if (!place)
    return;
  const auto database = place->open();
  const auto other = place->open();
  make_things(*database);
  database->write([](Transaction& tx) { add_thing(tx, "a", 1); });
  int runs = 0;
  const auto outcome = database->write([&](Transaction& tx) -> Result<int> {
    tx.each("select count from thing", [](const Row&) {});
    if (++runs == 1)
      other->write([](Transaction& inner) { inner.exec("update thing set count = 5"); });
    try {
      tx.exec("update thing set count = count + 1");
    } catch (const Failure&) {
      return Refusal::conflict("refusal.taken");
    }
    return 1;
  });
  CHECK(outcome.has_value());
  CHECK(runs == 2);
  CHECK(count_of(*database, "a") == 6);
}

TEST_CASE("postgresql: with the append lock first, nobody has to try again") {
  const auto place = Place::postgres();
  if (!place)
    return;
  const auto database = place->open();
  make_things(*database);
  std::atomic<int> runs = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 10; ++i)
        database->write([&](Transaction& tx) {
          ++runs;
          lock_appends(tx);
          const auto next = *tx.first("select count(*) from thing", [](const Row& row) { return row.get<int>(0); });
          add_thing(tx, std::to_string(next), next);
        });
    });
  for (auto& thread : threads)
    thread.join();
  CHECK(runs == 40);
  CHECK(count_things(*database) == 40);
}

TEST_CASE("postgresql: two programs that migrate at once do it once") {
  const auto place = Place::postgres();
  if (!place)
    return;
  std::vector<std::thread> programs;
  std::atomic<int> done = 0;
  for (int i = 0; i < 4; ++i)
    programs.emplace_back([&] {
      const auto database = open_postgres(place->conninfo(), {.connections = 1});
      const auto failed = failure_of([&] { make_things(*database); });
      done += failed ? 0 : 1;
    });
  for (auto& program : programs)
    program.join();
  CHECK(done == 4);
}

TEST_CASE("postgresql: a table that changes under a prepared statement fails one call, not every one") {
  const auto place = Place::postgres();
  if (!place)
    return;
  const auto database = open_postgres(place->conninfo(), {.connections = 1});
  make_things(*database);
  const auto look = [&] { database->read([](Transaction& tx) { tx.each("select * from thing", [](const Row&) {}); }); };
  look();
  const Migration wider[] = {things[0], {"things", 2, "wider", "alter table thing add column more text"}};
  migrate(*open_postgres(place->conninfo()), wider, Instant{2});
  CHECK(failure_of(look) == FailureKind::other);
  CHECK(!failure_of(look));
}
