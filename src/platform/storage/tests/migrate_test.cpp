#include "platform/storage/tests/things.h"

using namespace concert;
using namespace concert::storage;
using namespace concert::storage::testing;

namespace {

std::vector<Migration> steps() {
  return {{"first", 1, "base", "create table a (x integer primary key) strict"},
          {"second", 1, "uses the first",
           "create table b (x integer references a (x)) strict; insert into b (x) values (null)"},
          {"first", 2, "more",
           "alter table a add column y text; insert into a (x, y) values (1, 'it''s real; -- strict')"}};
}

} // namespace

TEST_CASE("migrations are applied once, in order, and new ones are added") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto all = steps();
    {
      const auto database = place.open();
      migrate(*database, std::span(all).first(2), Instant{5});
      migrate(*database, all, Instant{6});
    }
    const auto database = place.open();
    migrate(*database, all, Instant{7});
    database->read([](Transaction& tx) {
      CHECK(tx.first("select y from a", [](const Row& row) { return row.get<std::string>(0); }) ==
            "it's real; -- strict");
      CHECK(tx.first("select count(*) from b", [](const Row& row) { return row.get<int>(0); }) == 1);
      std::vector<std::int64_t> times;
      tx.each("select applied_us from storage_migrations order by part, number",
              [&](const Row& row) { times.push_back(row.get<std::int64_t>(0)); });
      CHECK(times == std::vector<std::int64_t>{5, 6, 5});
    });
  });
}

TEST_CASE("a newer schema, a changed text and a late arrival are refused, and nothing changes") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto database = place.open();
    const auto all = steps();
    migrate(*database, all, Instant{1});
    const auto applied = [&] {
      return database->read([](Transaction& tx) {
        return tx.first("select count(*) from storage_migrations", [](const Row& row) { return row.get<int>(0); });
      });
    };
    CHECK_THROWS_AS(migrate(*database, std::span(all).first(2), Instant{2}), SchemaTooNew);
    auto changed = all;
    changed[1].sql = "create table b (x integer references a (x)) strict; ";
    changed.push_back({"third", 1, "new", "create table c (x integer) strict"});
    CHECK_THROWS_AS(migrate(*database, changed, Instant{2}), SchemaChanged);
    CHECK(applied() == 3);

    const std::vector<Migration> gap = {{"gap", 1, "one", "create table g1 (x integer) strict"},
                                        {"gap", 3, "three", "create table g3 (x integer) strict"}};
    auto known = all;
    known.insert(known.end(), gap.begin(), gap.end());
    migrate(*database, known, Instant{3});
    known.insert(known.end() - 1, {"gap", 2, "two", "create table g2 (x integer) strict"});
    CHECK_THROWS_AS(migrate(*database, known, Instant{4}), SchemaChanged);
    CHECK(applied() == 5);

    std::vector<Migration> falling = {all[2], all[0]};
    CHECK_THROWS_AS(migrate(*database, falling, Instant{2}), Bug);
  });
}

TEST_CASE("a migration that fails leaves no trace, at whichever call, and the next run goes on") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    auto broken = steps();
    broken[2].sql = "create table half (x integer) strict; insert into nowhere values (1)";
    int n = 0;
    const auto database = place.open();
    CHECK(failure_of([&] { migrate(*database, broken, Instant{1}); }) == FailureKind::other);
    const auto all = steps();
    bool done = false;
    while (!done) {
      database->fail_at(++n);
      const auto failed = failure_of([&] { migrate(*database, all, Instant{1}); });
      done = database->fail_at_pending();
      CHECK(done == !failed);
    }
    database->fail_at(0);
    CHECK(n > 4);
    // Of the broken text, `half` came before the fault and must be gone.
    CHECK(failure_of([&] { database->read([](Transaction& tx) { tx.exec("select x from half"); }); }) ==
          FailureKind::other);
  });
}

TEST_CASE("the dialect touches four words, outside quotes and comments only") {
  CHECK(postgres_dialect("create table x (id text primary key, n integer not null, b blob, r real) strict;") ==
        "create table x (id text primary key, n bigint not null, b bytea, r double precision) ;");
  CHECK(postgres_dialect("Integer INTEGER integers my_integer integer2") ==
        "bigint bigint integers my_integer integer2");
  CHECK(postgres_dialect("'integer' \"blob\" 'it''s real' -- real\n/* blob */ real") ==
        "'integer' \"blob\" 'it''s real' -- real\n/* blob */ double precision");
  CHECK(postgres_dialect(")\n -- why\n STRICT;") == ")\n -- why\n ;");
  CHECK(postgres_dialect("select strict from t") == "select strict from t");
  CHECK(postgres_dialect("'open integer") == "'open integer");
  CHECK(postgres_dialect("") == "");
}
