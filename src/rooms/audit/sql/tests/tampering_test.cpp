// Rows changed behind the log's back, through SQL, column by column. The 10,000 random changes are in the room's own
// tests; here, that what the store reads back shows them too.
#include <doctest/doctest.h>

#include "rooms/audit/sql/tests/log_for_tests.h"

using namespace concert;
using namespace concert::audit;
using storage::Transaction;
using storage::testing::on_every_engine;
using storage::testing::Place;
using K = FindingKind;
using Findings = std::vector<Finding>;

namespace {

constexpr std::int64_t size = 50;

// What verification finds after `tamper`, all of which is undone again.
template <class F>
Findings found_after(storage::Database& database, const AuditLog& log, F&& tamper) {
  Findings out;
  const auto undone = database.write([&](Transaction& tx) -> Result<void> {
    tamper(tx);
    out = log.verify(tx).findings;
    return Refusal::not_found();
  });
  CHECK_FALSE(undone);
  return out;
}

Finding changed(std::int64_t seq, Part part) {
  return {K::changed, seq, 1, std::nullopt, part};
}

} // namespace

TEST_CASE("every column of an entry") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto database = new_database(place);
    const AuditLog log(test_root(), {.checkpoint_every = 16});
    fill(*database, log, 1, size);
    REQUIRE(log.verify(*database).intact());
    for (const std::int64_t i : {std::int64_t{1}, std::int64_t{15}, std::int64_t{16}, std::int64_t{33}, size}) {
      CAPTURE(i);
      const auto after = [&](storage::Sql sql) {
        return found_after(*database, log, [&](Transaction& tx) { REQUIRE(tx.exec(sql, i) == 1); });
      };
      const Findings header = {changed(i, Part::header)};
      CHECK(after("update audit_entries set at = at + 1 where seq = $1") == header);
      CHECK(after("update audit_entries set member = 'nobody' where seq = $1") == header);
      CHECK(after("update audit_entries set seat = '' where seq = $1 and seat <> ''") == header);
      CHECK(after("update audit_entries set agency = 'x' where seq = $1") == header);
      CHECK(after("update audit_entries set act = act || ' ' where seq = $1") == header);
      CHECK(after("update audit_entries set object_kind = 'person' where seq = $1") == header);
      CHECK(after("update audit_entries set object = object || object where seq = $1") == header);
      CHECK(after("update audit_entries set field_class = 'none' where seq = $1") == header);
      CHECK(after("update audit_entries set digest = leaf where seq = $1") == header);
      CHECK(after("update audit_entries set sealed = 1 - sealed where seq = $1") ==
            Findings{changed(i, Part::unknown)});
      CHECK_FALSE(after("update audit_entries set sealed = sealed + 2 where seq = $1").empty());
      CHECK(after("update audit_entries set detail = leaf where seq = $1") == Findings{changed(i, Part::seal)});
      CHECK(after("update audit_entries set leaf = mac where seq = $1") == Findings{changed(i, Part::leaf)});
      CHECK(after("update audit_entries set mac = leaf where seq = $1") == Findings{changed(i, Part::seal)});
      CHECK(after("update audit_entries set seq = seq + 1000 where seq = $1") == Findings{{K::moved, i, 1, i + 1000}});
      CHECK(after("delete from audit_entries where seq = $1") ==
            Findings{i == size ? Finding{K::truncated, i, 1, size} : Finding{K::missing, i}});
    }
    CHECK(log.verify(*database).intact());
  });
}

TEST_CASE("deleted, exchanged, put in, cut off and set back") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto database = new_database(place);
    const AuditLog log(test_root(), {.checkpoint_every = 16});
    fill(*database, log, 1, 20);
    struct Row {
      Bytes peaks;
      Bytes mac;
    };
    const auto earlier = database->read([](Transaction& tx) {
      return *tx.first("select peaks, mac from audit_tree", [](const storage::Row& row) {
        return Row{row.get<Bytes>(0), row.get<Bytes>(1)};
      });
    });
    fill(*database, log, 21, size - 20);

    CHECK(found_after(*database, log, [](Transaction& tx) {
            tx.exec("delete from audit_entries where seq = 20");
            tx.exec("update audit_entries set seq = -seq where seq > 20");
            tx.exec("update audit_entries set seq = -seq - 1 where seq < 0");
          }) == Findings{{K::missing, 20}});
    CHECK(found_after(*database, log, [](Transaction& tx) {
            tx.exec("update audit_entries set seq = -1 where seq = 5");
            tx.exec("update audit_entries set seq = 5 where seq = 31");
            tx.exec("update audit_entries set seq = 31 where seq = -1");
          }) == Findings{{K::moved, 5, 1, 31}, {K::moved, 31, 1, 5}});
    CHECK(found_after(*database, log, [](Transaction& tx) {
            tx.exec("update audit_entries set seq = -seq where seq >= 9");
            tx.exec("update audit_entries set seq = -seq + 1 where seq < 0");
            tx.exec("insert into audit_entries select 9, at, member, seat, agency, act, object_kind, object, "
                    "field_class, sealed, digest, detail, leaf, mac from audit_entries where seq = 3");
          }) == Findings{{K::inserted, 9, 1, 3}});
    CHECK(found_after(*database, log, [](Transaction& tx) { tx.exec("delete from audit_entries where seq > 40"); }) ==
          Findings{{K::truncated, 41, 10, size}});
    CHECK(found_after(*database, log, [](Transaction& tx) { tx.exec("delete from audit_tree"); }) ==
          Findings{{K::tree_changed, 0}});
    CHECK(found_after(*database, log, [](Transaction& tx) { tx.exec("update audit_tree set size = 51"); }) ==
          Findings{{K::tree_changed, 51}});
    CHECK(found_after(*database, log, [](Transaction& tx) {
            tx.exec("delete from audit_checkpoints where size = 32");
          }) == Findings{{K::checkpoint_missing, 32}});
    CHECK(found_after(*database, log, [](Transaction& tx) {
            tx.exec("update audit_checkpoints set note = replace(note, 'at 20', 'at 21') where size = 48");
          }) == Findings{{K::checkpoint_changed, 48}});
    // The tree row of 20 entries, with the mark that it truly had, but not the rest of that row.
    CHECK(found_after(*database, log, [&](Transaction& tx) {
            tx.exec("update audit_tree set size = 20, peaks = $1, mac = $2", earlier.peaks, earlier.mac);
          }) == Findings{{K::tree_changed, 20}});
    CHECK(log.verify(*database).intact());
  });
}

TEST_CASE("no append onto a tree row that is not ours, or that is behind") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto database = new_database(place);
    const AuditLog log(test_root());
    fill(*database, log, 1, 3);
    const auto refuses = [&](storage::Sql sql) {
      std::optional<storage::FailureKind> kind;
      const auto undone = [&] {
        return database->write([&](Transaction& tx) -> Result<void> {
          tx.exec(sql);
          log.append(tx, plain_entry(4));
          return {};
        });
      };
      try {
        static_cast<void>(undone());
      } catch (const storage::Failure& failure) {
        kind = failure.kind();
      }
      return kind == storage::FailureKind::corrupt;
    };
    CHECK(refuses("update audit_tree set size = 2"));
    CHECK(refuses("update audit_tree set mac = peaks"));
    CHECK(refuses("delete from audit_tree"));
    CHECK_THROWS_AS(database->write([&](Transaction& tx) { AuditLog(test_root(8)).append(tx, plain_entry(4)); }),
                    storage::Failure);
    // A true row of an earlier day.
    struct Row {
      std::int64_t size;
      Bytes peaks;
      Instant at;
      Bytes mac;
    };
    const auto row = database->read([](Transaction& tx) {
      return *tx.first("select size, peaks, checkpoint_at, mac from audit_tree", [](const storage::Row& r) {
        return Row{r.get<std::int64_t>(0), r.get<Bytes>(1), r.get<Instant>(2), r.get<Bytes>(3)};
      });
    });
    fill(*database, log, 4, 2);
    database->write([&](Transaction& tx) {
      tx.exec("update audit_tree set size = $1, peaks = $2, checkpoint_at = $3, mac = $4", row.size, row.peaks, row.at,
              row.mac);
    });
    CHECK(log.verify(*database).findings == Findings{{K::tree_rolled_back, 3, 1, 5}});
    std::optional<storage::FailureKind> kind;
    try {
      fill(*database, log, 6, 1);
    } catch (const storage::Failure& failure) {
      kind = failure.kind();
    }
    // Never `unique`: a room would take it for a conflict of its own.
    CHECK(kind == std::optional(storage::FailureKind::corrupt));
  });
}

TEST_CASE("a witness shows what the store no longer can") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto database = new_database(place);
    const AuditLog log(test_root(), {.checkpoint_every = 16});
    fill(*database, log, 1, 40);
    const auto witness = log.latest_checkpoint(*database);
    REQUIRE(witness);
    const auto kept = log.open_checkpoint(witness->note);
    REQUIRE(kept);
    CHECK(log.verify(*database, std::span(&*kept, 1)).intact());
    database->write([&](Transaction& tx) {
      tx.exec("delete from audit_entries");
      tx.exec("delete from audit_tree");
      tx.exec("delete from audit_checkpoints");
      tx.exec("delete from audit_subtrees");
    });
    CHECK(log.verify(*database).intact()); // an honest limit
    CHECK(log.verify(*database, std::span(&*kept, 1)).findings ==
          Findings{{K::tree_changed, 0}, {K::truncated, 1, 32, 32}});
    fill(*database, log, 100, 40); // a new log by the same key
    CHECK(log.verify(*database).intact());
    CHECK(log.verify(*database, std::span(&*kept, 1)).findings == Findings{{K::witness_mismatch, 32}});
  });
}
