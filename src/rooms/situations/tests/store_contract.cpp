// What the room expects of its store, asked of both engines.
#include "rooms/situations/tests/journey.h"

#include <atomic>
#include <thread>

#include "platform/crypto/chance.h"
#include "platform/storage/migrate.h"
#include "platform/storage/testing/places.h"
#include "rooms/people/sql/people_store.h"
#include "rooms/situations/sql/situation_store.h"

using namespace concert;
using namespace concert::situations;
using namespace concert::situations::testing;

namespace {

audit::Entry trace(std::string act = "situations.present", SituationId id = some_id) {
  audit::Entry out;
  out.at = start;
  out.act = std::move(act);
  out.object_kind = "situation";
  out.object = id.text();
  out.field_class = "deidentified";
  return out;
}

struct Shelf {
  explicit Shelf(storage::testing::Place& place)
      : database(place.open()), log(crypto::SecretKey::draw(chance)), store(migrated(*database), log),
        boxes(*database, log) {}
  static storage::Database& migrated(storage::Database& opened) {
    std::vector<storage::Migration> all = audit::migrations();
    for (const auto& part : {people::migrations(), situations::migrations()})
      all.insert(all.end(), part.begin(), part.end());
    storage::migrate(opened, all, start);
    return opened;
  }
  std::int64_t traces() { return log.verify(*database).entries; }
  std::unique_ptr<storage::Database> database;
  crypto::SeededChance chance{9};
  audit::AuditLog log;
  SqlStore store;
  people::SqlStore boxes;
};

SituationId drawn(Dice& dice) {
  std::string text;
  for (int i = 0; i < 32; ++i)
    text += "123456789abcdef"[dice.below(15)];
  return *SituationId::parse(text);
}

// Anything that could lie in the tables, whether or not a rule would make it.
Situation random_situation(Dice& dice, const std::vector<TableId>& tables) {
  Situation s = at(all_stages[dice.below(all_stages.size())]);
  s.id = drawn(dice);
  s.table = dice.one(tables);
  s.originating = dice.one(at_table);
  s.opened_at =
      start + std::chrono::seconds(dice.below(50)); // many at the same moment: the order must still be complete
  if (s.stage != Stage::screening)
    s.presented_at = s.opened_at + std::chrono::seconds(dice.below(50));
  s.number.reset();
  for (Involvement& i : s.involvements)
    i.likely = dice.chance(60);
  if (s.stage == Stage::intervention || s.stage == Stage::concluded)
    for (std::size_t i = dice.below(4); i > 0; --i) {
      Task task{*TaskId::parse(drawn(dice).text()),
                dice.code_of("plan_tasks"),
                dice.one(at_table),
                s.opened_at,
                s.opened_at + std::chrono::hours(dice.below(90)),
                TaskState::planned,
                std::nullopt,
                {dice.one(at_table), id_of<MemberId>('7')},
                s.opened_at + 1h};
      if (s.stage == Stage::concluded || dice.chance(50)) {
        task.outcome = dice.code_of("plan_outcomes");
        task.state = *task_state_of(book().find("plan_outcomes", *task.outcome)->group);
      }
      s.plan.push_back(std::move(task));
    }
  if (s.stage == Stage::identification && dice.chance(50))
    s.involvements.push_back(
        {housing, dice.chance(50), dice.chance(50) ? Answer::not_involved : Answer::none, Part::none});
  return s;
}

// The predicate of the list in plain words, one situation at a time.
bool is_listed(const Situation& s, const ListQuery& q) {
  if (s.table != q.table)
    return false;
  const bool known = s.stage == Stage::screening ? q.sees_own_screenings && s.originating == q.agency : q.sees_table;
  const bool ended = s.stage == Stage::concluded || s.stage == Stage::rejected;
  const Involvement* own = s.involvement_of(q.agency);
  const bool mine = s.originating == q.agency || (own != nullptr && (own->likely || own->part != Part::none));
  return known && (!q.stage || s.stage == *q.stage) && (!q.number || s.number == q.number) && !(q.open_only && ended) &&
         (q.involving == Involving::anyone || mine);
}

ListQuery whole_table(TableId of, int limit) {
  ListQuery out;
  out.table = of;
  out.agency = housing;
  out.sees_table = true;
  out.limit = limit;
  return out;
}

std::vector<SituationId> ids_of(const ListPage& page) {
  std::vector<SituationId> out;
  for (const ListEntry& entry : page.entries)
    out.push_back(entry.id);
  return out;
}

} // namespace

TEST_CASE("store: a full situation comes back as it was, at every stage") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Shelf shelf(place);
    Situation full = at(Stage::intervention);
    full.picture = picture();
    full.picture.affected.push_back({code("age_bands", "12_17"), code("sexes", "male")});
    full.picture.affected.push_back({code("age_bands", "12_17"), code("sexes", "male")}); // twins
    full.picture.youth = YouthStatement{code("youth_sources", "youth_justice_record"),
                                        code("authorities", "ycja_125_6"), LocalDate::of(2028, 2, 29)};
    full.disclosure->expires = LocalDate::of(2027, 1, 31);
    full.disclosure->notice_due = true;
    full.first_contact_at = start + 30h;
    full.connected_at = start + 31h;
    full.mobilized = {{id_of<MobilizedId>('8'), schools, code("service_types", "counselling"), std::string(32, '4'),
                       code("mobilizations", "engaged"), start + 31h},
                      {id_of<MobilizedId>('9'), health, code("service_types", "housing"), "",
                       code("mobilizations", "refused"), start + 32h}};
    full.picture.risks[0].after = 1;
    full.ending = Ending{code("conclusions", "relocated"), start + 40h, Stage::intervention};
    shelf.store.add(full, trace());
    Situation kept = *shelf.store.load(full.id);
    CHECK(kept.version == 1);
    full.version = kept.version;
    CHECK(kept == full);

    char digit = '1';
    for (const Stage stage : all_stages) {
      Situation s = at(stage);
      s.id = *SituationId::parse(std::string(31, 'f') + digit++);
      s.number.reset();
      shelf.store.add(s, trace());
      s.version = 1;
      CHECK(*shelf.store.load(s.id) == s);
      const auto found = shelf.store.at_stage(stage);
      CHECK(std::count(found.begin(), found.end(), s.id) == 1);
      CHECK(shelf.store.version(s.id) == 1);
      // Everything that can become fewer becomes fewer when it is saved again.
      Situation emptied = open(screened(false, false, false), s.id, table, police, start);
      emptied.screening.relevant.clear();
      REQUIRE(shelf.store.save(emptied, 1, trace()));
      emptied.version = 2;
      CHECK(*shelf.store.load(s.id) == emptied);
      CHECK(shelf.store.version(s.id) == 2);
    }
    CHECK(!shelf.store.load(id_of<SituationId>('7')));
    CHECK(shelf.store.version(id_of<SituationId>('7')) == 0);
    CHECK(shelf.traces() == 1 + 2 * static_cast<std::int64_t>(all_stages.size()));
  });
}

TEST_CASE("store: whoever saves over an older version changes nothing and leaves no trace") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Shelf shelf(place);
    Situation s = at(Stage::screening);
    shelf.store.add(s, trace());
    s.picture = picture();
    REQUIRE(shelf.store.save(s, 1, trace()));
    const Situation kept = *shelf.store.load(s.id);
    const auto traces = shelf.traces();
    s.picture = {};
    for (const std::int64_t wrong : {0, 1, 3}) {
      CHECK(!shelf.store.save(s, wrong, trace()));
      CHECK(!shelf.store.remove(s.id, wrong, trace()));
      const auto numbered = shelf.store.save_numbered(
          s.id, table, wrong, [&](std::int64_t) -> Result<Situation> { return s; }, trace());
      CHECK(outcome(numbered) == "stale refusal.stale");
    }
    CHECK(outcome(shelf.store.save_numbered(
              s.id, table, 2, [&](std::int64_t) -> Result<Situation> { return Refusal::not_permitted(); }, trace())) ==
          "not_permitted refusal.not_permitted");
    CHECK(*shelf.store.load(s.id) == kept);
    CHECK(shelf.traces() == traces);

    CHECK(shelf.store.remove(s.id, 2, trace()));
    CHECK(!shelf.store.load(s.id));
    CHECK(!shelf.store.save(s, 2, trace()));
    CHECK(shelf.traces() == traces + 1);
  });
}

TEST_CASE("store: rejecting and removing take the sealed identity along, saving does not") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Shelf shelf(place);
    Situation s = at(Stage::discussion);
    shelf.store.add(s, trace());
    shelf.boxes.save(s.id, {{1, 2, 3}, {4, 5}}, 0, trace());
    REQUIRE(shelf.store.save(s, 1, trace()));
    CHECK(shelf.boxes.version(s.id) != 0);
    s.version = 2;
    Situation rejected = must(reject(s, {code("conclusions", "already_connected")}, start));
    CHECK(!shelf.store.save(rejected, 1, trace())); // stale: nothing is erased either
    CHECK(shelf.boxes.version(s.id) != 0);
    REQUIRE(shelf.store.save(rejected, 2, trace()));
    CHECK(shelf.boxes.version(s.id) == 0);

    Situation other = at(Stage::screening);
    other.id = id_of<SituationId>('6');
    shelf.store.add(other, trace());
    shelf.boxes.save(other.id, {{1}, {2}}, 0, trace());
    REQUIRE(shelf.store.remove(other.id, 1, trace()));
    CHECK(shelf.boxes.version(other.id) == 0);
  });
}

TEST_CASE("store: four presenters at once get the numbers 1 to n, each table its own") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Shelf shelf(place);
    constexpr int each = 12;
    const std::vector<TableId> tables = {id_of<TableId>('1'), id_of<TableId>('2')};
    Dice dice(3);
    std::vector<std::vector<Situation>> waiting(4);
    for (auto& one : waiting)
      for (int i = 0; i < each; ++i) {
        Situation s = at(Stage::screening);
        s.id = drawn(dice);
        s.table = tables[static_cast<std::size_t>(i % 2)];
        s.picture = picture();
        shelf.store.add(s, trace());
        one.push_back(s);
      }
    std::vector<std::thread> presenters;
    std::vector<int> refused(4, 0);
    for (std::size_t t = 0; t < 4; ++t)
      presenters.emplace_back([&, t] {
        for (const Situation& s : waiting[t]) {
          const auto step = [&](std::int64_t number) { return present(s, number, start); };
          refused[t] += !shelf.store.save_numbered(s.id, s.table, 1, step, trace());
        }
      });
    for (std::thread& one : presenters)
      one.join();
    CHECK(refused == std::vector<int>(4, 0));
    for (const TableId of : tables) {
      ListPage page = shelf.store.list(whole_table(of, 100));
      std::vector<std::int64_t> numbers;
      for (const ListEntry& entry : page.entries)
        numbers.push_back(entry.number.value_or(0));
      std::sort(numbers.begin(), numbers.end());
      REQUIRE(numbers.size() == 2 * each);
      for (std::size_t i = 0; i < numbers.size(); ++i)
        CHECK(numbers[i] == static_cast<std::int64_t>(i + 1));
    }
    const audit::Report report = shelf.log.verify(*shelf.database);
    CHECK(report.intact());
    CHECK(report.entries == 4 * each * 2);
  });
}

TEST_CASE("store: the list is the predicate, for every seat and every question, page by page") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Shelf shelf(place);
    Dice dice(77);
    const std::vector<TableId> tables = {id_of<TableId>('1'), id_of<TableId>('2')};
    std::vector<Situation> all;
    std::map<TableId, std::int64_t> numbers;
    for (int i = 0; i < 150; ++i) {
      Situation s = random_situation(dice, tables);
      if (s.stage != Stage::screening)
        s.number = ++numbers[s.table];
      shelf.store.add(s, trace());
      all.push_back(std::move(s));
    }
    std::sort(all.begin(), all.end(), [](const Situation& a, const Situation& b) {
      return std::pair(a.presented_at.value_or(a.opened_at), a.id) >
             std::pair(b.presented_at.value_or(b.opened_at), b.id);
    });
    std::size_t listed = 0;
    for (int i = 0; i < 250; ++i) {
      ListQuery q;
      q.table = dice.one(tables);
      q.agency = dice.one(std::vector{police, health, schools, housing, elsewhere});
      q.sees_own_screenings = dice.chance(60);
      q.sees_table = dice.chance(85);
      if (dice.chance(30))
        q.stage = all_stages[dice.below(all_stages.size())];
      if (dice.chance(10))
        q.number = static_cast<std::int64_t>(1 + dice.below(40));
      q.involving = dice.chance(40) ? Involving::mine : Involving::anyone;
      q.open_only = dice.chance(30);
      q.limit = static_cast<int>(1 + dice.below(40));
      CAPTURE(i);

      std::vector<SituationId> expected;
      for (const Situation& s : all)
        if (is_listed(s, q))
          expected.push_back(s.id);
      listed += expected.size();

      std::vector<SituationId> by_offset, by_cursor;
      for (q.offset = 0;; q.offset += q.limit) {
        const ListPage page = shelf.store.list(q);
        CHECK(page.total == static_cast<std::int64_t>(expected.size()));
        const auto ids = ids_of(page);
        by_offset.insert(by_offset.end(), ids.begin(), ids.end());
        if (page.next.empty())
          break;
        REQUIRE(ids.size() == static_cast<std::size_t>(q.limit));
      }
      q.offset = 0;
      for (;;) {
        const ListPage page = shelf.store.list(q);
        CHECK(page.total == static_cast<std::int64_t>(expected.size()));
        const auto ids = ids_of(page);
        by_cursor.insert(by_cursor.end(), ids.begin(), ids.end());
        q.after = page.next;
        if (q.after.empty())
          break;
      }
      CHECK(by_offset == expected);
      CHECK(by_cursor == expected);
    }
    CHECK(listed > 2000);
    // A cursor that is none begins at the beginning.
    ListQuery q = whole_table(tables[0], 5);
    const auto first = ids_of(shelf.store.list(q));
    for (const char* after : {"x", "12.", ".", "1.zz", "99999999999999999999.11111111111111111111111111111111"}) {
      q.after = after;
      CHECK(ids_of(shelf.store.list(q)) == first);
    }
  });
}

TEST_CASE("store: a line of the list says what the situation says") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Shelf shelf(place);
    Situation s = at(Stage::concluded);
    s.first_contact_at = start + 30h;
    s.connected_at = start + 31h;
    shelf.store.add(s, trace());
    const ListPage page = shelf.store.list(whole_table(table, 20));
    REQUIRE(page.entries.size() == 1);
    const ListEntry& line = page.entries.front();
    CHECK(line.id == s.id);
    CHECK(line.number == s.number);
    CHECK(line.stage == s.stage);
    CHECK(line.subject == s.subject);
    CHECK(line.originating == s.originating);
    CHECK(line.lead == s.lead());
    CHECK(line.urgency == s.picture.urgency);
    CHECK(line.opened_at == s.opened_at);
    CHECK(line.presented_at == s.presented_at);
    CHECK(line.threshold_met_at == s.threshold->met_at);
    CHECK(line.first_contact_at == s.first_contact_at);
    CHECK(line.connected_at == s.connected_at);
    CHECK(line.ending == s.ending);
  });
}

TEST_CASE("store: what is kept between readings is replaced while others read it") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Shelf shelf(place);
    Dice dice(11);
    std::vector<Situation> kept;
    for (int i = 0; i < 12; ++i) {
      Situation s = at(Stage::discussion);
      s.id = drawn(dice);
      s.number = i + 1;
      shelf.store.add(s, trace());
      s.version = 1;
      kept.push_back(s);
    }
    const ListQuery query = whole_table(kept[0].table, 100);
    std::atomic<int> wrong = 0;
    std::vector<std::thread> readers;
    for (int t = 0; t < 3; ++t)
      readers.emplace_back([&] {
        for (int i = 0; i < 40; ++i) {
          const auto all = shelf.store.listed(query);
          wrong += all.size() != kept.size();
          for (const auto& one : all)
            wrong += one->id.is_nil() || one->table != kept[0].table;
        }
      });
    for (int round = 0; round < 8; ++round)
      for (Situation& s : kept) {
        CHECK(shelf.store.save(s, s.version, trace()));
        ++s.version;
      }
    for (std::thread& one : readers)
      one.join();
    CHECK(wrong == 0);
    for (const auto& one : shelf.store.listed(query))
      CHECK(one->version == 9);
  });
}

TEST_CASE("store: figures are the counts of the presented situations of one table") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Shelf shelf(place);
    Dice dice(21);
    const std::vector<TableId> tables = {id_of<TableId>('1'), id_of<TableId>('2')};
    std::map<TableId, Figures> expected;
    for (int i = 0; i < 80; ++i) {
      Situation s = random_situation(dice, tables);
      if (s.threshold && dice.chance(50)) {
        s.first_contact_at = s.threshold->met_at + std::chrono::minutes(dice.below(4000));
        if (dice.chance(50))
          s.connected_at = *s.first_contact_at + std::chrono::minutes(dice.below(100));
      }
      for (RiskFactor& risk : s.picture.risks)
        if (s.stage == Stage::concluded && dice.chance(70))
          risk.after = static_cast<int>(dice.below(4));
      shelf.store.add(s, trace());
      Figures& f = expected[s.table];
      if (s.stage != Stage::screening)
        ++f.by_stage[s.stage];
      if (s.ending)
        ++f.by_reason[s.ending->reason.id];
      f.factors_assessed += reduction_of(s.picture).assessed;
      f.factors_reduced += reduction_of(s.picture).reduced;
      if (s.first_contact_at)
        f.minutes_to_first_contact.push_back(clock_of(s, start).to_first_contact->count());
      if (s.connected_at)
        f.minutes_to_connected.push_back(clock_of(s, start).to_connected->count());
    }
    for (auto& [of, f] : expected) {
      std::sort(f.minutes_to_first_contact.begin(), f.minutes_to_first_contact.end());
      std::sort(f.minutes_to_connected.begin(), f.minutes_to_connected.end());
      const Figures counted = shelf.store.figures(of, access::Actor{}, clock::ManualClock());
      CHECK(counted.by_stage == f.by_stage);
      CHECK(counted.by_reason == f.by_reason);
      CHECK(counted.factors_assessed == f.factors_assessed);
      CHECK(counted.factors_reduced == f.factors_reduced);
      CHECK(counted.minutes_to_first_contact == f.minutes_to_first_contact);
      CHECK(counted.minutes_to_connected == f.minutes_to_connected);
    }
    CHECK(shelf.store.figures(id_of<TableId>('3'), access::Actor{}, clock::ManualClock()).by_stage.empty());
  });
}

TEST_CASE("store: every write can be run again") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Shelf shelf(place);
    shelf.database->rehearse_writes(true);
    Situation s = at(Stage::screening);
    s.picture = picture();
    shelf.store.add(s, trace());
    const auto step = [&](std::int64_t number) { return present(s, number, start); };
    const Situation presented = must(shelf.store.save_numbered(s.id, table, 1, step, trace()));
    CHECK(presented.number == 1);
    CHECK(shelf.store.save(presented, 2, trace()));
    CHECK(shelf.store.remove(s.id, 3, trace()));
    CHECK(shelf.traces() == 4);
    CHECK(shelf.log.verify(*shelf.database).intact());
  });
}
