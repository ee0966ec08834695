#include <thread>

#include "platform/storage/tests/things.h"

using namespace concert;
using namespace concert::storage;
using namespace concert::storage::testing;

TEST_CASE("a write is kept when work returns, undone when it throws or refuses") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    {
      const auto database = place.open();
      make_things(*database);
      CHECK(database->write([](Transaction& tx) { return (add_thing(tx, "kept", 1), 42); }) == 42);

      CHECK_THROWS_AS(database->write([](Transaction& tx) {
        add_thing(tx, "thrown", 1);
        throw std::runtime_error("no");
      }),
                      std::runtime_error);
      const auto refused = database->write([](Transaction& tx) -> Result<int> {
        add_thing(tx, "refused", 1);
        return Refusal::stale();
      });
      CHECK(refused.error() == Refusal::stale());
      const auto given =
          database->write([](Transaction& tx) -> Result<void> { return (add_thing(tx, "given", 1), Result<void>()); });
      CHECK(given.has_value());
    }
    const auto again = place.open();
    CHECK(count_things(*again) == 2);
    CHECK(count_of(*again, "kept") == 1);
    CHECK(count_of(*again, "given") == 1);
  });
}

TEST_CASE("broken constraints have their kinds, and a swallowed failure is not a success") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto database = place.open();
    make_things(*database);
    database->write([](Transaction& tx) {
      add_thing(tx, "a", 1);
      tx.exec("insert into part_of (name, thing) values ('p', 'a')");
    });
    CHECK(failure_of([&] { database->write([](Transaction& tx) { add_thing(tx, "a", 2); }); }) == FailureKind::unique);
    CHECK(failure_of([&] {
            database->write(
                [](Transaction& tx) { tx.exec("insert into part_of (name, thing) values ('q', 'nobody')"); });
          }) == FailureKind::foreign_key);
    CHECK(failure_of([&] {
            database->write([](Transaction& tx) { tx.exec("delete from thing where name = 'a'"); });
          }) == FailureKind::foreign_key);
    CHECK(failure_of([&] {
            database->write(
                [](Transaction& tx) { tx.exec("insert into thing (name, count) values ('b', $1)", std::nullopt); });
          }) == FailureKind::other);

    const auto add_a_again = [](Transaction& tx) {
      try {
        add_thing(tx, "a", 2);
      } catch (const Failure& failure) {
        CHECK(failure.kind() == FailureKind::unique);
      }
    };
    const auto refused = database->write([&](Transaction& tx) -> Result<int> {
      add_thing(tx, "before", 1);
      add_a_again(tx);
      return Refusal::conflict("refusal.taken");
    });
    CHECK(refused.error().kind == RefusalKind::conflict);
    CHECK(failure_of([&] { database->write(add_a_again); }) == FailureKind::unique);
    CHECK_THROWS_AS(database->write([&](Transaction& tx) {
      add_a_again(tx);
      add_thing(tx, "after", 1);
    }),
                    Bug);
    CHECK(count_things(*database) == 1);
    CHECK(database->write([](Transaction& tx) {
      return tx.exec("insert into thing (name, count) values ('a', 9) on conflict (name) do nothing");
    }) == 0);
    CHECK(database->write([](Transaction& tx) {
      return tx.exec("insert into thing (name, count) values ('a', 9) on conflict (name) do update set count = "
                     "excluded.count");
    }) == 1);
    CHECK(count_of(*database, "a") == 9);
  });
}

TEST_CASE("no value appears in the text of a failure") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto database = place.open();
    make_things(*database);
    const std::string secret = "Zebulon";
    database->write([&](Transaction& tx) { add_thing(tx, secret, 777123); });
    const auto text_of_failure = [&](auto work) {
      std::string what;
      CHECK(failure_of([&] { database->write(work); }, &what));
      CHECK(what.find(secret) == std::string::npos);
      CHECK(what.find("777123") == std::string::npos);
      return what;
    };
    CHECK(text_of_failure([&](Transaction& tx) { add_thing(tx, secret, 777123); }).find("thing") != std::string::npos);
    text_of_failure(
        [&](Transaction& tx) { tx.exec("insert into part_of (name, thing) values ($1, $1)", secret + "x"); });
    text_of_failure([&](Transaction& tx) { tx.exec("update thing set count = $1", secret); });
    text_of_failure([&](Transaction& tx) { tx.exec("update thing set name = $1", std::nullopt); });
    text_of_failure([&](Transaction& tx) { tx.exec("select nothing from nowhere where x = $1", secret); });
    text_of_failure(
        [&](Transaction& tx) { tx.each("select name from thing", [](const Row& row) { row.get<int>(0); }); });
  });
}

TEST_CASE("a reader sees one snapshot and cannot write") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto database = place.open();
    make_things(*database);
    database->read([&](Transaction& tx) {
      const auto count = [&] {
        return tx.first("select count(*) from thing", [](const Row& row) { return row.get<int>(0); });
      };
      CHECK(count() == 0);
      std::thread([&] { database->write([](Transaction& other) { add_thing(other, "new", 1); }); }).join();
      CHECK(count() == 0);
    });
    CHECK(count_things(*database) == 1);
    CHECK(failure_of([&] { database->read([](Transaction& tx) { add_thing(tx, "more", 1); }); }) == FailureKind::other);
    CHECK(count_things(*database) == 1);
    CHECK_THROWS_AS(database->read([](Transaction& tx) { lock_appends(tx); }), Bug);
  });
}

TEST_CASE("statements nest, and one may stop early") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto database = place.open();
    make_things(*database);
    database->write([](Transaction& tx) {
      for (const char* name : {"a", "b", "c"})
        add_thing(tx, name, 1);
    });
    database->read([](Transaction& tx) {
      std::string seen;
      constexpr Sql names = "select name from thing order by name";
      tx.each(names, [&](const Row& outer) {
        seen += outer.get<std::string>(0);
        tx.each(names, [&](const Row& inner) { seen += inner.get<std::string>(0); });
      });
      CHECK(seen == "aabcbabccabc");
      CHECK(tx.first(names, [](const Row& row) { return row.get<std::string>(0); }) == "a");
      CHECK(tx.first(names, [](const Row& row) { return row.get<std::string>(0); }) == "a");
      CHECK(!tx.first("select name from thing where name = 'd'", [](const Row&) { return 1; }));
    });
  });
}

TEST_CASE("read and write inside one another are a bug, of two databases they are not") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto database = place.open();
    make_things(*database);
    const auto nothing = [](Transaction&) {};
    CHECK_THROWS_AS(database->read([&](Transaction&) { database->read(nothing); }), Bug);
    CHECK_THROWS_AS(database->read([&](Transaction&) { database->write(nothing); }), Bug);
    CHECK_THROWS_AS(database->write([&](Transaction&) { database->read(nothing); }), Bug);
    CHECK_THROWS_AS(database->write([&](Transaction&) { database->write(nothing); }), Bug);
    const Place beside = Place::sqlite();
    const auto other = beside.open();
    make_things(*other);
    database->write([&](Transaction& tx) {
      other->write([](Transaction& inner) { add_thing(inner, "other", 1); });
      add_thing(tx, "here", 1);
    });
    CHECK(count_things(*other) == 1);
    CHECK_THROWS_AS(
        database->write([&](Transaction&) { other->write([&](Transaction&) { database->write(nothing); }); }), Bug);
    CHECK(count_things(*database) == 1);
  });
}

TEST_CASE("fail_at: whichever call fails, nothing is half done") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto database = place.open();
    make_things(*database);
    int n = 0;
    for (bool done = false; !done;) {
      database->fail_at(++n);
      const auto failed = failure_of([&] {
        database->write([](Transaction& tx) {
          add_thing(tx, "one", 1);
          tx.exec("update thing set count = 2");
          tx.exec("insert into part_of (name, thing) values ('p', 'one')");
        });
      });
      done = database->fail_at_pending();
      database->fail_at(0);
      CHECK(done == !failed);
      CHECK(count_things(*database) == (done ? 1 : 0));
      if (failed)
        CHECK(failed == FailureKind::full);
    }
    CHECK(n == 5); // three statements and the commit can fail
  });
}

TEST_CASE("rehearse_writes shows work that is not repeatable") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto database = place.open();
    make_things(*database);
    database->rehearse_writes(true);
    int runs = 0;
    database->write([&](Transaction& tx) { add_thing(tx, "once", ++runs); });
    CHECK(runs == 2);
    CHECK(count_of(*database, "once") == 2);
    CHECK(count_things(*database) == 1);
  });
}

TEST_CASE("eight threads: no write is lost, none is doubled, numbers have no gaps") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto database = place.open();
    make_things(*database);
    database->write([](Transaction& tx) { add_thing(tx, "counter", 0); });
    constexpr int threads = 8;
    constexpr int rounds = 25;
    std::vector<std::thread> running;
    std::atomic<int> refused = 0;
    std::atomic<int> thrown = 0;
    for (int t = 0; t < threads; ++t)
      running.emplace_back([&, t] {
        for (int i = 0; i < rounds; ++i) {
          try {
            const auto outcome = database->write([&](Transaction& tx) -> Result<int> {
              if (t % 2 == 0)
                lock_appends(tx);
              const auto seen = *tx.first("select count from thing where name = 'counter'",
                                          [](const Row& row) { return row.get<std::int64_t>(0); });
              if (t % 2 == 1)
                lock_appends(tx); // late: may cost a retry, must not cost correctness
              add_thing(tx, "number " + std::to_string(seen), t);
              tx.exec("update thing set count = $1 where name = 'counter'", seen + 1);
              if (i % 5 == 1)
                return Refusal::stale();
              if (i % 5 == 2)
                throw std::runtime_error("on purpose");
              return 1;
            });
            refused += outcome.has_value() ? 0 : 1;
          } catch (const std::runtime_error& error) {
            thrown += std::string_view(error.what()) == "on purpose" ? 1 : 1000;
          }
        }
      });
    for (auto& thread : running)
      thread.join();
    CHECK(refused == threads * rounds / 5);
    CHECK(thrown == threads * rounds / 5);
    CHECK(count_of(*database, "counter") == threads * rounds * 3 / 5);
    CHECK(count_things(*database) == 1 + threads * rounds * 3 / 5);
  });
}
