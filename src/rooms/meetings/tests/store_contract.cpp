// What the room expects of its store, asked of both engines.
#include <thread>

#include "platform/crypto/chance.h"
#include "platform/storage/migrate.h"
#include "platform/storage/testing/places.h"
#include "rooms/meetings/sql/meeting_store.h"
#include "rooms/meetings/tests/table.h"
#include "rooms/people/sql/people_store.h"
#include "rooms/situations/sql/situation_store.h"

using namespace concert;
using namespace concert::meetings;
using namespace concert::meetings::testing;

namespace {

audit::Entry trace(std::string act = "meetings.run") {
  audit::Entry out;
  out.at = start_time;
  out.act = std::move(act);
  out.object_kind = "meeting";
  return out;
}

const Instant long_ago = start_time - 1000h;

struct Shelf {
  explicit Shelf(storage::testing::Place& place)
      : database(place.open()), log(crypto::SecretKey::draw(chance)), situations(migrated(*database), log),
        store(*database, log) {}
  static storage::Database& migrated(storage::Database& opened) {
    std::vector<storage::Migration> all = audit::migrations();
    for (const auto& part : {people::migrations(), situations::migrations(), meetings::migrations()})
      all.insert(all.end(), part.begin(), part.end());
    storage::migrate(opened, all, start_time);
    return opened;
  }
  std::int64_t traces() { return log.verify(*database).entries; }
  Result<Meeting> save(const Meeting& meeting) {
    return store.change(
        meeting.id, [&](const Meeting&, const ReachedOf&) -> Result<Meeting> { return meeting; }, trace());
  }
  std::unique_ptr<storage::Database> database;
  crypto::SeededChance chance{9};
  audit::AuditLog log;
  situations::SqlStore situations;
  SqlStore store;
};

// Everything that a row can hold.
Meeting full_meeting() {
  Meeting m = planned(4);
  m.link = "https://meet.example/1";
  const TableRules rules;
  for (const access::Actor& who : {nurse, chair, teacher})
    m = must(join(m, who, {true, rules.reminder}, rules, start_time));
  m = must(start(m, rules, at_table, all_discussed, start_time));
  m = must(leave(m, teacher.member, teacher.seat, start_time + 1s));
  for (const int n : {1, 2, 1, 3})
    m = must(put_on_table(m, situation(n), start_time + std::chrono::minutes(n)));
  return m;
}

std::optional<Reached> rich(SituationId id) {
  Reached out = reached(std::stoi(id.text().substr(24)), Stage::intervention);
  out.likely = {schools, health};
  out.lead = police;
  out.assisting = {housing, health};
  if (out.number == 2)
    out.ending = situations::Ending{{"relocated", "2026-11"}, start_time, Stage::intervention};
  out.step_outs = {{{health, std::nullopt}, situations::Conflict::own_interest, start_time, std::nullopt},
                   {{police, constable.member}, situations::Conflict::personal_tie, start_time, start_time + 1h}};
  return out;
}

} // namespace

TEST_CASE("store: a meeting comes back as it was, in every state") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Shelf shelf(place);
    Meeting m = full_meeting();
    shelf.store.add(planned(4), trace());
    CHECK(shelf.store.load(m.id) == planned(4));
    CHECK(must(shelf.save(m)) == m);
    CHECK(shelf.store.load(m.id) == m);
    CHECK(shelf.store.load(m.id) == shelf.store.as_stored(m.id));
    m = must(move_to(m, situation(1), 1));
    CHECK(must(shelf.save(m)) == m);
    CHECK(shelf.store.load(m.id) == m);
    m = must(close(m, rich, start_time + 1h));
    CHECK(must(shelf.save(m)) == m);
    CHECK(shelf.store.load(m.id) == m);
    Meeting cancelled = must(cancel(planned(2)));
    cancelled.id = id_of<MeetingId>('f');
    shelf.store.add(cancelled, trace());
    CHECK(shelf.store.load(cancelled.id) == cancelled);
    CHECK(!shelf.store.load(id_of<MeetingId>('9')));
    CHECK(shelf.traces() == 5);
    // Nothing changed, nothing written.
    CHECK(must(shelf.save(m)) == m);
    CHECK(shelf.traces() == 5);
    Meeting unknown = m;
    unknown.id = id_of<MeetingId>('9');
    CHECK(outcome(shelf.save(unknown)) == "not_found refusal.not_found");
  });
}

TEST_CASE("store: a refused step leaves nothing behind; a table sits once at a time") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Shelf shelf(place);
    const Meeting m = planned(2);
    shelf.store.add(m, trace());
    CHECK(outcome(shelf.store.change(
              m.id, [](const Meeting&, const ReachedOf&) -> Result<Meeting> { return Refusal::stale(); }, trace())) ==
          "stale refusal.stale");
    CHECK(shelf.traces() == 1);
    Meeting second = m, at_another_table = m;
    second.id = id_of<MeetingId>('f');
    at_another_table.id = id_of<MeetingId>('8');
    at_another_table.table = id_of<TableId>('2');
    shelf.store.add(second, trace());
    shelf.store.add(at_another_table, trace());
    const auto begin = [&](MeetingId id) {
      return shelf.store.change(
          id,
          [](const Meeting& before, const ReachedOf&) {
            return start(before, {}, at_table, all_discussed, start_time);
          },
          trace());
    };
    REQUIRE(begin(m.id));
    CHECK(outcome(begin(second.id)) == "conflict refusal.another_in_session");
    CHECK(begin(at_another_table.id));
    CHECK(shelf.store.current(table, long_ago)->id == m.id);
    CHECK(shelf.store.load(second.id)->state == State::planned);
  });
}

TEST_CASE("store: signed minutes with the signing and a checkpoint of the log that has it") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Shelf shelf(place);
    const crypto::SigningKey key(crypto::SecretKey::draw(shelf.chance));
    Meeting m = must(close(full_meeting(), rich, start_time + 1h));
    shelf.store.add(planned(4), trace());
    REQUIRE(shelf.save(m));
    CHECK(!shelf.store.minutes(m.id));
    const auto step = [&](const Meeting& before) -> Result<Store::Signing> {
      return Store::Signing{TRY(sign_off(before)), sign(before, chair, start_time + 2h, key)};
    };
    REQUIRE(shelf.store.sign(m.id, step, trace("meetings.sign")));
    const auto kept = shelf.store.minutes(m.id);
    REQUIRE(kept);
    CHECK(verify(*shelf.store.load(m.id), *kept, key.public_key()).empty());
    const auto checkpoint = shelf.log.open_checkpoint(kept->checkpoint);
    REQUIRE(checkpoint);
    CHECK(checkpoint->size == 3);
    CHECK(outcome(shelf.store.sign(m.id, step, trace("meetings.sign"))) == "step_not_open refusal.meeting_not_closed");
    CHECK(shelf.traces() == 3);
    // Somebody at the rows: it shows.
    Meeting touched = *shelf.store.load(m.id);
    touched.item(situation(1))->after->stage = Stage::discussion;
    REQUIRE(shelf.save(touched));
    CHECK(shelf.store.as_stored(m.id) == shelf.store.load(m.id));
    CHECK(verify(*shelf.store.as_stored(m.id), *kept, key.public_key()) == std::vector{Finding::meeting_changed});
  });
}

TEST_CASE("store: lists, what comes next, what was heard before, and the table's rules") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Shelf shelf(place);
    CHECK(!shelf.store.current(table, long_ago));
    for (const char digit : {'a', 'b', 'c'}) {
      Meeting m = planned(2);
      m.id = id_of<MeetingId>(digit);
      m.planned_start = start_time + std::chrono::hours(digit - 'a');
      if (digit == 'a')
        m.state = State::cancelled;
      shelf.store.add(m, trace());
    }
    const auto listed = shelf.store.list(table, 2);
    REQUIRE(listed.size() == 2);
    CHECK(listed[0].id == id_of<MeetingId>('c'));
    CHECK(shelf.store.current(table, long_ago)->id == id_of<MeetingId>('b'));
    CHECK(shelf.store.current(table, start_time + 2h)->id == id_of<MeetingId>('c')); // b was never begun
    CHECK(!shelf.store.current(table, start_time + 3h));
    CHECK(shelf.store.left_open(table, start_time + 1h).empty());
    REQUIRE(shelf.store.left_open(table, start_time + 3h).size() == 2);
    CHECK(shelf.store.left_open(table, start_time + 3h)[0].id == id_of<MeetingId>('b'));
    CHECK(shelf.store.left_open(id_of<TableId>('2'), start_time + 3h).empty());
    CHECK(shelf.store.list(id_of<TableId>('2'), 9).empty());
    CHECK(shelf.store.heard_before(table).empty());
    Meeting over = *shelf.store.load(id_of<MeetingId>('b'));
    over = must(close(must(start(over, {}, at_table, all_discussed, start_time)), rich, start_time + 1h));
    REQUIRE(shelf.save(over));
    CHECK(shelf.store.heard_before(table) ==
          std::map<SituationId, Instant>{{situation(1), start_time + 1h}, {situation(2), start_time + 1h}});

    CHECK(!shelf.store.rules(table));
    const TableRules rules{table, 1, QuorumKind::share, 60, true, "2027-01", 5, 120};
    CHECK(!shelf.store.save_rules(rules, 1, trace()));
    CHECK(shelf.store.save_rules(rules, 0, trace()));
    CHECK(!shelf.store.save_rules(rules, 0, trace()));
    CHECK(shelf.store.rules(table) == rules);
  });
}

TEST_CASE("store: thirty seats join at once and none is lost; each change is one revision") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Shelf shelf(place);
    shelf.store.add(planned(3), trace());
    const MeetingId id = planned(3).id;
    constexpr int threads = 5, each = 6;
    std::vector<std::thread> doors;
    std::vector<int> refused(threads, 0);
    for (int t = 0; t < threads; ++t)
      doors.emplace_back([&, t] {
        for (int i = 0; i < each; ++i) {
          access::Actor who = nurse;
          who.member = *MemberId::parse(situation(100 + t * each + i).text());
          const auto step = [&](const Meeting& before, const ReachedOf&) -> Result<Meeting> {
            Meeting after = TRY(join(before, who, {true, "2026-11"}, {}, start_time));
            ++after.revision;
            return after;
          };
          refused[static_cast<std::size_t>(t)] += !shelf.store.change(id, step, trace("meetings.attend"));
        }
      });
    for (std::thread& one : doors)
      one.join();
    CHECK(refused == std::vector<int>(threads, 0));
    const Meeting m = *shelf.store.load(id);
    CHECK(m.attendance.size() == threads * each);
    CHECK(m.revision == 1 + threads * each);
    CHECK(broken_promises(m).empty());
    CHECK(shelf.log.verify(*shelf.database).intact());
  });
}

TEST_CASE("store: every write can be run again") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Shelf shelf(place);
    shelf.database->rehearse_writes(true);
    const crypto::SigningKey key(crypto::SecretKey::draw(shelf.chance));
    shelf.store.add(planned(4), trace());
    const Meeting m = must(close(full_meeting(), rich, start_time + 1h));
    CHECK(must(shelf.save(m)) == m);
    CHECK(shelf.store.save_rules({table, 1}, 0, trace()));
    CHECK(shelf.store.sign(
        m.id,
        [&](const Meeting& before) -> Result<Store::Signing> {
          return Store::Signing{TRY(sign_off(before)), sign(before, chair, start_time + 2h, key)};
        },
        trace()));
    CHECK(shelf.traces() == 4);
    CHECK(shelf.log.verify(*shelf.database).intact());
  });
}
