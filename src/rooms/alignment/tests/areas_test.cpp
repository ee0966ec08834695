// Telling a neighbourhood, with real stores on both engines: who may, who learns of it, and when it is forgotten.
#include "rooms/alignment/areas.h"

#include "rooms/alignment/sql/area_store.h"
#include "rooms/alignment/tests/house.h"

using namespace concert;
using namespace concert::alignment;
using namespace concert::alignment::testing;

namespace {

sites::SharedAreas four_areas() {
  std::vector<sites::Area> out;
  for (const char* code : {"a", "b", "c", "d"})
    out.push_back({code, {code, code}, {}, {0, 0}});
  return std::make_shared<const sites::AreaMap>(std::move(out));
}

struct Town : House {
  explicit Town(storage::testing::Place& place)
      : House(place), area_store(*database, log), areas(area_store, situations, four_areas, clock, chance) {
    REQUIRE(room.install(shipped_needs_files()));
  }
  SituationId accepted() {
    const SituationId id = screened();
    auto view = *situations.view(police, id);
    view = *situations.present(police, id, view.version);
    situations::AcceptSituation accepting;
    for (const codes::CodeEntry* test : shipped_book()->entries("threshold_tests"))
      for (const codes::CodeEntry* reason : shipped_book()->entries("threshold_reasons"))
        if (reason->group == test->id) {
          accepting.reasons.push_back(code("threshold_reasons", reason->id));
          break;
        }
    accepting.likely = {health.agency};
    const auto done = situations.accept(chair, id, view.version, accepting);
    REQUIRE(done);
    return id;
  }
  std::string shown() {
    std::string out;
    for (const AreaCounts::Of& one : areas.unmet(chair, *room.plan(chair)).areas)
      out += (out.empty() ? "" : " ") + (one.situations ? std::to_string(*one.situations) : "-");
    return out;
  }
  SqlAreaStore area_store;
  Areas areas;
};

} // namespace

TEST_CASE(
    "only the agency that brought a situation tells its neighbourhood and reads it, and the log does not say which") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Town town(place);
    const SituationId id = town.accepted();
    for (const access::Actor& other : {health, schools, chair, elsewhere, administrator}) {
      CHECK(town.areas.tell(other, id, "a").error().kind == RefusalKind::not_found);
      CHECK(town.areas.told(other, id).error().kind == RefusalKind::not_found);
    }
    CHECK(town.areas.told(police, id)->area.empty());
    CHECK(town.areas.tell(police, id, "z").error().kind == RefusalKind::invalid);
    CHECK(town.areas.tell(police, id, "'; drop table alignment_areas").error().kind == RefusalKind::invalid);
    REQUIRE(town.areas.tell(police, id, "b"));
    CHECK(town.areas.told(police, id)->area == "b");
    const auto first = town.area_store.area(id);
    REQUIRE(town.areas.tell(police, id, "b"));
    CHECK(town.area_store.area(id)->mark != first->mark);
    const auto traces = town.traces("alignment.tell_area");
    REQUIRE(traces.size() == 2);
    CHECK(traces[0].entry.object == id.text());
    CHECK(traces[0].entry.detail.plain_text().value_or("").empty());
    REQUIRE(town.areas.tell(police, id, ""));
    CHECK(town.area_store.areas().empty());
  });
}

TEST_CASE("the map is counted for the chair who looks, stays a while, and forgets what has ended") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Town town(place);
    std::vector<SituationId> all;
    for (int i = 0; i < 22; ++i)
      all.push_back(town.accepted());
    for (std::size_t i = 0; i < 10; ++i)
      REQUIRE(town.areas.tell(police, all[i], "a"));
    CHECK(town.shown() == "- - - -");
    REQUIRE(town.areas.tell(police, all[10], "a"));
    CHECK(town.shown() == "11 - - -"); // nobody lives anywhere else: there is nothing to hide it for
    for (std::size_t i = 11; i < 21; ++i)
      REQUIRE(town.areas.tell(police, all[i], "b"));
    CHECK(town.shown() == "11 - - -"); // ten more: as before
    REQUIRE(town.areas.tell(police, all[21], "a"));
    CHECK(town.shown() == "- - - -"); // eleven more: 12 and 10, and neither may tell the other
    // Another map: its areas are not the ones that were counted.
    Areas elsewhere_drawn(
        town.area_store, town.situations,
        [] {
          return std::make_shared<const sites::AreaMap>(std::vector<sites::Area>{{"q", {"q", "q"}, {}, {0, 0}}});
        },
        town.clock, town.chance);
    CHECK(elsewhere_drawn.unmet(chair, *town.room.plan(chair)).areas ==
          std::vector<AreaCounts::Of>{{"q", std::nullopt}});

    const auto view = *town.situations.view(chair, all[0]);
    REQUIRE(town.situations.reject(chair, all[0], view.version, {town.code("conclusions", "already_connected")}));
    CHECK(town.area_store.areas().size() == 22);
    town.areas.forget_ended();
    CHECK(town.area_store.areas().size() == 21);
    CHECK(!town.area_store.area(all[0]));
    const SituationId withdrawn = town.screened();
    REQUIRE(town.areas.tell(police, withdrawn, "c"));
    REQUIRE(town.situations.withdraw(police, withdrawn, town.situations.view(police, withdrawn)->version));
    town.areas.forget_ended();
    CHECK(!town.area_store.area(withdrawn));
  });
}
