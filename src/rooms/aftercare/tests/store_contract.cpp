// What the room expects of its store, asked of both engines.
#include "rooms/aftercare/tests/house.h"

using namespace concert;
using namespace concert::aftercare;
using namespace concert::aftercare::testing;

namespace {

audit::Entry trace() {
  audit::Entry out;
  out.at = begin;
  out.act = "aftercare.record";
  out.object_kind = "situation";
  return out;
}

// Everything that a row can hold.
Aftercare full() {
  Aftercare a = with_consent();
  a = must(record(a, assessed_on(a.follow_ups[0], day(30)), concluded(), health, day(31)));
  a = must(
      record(a, {a.follow_ups[1].id, Outcome::not_reached, day(90), {}, {}, {}, {}}, concluded(), health, day(91)));
  a = must(record(a, {a.follow_ups[2].id, Outcome::declined, day(92), {}, {}, {}, {}}, concluded(), health, day(92)));
  a = must(report_back(
      a,
      {ReportBack::WithConsent{code("authorities", "consent_express_written"),
                               day(1),
                               {code("protective_factors", book()->entries("protective_factors").at(3)->id)}}},
      concluded(), day(93), begin + 24h * 93));
  return a;
}

} // namespace

TEST_CASE("store: what was kept comes back, in every state") {
  everywhere([](House& here) {
    Aftercare a = fresh();
    const Conclusion of{a.situation, a.concluded_at};
    CHECK_FALSE(here.store.load(of));
    REQUIRE(here.store.save(a, 0, trace()));
    a.version = 1;
    CHECK(here.store.load(of) == a);
    for (Aftercare next : {with_consent(), full(), must(report_back(fresh(), {}, concluded(), day(2), begin + 1h))}) {
      CHECK_FALSE(here.store.save(next, a.version - 1, trace()));
      CHECK(here.store.load(of) == a);
      REQUIRE(here.store.save(next, a.version, trace()));
      next.version = a.version + 1;
      a = next;
      CHECK(here.store.load(of) == a);
    }
    CHECK(here.log.verify(*here.database).entries == 4);
    // Another conclusion of the same situation is another thing.
    Aftercare later = fresh();
    later.concluded_at = begin + 24h * 300;
    REQUIRE(here.store.save(later, 0, trace()));
    CHECK(here.store.load(of) == a);
  });
}

TEST_CASE("store: what is planned, reported and counted at a table") {
  everywhere([](House& here) {
    REQUIRE(here.store.save(with_consent(), 0, trace()));
    const auto days_due = [&](TableId at, int by) {
      std::vector<int> out;
      for (const Store::Planned& one : here.store.planned(at, day(by)))
        out.push_back(one.follow_up.days);
      return out;
    };
    CHECK(days_due(the_table, 29).empty());
    CHECK(days_due(the_table, 30) == std::vector<int>{30});
    CHECK(days_due(the_table, 500) == std::vector<int>{30, 90, 180});
    CHECK(days_due(id_of<TableId>('9'), 500).empty());
    CHECK(here.store.planned(the_table, day(30))[0].of == Conclusion{fresh().situation, begin});
    CHECK(here.store.reported(the_table).empty());
    REQUIRE(here.store.save(full(), 1, trace()));
    CHECK(days_due(the_table, 500).empty());
    CHECK(here.store.reported(the_table) == std::set<Conclusion>{{fresh().situation, begin}});
    CHECK(here.store.reported(id_of<TableId>('9')).empty());
    Aftercare counted = full();
    counted.version = 2;
    counted.report.reset();
    CHECK(here.store.all(the_table) == std::vector<Aftercare>{counted});
    CHECK(here.store.all(id_of<TableId>('9')).empty());
  });
}

TEST_CASE("store: wherever storage fails, a change is kept whole or not at all") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    House here(place);
    for (int n = 1;; ++n) {
      REQUIRE(n < 80);
      const auto before = here.store.load({fresh().situation, begin});
      const std::int64_t version = before ? before->version : 0;
      here.database->fail_at(n);
      bool failed = false;
      try {
        here.store.save(full(), version, trace());
      } catch (const storage::Failure&) {
        failed = true;
      }
      here.database->fail_at(0);
      const auto after = here.store.load({fresh().situation, begin});
      if (!failed) {
        CHECK(after->version == version + 1);
        CHECK(n > 10);
        break;
      }
      CHECK(after == before);
    }
  });
}
