#include "platform/storage/migrate.h"

#include <map>

namespace concert::storage {
namespace {

// FNV-1a: notices an edit made by mistake. It is no proof against somebody who can write to the database.
std::string checksum_of(std::string_view text) {
  std::uint64_t sum = 14695981039346656037u;
  for (const char c : text)
    sum = (sum ^ static_cast<std::uint8_t>(c)) * 1099511628211u;
  Bytes bytes;
  for (int shift = 56; shift >= 0; shift -= 8)
    bytes.push_back(static_cast<std::uint8_t>(sum >> shift));
  return to_hex(bytes);
}

std::string label_of(std::string_view part, int number) {
  return std::string(part) + " " + std::to_string(number);
}

void check_order(std::span<const Migration> migrations) {
  std::map<std::string_view, int> latest;
  for (const Migration& one : migrations) {
    check(one.number > latest[one.part], "the migrations of a part are numbered from 1, rising");
    latest[one.part] = one.number;
  }
}

} // namespace

class Migrator {
public:
  Migrator(Database& database, std::span<const Migration> migrations) : database_(database), migrations_(migrations) {}

  void run(Instant now) {
    database_.write([](Transaction& transaction) {
      lock_appends(transaction);
      transaction.run_script(
          "create table if not exists storage_migrations (part text not null, number integer not null, "
          "name text not null, checksum text not null, applied_us integer not null, "
          "primary key (part, number)) strict");
    });
    verify(database_.read([](Transaction& transaction) { return applied_in(transaction); }));
    for (const Migration& one : migrations_)
      database_.write([&](Transaction& transaction) { apply(transaction, one, now); });
  }

private:
  using Applied = std::map<std::string, std::map<int, std::string>>; // part, number, checksum

  static Applied applied_in(Transaction& transaction) {
    Applied applied;
    transaction.each("select part, number, checksum from storage_migrations", [&](const Row& row) {
      applied[row.get<std::string>(0)][row.get<int>(1)] = row.get<std::string>(2);
    });
    return applied;
  }

  const Migration* known(std::string_view part, int number) const {
    for (const Migration& one : migrations_)
      if (one.part == part && one.number == number)
        return &one;
    return nullptr;
  }

  void verify(const Applied& applied) const {
    for (const auto& [part, numbers] : applied)
      for (const auto& [number, checksum] : numbers) {
        const Migration* one = known(part, number);
        if (one == nullptr)
          throw SchemaTooNew("the database has a migration that this program does not know: " + label_of(part, number));
        if (checksum_of(one->sql) != checksum)
          throw SchemaChanged("the text of an applied migration was changed: " + label_of(part, number));
      }
    for (const Migration& one : migrations_) {
      const auto part = applied.find(std::string(one.part));
      if (part != applied.end() && !part->second.contains(one.number) && part->second.rbegin()->first > one.number)
        throw SchemaChanged("a later migration of its part was applied before: " + label_of(one.part, one.number));
    }
  }

  static void apply(Transaction& transaction, const Migration& one, Instant now) {
    lock_appends(transaction); // another program may be applying the same
    const auto is_applied = transaction.first(
        "select 1 from storage_migrations where part = $1 and number = $2", [](const Row&) { return true; }, one.part,
        one.number);
    if (is_applied)
      return;
    transaction.run_script(std::string(one.sql));
    transaction.exec(
        "insert into storage_migrations (part, number, name, checksum, applied_us) values ($1, $2, $3, $4, $5)",
        one.part, one.number, one.name, checksum_of(one.sql), now);
  }

  Database& database_;
  std::span<const Migration> migrations_;
};

void migrate(Database& database, std::span<const Migration> migrations, Instant now) {
  check_order(migrations);
  Migrator(database, migrations).run(now);
}

} // namespace concert::storage
