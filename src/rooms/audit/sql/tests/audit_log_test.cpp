// The log on both engines: with its transaction or not at all, from many threads, and what verification says of rows
// that were changed behind its back.
#include <doctest/doctest.h>

#include <random>
#include <set>
#include <thread>

#include "base/check.h"
#include "rooms/audit/sql/tests/log_for_tests.h"

using namespace concert;
using namespace concert::audit;
using storage::Transaction;
using storage::testing::on_every_engine;
using storage::testing::Place;
using K = FindingKind;

TEST_CASE("an empty log is intact and proves nothing") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto database = new_database(place);
    const AuditLog log(test_root());
    CHECK(log.verify(*database).intact());
    CHECK(log.verify(*database).entries == 0);
    CHECK_FALSE(log.latest_checkpoint(*database));
    CHECK_FALSE(log.inclusion_proof(*database, 1));
    CHECK_FALSE(log.consistency_proof(*database, 1, 1));
    CHECK_FALSE(log.entry(*database, 1));
    CHECK(log.entries(*database, {}, std::nullopt, 10).entries.empty());
    CHECK_FALSE(database->write([&](Transaction& tx) { return log.checkpoint(tx, {5}); }));
  });
}

TEST_CASE("entries come back as they went in, and the log verifies after a restart") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    auto database = new_database(place);
    {
      const AuditLog log(test_root(), {.checkpoint_every = 16});
      fill(*database, log, 1, 40);
    }
    database.reset();
    database = place.open();
    const AuditLog log(test_root(), {.checkpoint_every = 16});
    fill(*database, log, 41, 10);
    const Report report = log.verify(*database);
    CHECK(report.intact());
    CHECK(report.entries == 50);
    CHECK(report.sound == 50);
    CHECK(report.checkpoints == 3);
    crypto::SeededChance chance(1);
    const auto key = crypto::SecretKey::draw(chance);
    const Entry expected = sample_entry(7, chance, key);
    const auto kept = log.entry(*database, 7);
    REQUIRE(kept);
    CHECK(kept->entry.at == expected.at);
    CHECK(kept->entry.member == expected.member);
    CHECK(kept->entry.act == expected.act);
    CHECK(kept->entry.object == expected.object);
    CHECK(kept->entry.detail.plain_text() == expected.detail.plain_text());
    CHECK_FALSE(log.verify(*database).root == empty_root());
    CHECK_FALSE(AuditLog(test_root(8)).verify(*database).intact());
  });
}

TEST_CASE("an entry stays or goes with its transaction") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto database = new_database(place);
    const AuditLog log(test_root(), {.checkpoint_every = 3});
    fill(*database, log, 1, 5);
    const Hash before = log.verify(*database).root;
    const auto refused = database->write([&](Transaction& tx) -> Result<void> {
      for (int i = 0; i < 4; ++i)
        log.append(tx, plain_entry(6 + i));
      return Refusal::not_found();
    });
    CHECK_FALSE(refused);
    CHECK_THROWS_AS(database->write([&](Transaction& tx) {
      log.append(tx, plain_entry(6));
      throw std::runtime_error("the change failed");
    }),
                    std::runtime_error);
    CHECK(log.verify(*database).root == before);
    CHECK(log.verify(*database).intact());
    std::int64_t seq = 0;
    database->write([&](Transaction& tx) { seq = log.append(tx, plain_entry(6)); });
    CHECK(seq == 6); // no gap
    CHECK(log.verify(*database).intact());
  });
}

TEST_CASE("whichever storage call fails, the log is whole and the act can be done again") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto database = new_database(place);
    const AuditLog log(test_root(), {.checkpoint_every = 2});
    fill(*database, log, 1, 3);
    int n = 1;
    for (bool done = false; !done; ++n) {
      REQUIRE(n < 100);
      database->fail_at(n);
      try {
        database->write([&](Transaction& tx) {
          log.append(tx, plain_entry(4));
          log.append(tx, plain_entry(5));
        });
        done = true;
      } catch (const storage::Failure&) {
      }
      const bool pending = database->fail_at_pending();
      database->fail_at(0);
      CHECK(done == pending);
      const Report report = log.verify(*database);
      REQUIRE(report.intact());
      REQUIRE(report.entries == (done ? 5 : 3));
    }
    CHECK(n > 6);
  });
}

TEST_CASE("work that is run twice leaves one entry") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto database = new_database(place);
    database->rehearse_writes(true);
    const AuditLog log(test_root(), {.checkpoint_every = 2});
    fill(*database, log, 1, 7);
    CHECK(log.verify(*database).intact());
    CHECK(log.verify(*database).entries == 7);
  });
}

TEST_CASE("eight threads append at once") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto database = new_database(place);
    const AuditLog log(test_root(), {.checkpoint_every = 32, .checkpoint_after = std::chrono::hours(9)});
    constexpr int threads = 8;
    constexpr int each = 25;
    std::vector<std::vector<std::int64_t>> numbers(threads);
    std::vector<std::thread> running;
    for (int t = 0; t < threads; ++t)
      running.emplace_back([&, t] {
        for (int i = 0; i < each; ++i) {
          std::int64_t seq = 0;
          database->write([&](Transaction& tx) {
            if (t % 2) // as a store should; the others pay with retries
              storage::lock_appends(tx);
            seq = log.append(tx, plain_entry(t * 100 + i));
          });
          numbers[static_cast<std::size_t>(t)].push_back(seq);
        }
      });
    for (auto& thread : running)
      thread.join();
    std::set<std::int64_t> all;
    for (const auto& mine : numbers) {
      CHECK(std::ranges::is_sorted(mine));
      all.insert(mine.begin(), mine.end());
    }
    CHECK(all.size() == threads * each);
    CHECK(*all.rbegin() == threads * each);
    const Report report = log.verify(*database);
    CHECK(report.intact());
    CHECK(report.entries == threads * each);
    CHECK(report.checkpoints == threads * each / 32);
  });
}

TEST_CASE("a flawed entry is a bug, not a row") {
  const Place place = Place::sqlite();
  const auto database = new_database(place);
  const AuditLog log(test_root());
  Entry entry = plain_entry(1);
  entry.member = "Jane Example";
  CHECK_THROWS_AS(database->write([&](Transaction& tx) { log.append(tx, entry); }), Bug);
  CHECK(log.verify(*database).entries == 0);
}

TEST_CASE("checkpoints come by number, by time and by request") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto database = new_database(place);
    const AuditLog log(test_root(), {.checkpoint_every = 10, .checkpoint_after = std::chrono::seconds(60)});
    const auto append_at = [&](std::int64_t seconds) {
      Entry entry = plain_entry(1);
      entry.at = {seconds * 1'000'000 + 250'000};
      database->write([&](Transaction& tx) { log.append(tx, entry); });
    };
    for (int i = 0; i < 9; ++i)
      append_at(1000);
    CHECK_FALSE(log.latest_checkpoint(*database));
    append_at(1000); // the tenth
    REQUIRE(log.latest_checkpoint(*database));
    CHECK(log.latest_checkpoint(*database)->checkpoint.size == 10);
    CHECK(log.latest_checkpoint(*database)->checkpoint.at == Instant{1'000'000'000});
    append_at(1059);
    CHECK(log.latest_checkpoint(*database)->checkpoint.size == 10);
    append_at(1060);
    CHECK(log.latest_checkpoint(*database)->checkpoint.size == 12);
    CHECK(log.latest_checkpoint(*database)->checkpoint.previous_size == 10);
    append_at(1061);
    const auto asked = database->write([&](Transaction& tx) { return log.checkpoint(tx, {1'062'000'000}); });
    REQUIRE(asked);
    CHECK(asked->checkpoint.size == 13);
    const auto again = database->write([&](Transaction& tx) { return log.checkpoint(tx, {1'070'000'000}); });
    REQUIRE(again);
    CHECK(again->note == asked->note);
    CHECK(log.checkpoints(*database).size() == 3);
    const Report report = log.verify(*database);
    CHECK(report.intact());
    CHECK(asked->checkpoint.root == report.root);
    CHECK(log.open_checkpoint(asked->note) == asked->checkpoint);
  });
}

TEST_CASE("reading by object, agency, member, act and time, page by page") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto database = new_database(place);
    const AuditLog log(test_root());
    fill(*database, log, 1, 60);
    std::vector<KeptEntry> all;
    std::optional<std::int64_t> before;
    int pages = 0;
    do {
      Page page = log.entries(*database, {}, before, 7);
      for (auto& entry : page.entries)
        all.push_back(entry);
      before = page.next;
      ++pages;
    } while (before);
    CHECK(pages == 9);
    REQUIRE(all.size() == 60);
    for (std::size_t i = 0; i < 60; ++i)
      REQUIRE(all[i].seq == static_cast<std::int64_t>(60 - i));

    std::mt19937 random(3);
    for (int round = 0; round < 200; ++round) {
      const Entry& pattern = all[random() % all.size()].entry;
      Filter filter;
      if (random() % 2)
        filter.object = pattern.object;
      if (random() % 2)
        filter.agency = pattern.agency;
      if (random() % 2)
        filter.member = pattern.member;
      if (random() % 2)
        filter.act = pattern.act;
      if (random() % 2)
        filter.from = all[random() % all.size()].entry.at;
      if (random() % 2)
        filter.to = all[random() % all.size()].entry.at;
      std::vector<std::int64_t> expected;
      for (const KeptEntry& kept : all) {
        const Entry& e = kept.entry;
        if ((filter.object.empty() || e.object == filter.object) &&
            (filter.agency.empty() || e.agency == filter.agency) &&
            (filter.member.empty() || e.member == filter.member) && (filter.act.empty() || e.act == filter.act) &&
            (!filter.from || e.at >= *filter.from) && (!filter.to || e.at < *filter.to))
          expected.push_back(kept.seq);
      }
      const Page page = log.entries(*database, filter, std::nullopt, 1000);
      CHECK_FALSE(page.next);
      std::vector<std::int64_t> found;
      for (const KeptEntry& kept : page.entries)
        found.push_back(kept.seq);
      REQUIRE(found == expected);
    }
  });
}

TEST_CASE("proofs out of the store, with its shortcuts and in spite of them") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto database = new_database(place);
    const AuditLog log(test_root(), {.checkpoint_every = 500, .checkpoint_after = std::chrono::hours(9)});
    fill(*database, log, 1, 1100);
    const Report report = log.verify(*database);
    REQUIRE(report.intact());
    const auto latest = log.latest_checkpoint(*database);
    REQUIRE(latest);
    CHECK(latest->checkpoint.size == 1000);
    const auto proofs_hold = [&] {
      for (const std::int64_t seq : {1, 2, 255, 256, 257, 512, 513, 700, 999, 1000, 1001, 1024, 1099, 1100}) {
        CAPTURE(seq);
        const auto proof = log.inclusion_proof(*database, seq);
        REQUIRE(proof);
        CHECK(proof->size == (seq <= 1000 ? 1000u : 1100u));
        CHECK(proof->root == (seq <= 1000 ? latest->checkpoint.root : report.root));
        CHECK(
            proves_inclusion(static_cast<std::uint64_t>(seq) - 1, proof->size, proof->leaf, proof->proof, proof->root));
        CHECK(proof->leaf == leaf_of(seq, log.entry(*database, seq)->entry));
      }
      for (const auto& [size1, size2] :
           {std::pair<std::uint64_t, std::uint64_t>{500, 1000}, {1000, 1100}, {1, 1100}, {300, 777}, {1100, 1100}})
        CHECK(log.consistency_proof(*database, size1, size2));
    };
    proofs_hold();
    const auto checkpoints = log.checkpoints(*database);
    REQUIRE(checkpoints.size() == 2);
    const auto proof = log.consistency_proof(*database, 500, 1000);
    REQUIRE(proof);
    CHECK(proves_consistency(500, 1000, checkpoints[0].checkpoint.root, checkpoints[1].checkpoint.root, *proof));

    database->write([](Transaction& tx) { tx.exec("delete from audit_subtrees where position = 1"); });
    proofs_hold();
    database->write([](Transaction& tx) { tx.exec("update audit_subtrees set root = $1", Bytes(32, 1)); });
    proofs_hold();
    CHECK(log.verify(*database).intact()); // nothing is believed because it stands there
    CHECK_FALSE(log.inclusion_proof(*database, 0));
    CHECK_FALSE(log.inclusion_proof(*database, 1101));
    CHECK_FALSE(log.consistency_proof(*database, 0, 5));
    CHECK_FALSE(log.consistency_proof(*database, 6, 5));
    CHECK_FALSE(log.consistency_proof(*database, 6, 1101));
    database->write([](Transaction& tx) { tx.exec("update audit_entries set act = 'people.forget' where seq = 700"); });
    CHECK_FALSE(log.inclusion_proof(*database, 700)); // it is not what was appended
  });
}

TEST_CASE("erasing a situation's key leaves the log provable") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    const auto database = new_database(place);
    const AuditLog log(test_root());
    crypto::SeededChance chance(5);
    auto key = crypto::SecretKey::draw(chance);
    Entry entry = plain_entry(1);
    entry.detail = Detail::sealed("Jane Example", key, "audit|situation|1", chance);
    database->write([&](Transaction& tx) { log.append(tx, entry); });
    fill(*database, log, 2, 5);
    REQUIRE(log.entry(*database, 1)->entry.detail.open(key, "audit|situation|1"));
    key = crypto::SecretKey::draw(chance);
    CHECK(log.verify(*database).intact());
    CHECK_FALSE(log.entry(*database, 1)->entry.detail.open(key, "audit|situation|1"));
    CHECK(log.inclusion_proof(*database, 1));
  });
}
