// Brings a database to the shape that this program expects. A migration is written once, in SQLite's STRICT dialect:
//
//   create table thing (id text primary key, count integer not null, sealed blob, share real) strict;
//
// For PostgreSQL four words outside quotes and comments are translated: integer -> bigint, blob -> bytea,
// real -> double precision, and `strict` vanishes. Everything else must be the same on both engines: no autoincrement,
// no `without rowid`, no triggers, no typeof(), no `collate`. A migration that was applied anywhere is never edited
// again.
#pragma once

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "platform/storage/storage.h"

namespace concert::storage {

struct Migration {
  std::string_view part; // the room that owns the tables, e.g. "situations"
  int number = 0;        // from 1, rising within its part
  std::string_view name; // e.g. "situations": for people
  std::string_view sql;  // one or more statements
};

// The database was opened by a newer program: this one would not understand what it keeps. Nothing was changed.
class SchemaTooNew : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The text of an applied migration is not the one that was applied, or one would be applied behind a later one of its
// part.
class SchemaChanged : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Applies what is missing, in the given order, each in a transaction of its own together with its record; so that after
// a failure the same call goes on where it stopped. Two programs may call it at once. Not inside read or write.
void migrate(Database& database, std::span<const Migration> migrations, Instant now);

// The text that PostgreSQL is given for a migration; public for tests.
std::string postgres_dialect(std::string_view sqlite_sql);

} // namespace concert::storage
