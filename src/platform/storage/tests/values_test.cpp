#include <cmath>
#include <limits>

#include "platform/storage/tests/things.h"

using namespace concert;
using namespace concert::storage;
using namespace concert::storage::testing;

namespace {

struct CountingChance : Chance {
  std::uint8_t next = 1;
  void fill(std::span<std::uint8_t> out) override {
    for (auto& byte : out)
      byte = next++;
  }
};
using ThingId = Id<struct ThingTag>;

constexpr Migration keepsakes[] = {{"keepsakes", 1, "one table with every kind of column",
                                    "create table keepsake (n integer, t text, b blob, r real) strict"}};

// Stores a value in the column, reads it back as T.
template <class T>
T kept_integer(Database& database, const T& value) {
  database.write([&](Transaction& tx) {
    tx.exec("delete from keepsake");
    tx.exec("insert into keepsake (n) values ($1)", value);
  });
  return *database.read(
      [](Transaction& tx) { return tx.first("select n from keepsake", [](const Row& row) { return row.get<T>(0); }); });
}
template <class T>
T kept_text(Database& database, const T& value) {
  database.write([&](Transaction& tx) {
    tx.exec("delete from keepsake");
    tx.exec("insert into keepsake (t) values ($1)", value);
  });
  return *database.read([](Transaction& tx) {
    return tx.first(
        "select t from keepsake where t = $1 or $2 = 1 or t is null", [](const Row& row) { return row.get<T>(0); }, "",
        1);
  });
}
template <class T>
T kept_blob(Database& database, const T& value) {
  database.write([&](Transaction& tx) {
    tx.exec("delete from keepsake");
    tx.exec("insert into keepsake (b) values ($1)", value);
  });
  return *database.read(
      [](Transaction& tx) { return tx.first("select b from keepsake", [](const Row& row) { return row.get<T>(0); }); });
}
template <class T>
T kept_real(Database& database, const T& value) {
  database.write([&](Transaction& tx) {
    tx.exec("delete from keepsake");
    tx.exec("insert into keepsake (r) values ($1)", value);
  });
  return *database.read(
      [](Transaction& tx) { return tx.first("select r from keepsake", [](const Row& row) { return row.get<T>(0); }); });
}

} // namespace

TEST_CASE("every type comes back as it went in") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto database = place.open();
    migrate(*database, keepsakes, Instant{1});

    for (const std::int64_t n : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{1} << 31, std::int64_t{1} << 53,
                                 std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()})
      CHECK(kept_integer(*database, n) == n);
    CHECK(kept_integer(*database, -7) == -7);
    CHECK(kept_integer(*database, true) == true);
    CHECK(kept_integer(*database, false) == false);
    CHECK(kept_integer(*database, Instant{1795355154123456}) == Instant{1795355154123456});
    CHECK(kept_integer(*database, std::optional<int>{}) == std::nullopt);
    CHECK(kept_integer(*database, std::optional<int>{0}) == 0);

    for (const std::string text :
         {"", "x", "évaluation — Ἀθῆναι 漢字 👪", "a 'quoted' \"text\" \\ with $1 and ; --", "null"})
      CHECK(kept_text(*database, text) == text);
    const std::string long_text(300'000, 'e');
    CHECK(kept_text(*database, long_text) == long_text);
    CHECK(kept_text(*database, std::optional<std::string>{}) == std::nullopt);
    CHECK(kept_text(*database, std::optional<std::string>{""}) == "");
    CountingChance chance;
    const auto id = ThingId::draw(chance);
    CHECK(kept_text(*database, id) == id);
    CHECK(kept_text(*database, std::optional(id)) == id);
    CHECK(kept_text(*database, std::optional<ThingId>{}) == std::nullopt);
    CHECK(kept_text(*database, *LocalDate::of(2028, 2, 29)) == *LocalDate::of(2028, 2, 29));

    for (const Bytes& bytes : {Bytes{}, Bytes{0}, Bytes{0, 1, 0, 255, 0}, Bytes(100'000, 0xfe)})
      CHECK(kept_blob(*database, bytes) == bytes);
    CHECK(kept_blob(*database, std::optional<Bytes>{}) == std::nullopt);
    CHECK(kept_blob(*database, std::optional<Bytes>{Bytes{}}) == Bytes{}); // empty is not null

    for (const double r : {0.0, 0.1, -1.0 / 3.0, 1e300, std::numeric_limits<double>::denorm_min()})
      CHECK(kept_real(*database, r) == r);
    CHECK(kept_real(*database, std::optional<double>{}) == std::nullopt);
  });
}

TEST_CASE("parameters may be used again and in any order") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto database = place.open();
    make_things(*database);
    database->write([](Transaction& tx) {
      tx.exec("insert into thing (count, name) values ($2, $1)", "a", 5);
      tx.exec("insert into thing (name, count) values ($3, cast($1 as bigint) + $2)", 10, 1, "b");
      CHECK(tx.exec("update thing set count = count + $1 where count > $1 and name <> $2", 5, "zzz") == 1);
      CHECK(tx.exec("update thing set count = 3 where name = $1", "nobody") == 0);
      CHECK(tx.exec("update thing set count = count") == 2); // matched, though nothing differs
    });
    CHECK(count_of(*database, "a") == 5);
    CHECK(count_of(*database, "b") == 16);
  });
}

TEST_CASE("like is case-sensitive, text sorts by code point, a comparison reads as bool") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto database = place.open();
    make_things(*database);
    database->write([](Transaction& tx) {
      for (const char* name : {"b", "B", "é", "a_c", "abc", "z", "10%"})
        add_thing(tx, name, 1);
    });
    database->read([](Transaction& tx) {
      std::vector<std::string> names;
      tx.each("select name from thing order by name",
              [&](const Row& row) { names.push_back(row.get<std::string>(0)); });
      CHECK(names == std::vector<std::string>{"10%", "B", "a_c", "abc", "b", "z", "é"});
      const auto like = [&](const char* pattern) {
        return tx.first(
            "select count(*) from thing where name like $1 escape '\\'", [](const Row& row) { return row.get<int>(0); },
            pattern);
      };
      CHECK(like("b") == 1);
      CHECK(like("a\\_c") == 1);
      CHECK(like("a_c") == 2);
      CHECK(like("%\\%") == 1);
      CHECK(tx.first("select count(*) = 7 from thing", [](const Row& row) { return row.get<bool>(0); }) == true);
      CHECK(tx.first("select cast(sum(count) as bigint) from thing", [](const Row& row) { return row.get<int>(0); }) ==
            7);
    });
  });
}

TEST_CASE("a wrong reading is a bug, a wrong value is corrupt") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto database = place.open();
    migrate(*database, keepsakes, Instant{1});
    database->write([](Transaction& tx) { tx.exec("insert into keepsake (t, n) values ('not an id', 3000000000)"); });
    const auto reading = [&](auto read) {
      database->read([&](Transaction& tx) { tx.each("select t, n, b from keepsake", read); });
    };
    CHECK(failure_of([&] { reading([](const Row& row) { row.get<ThingId>(0); }); }) == FailureKind::corrupt);
    CHECK(failure_of([&] { reading([](const Row& row) { row.get<LocalDate>(0); }); }) == FailureKind::corrupt);
    CHECK(failure_of([&] { reading([](const Row& row) { row.get<int>(1); }); }) == FailureKind::corrupt);
    CHECK(failure_of([&] { reading([](const Row& row) { row.get<bool>(1); }); }) == FailureKind::corrupt);
    CHECK(failure_of([&] { reading([](const Row& row) { row.get<std::int64_t>(0); }); }) == FailureKind::corrupt);
    CHECK_THROWS_AS(reading([](const Row& row) { row.get<Bytes>(2); }), Bug); // null
    CHECK_THROWS_AS(reading([](const Row& row) { row.get<int>(3); }), Bug);
    CHECK_THROWS_AS(reading([](const Row& row) { row.get<int>(-1); }), Bug);
    CHECK_THROWS_AS(Value(ThingId{}), Bug);
    CHECK_THROWS_AS(Value(std::string_view("a\0b", 3)), Bug);
    CHECK_THROWS_AS(Value("\xff"), Bug);
    CHECK_THROWS_AS(Value{std::numeric_limits<std::uint64_t>::max()}, Bug);
  });
}
