// The small schema that storage's own tests use.
#pragma once

#include <doctest/doctest.h>

#include "platform/storage/migrate.h"
#include "platform/storage/testing/places.h"

namespace concert::storage {

inline constexpr Migration things[] = {
    {"things", 1, "things",
     "create table thing (name text primary key, count integer not null, sealed blob, share real) strict;\n"
     "create table part_of (name text primary key, thing text not null references thing (name)) strict;"},
};

inline void make_things(Database& database) {
  migrate(database, things, Instant{1});
}

inline void add_thing(Transaction& transaction, std::string_view name, std::int64_t count) {
  transaction.exec("insert into thing (name, count) values ($1, $2)", name, count);
}

inline std::int64_t count_things(Database& database) {
  return database
      .read([](Transaction& tx) {
        return tx.first("select count(*) from thing", [](const Row& row) { return row.get<std::int64_t>(0); });
      })
      .value();
}

inline std::optional<std::int64_t> count_of(Database& database, std::string_view name) {
  return database.read([&](Transaction& tx) {
    return tx.first(
        "select count from thing where name = $1", [](const Row& row) { return row.get<std::int64_t>(0); }, name);
  });
}

// The kind of the Failure that call throws; nothing when it throws none.
template <class F>
std::optional<FailureKind> failure_of(F&& call, std::string* what = nullptr) {
  try {
    call();
  } catch (const Failure& failure) {
    if (what != nullptr)
      *what = failure.what();
    return failure.kind();
  }
  return std::nullopt;
}

} // namespace concert::storage

// doctest prints enumerations as numbers only
template <>
struct doctest::StringMaker<std::optional<concert::storage::FailureKind>> {
  static String convert(const std::optional<concert::storage::FailureKind>& kind) {
    return kind ? ("FailureKind " + std::to_string(static_cast<int>(*kind))).c_str() : "no failure";
  }
};
