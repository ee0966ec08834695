// Each act of the journey fails at its n-th storage call, for all n, in the main database and in that of the keys; then
// the house is closed and opened again. Either the act took place or it did not: no half-saved situation, no entry
// without its change, the log proven from its first line, keys as the stored state wants them; and the act can still be
// done.
#include <doctest/doctest.h>

#include "stories/teller.h"
#include "world/oracle.h"

using namespace concert;
using stories::Step;
using stories::Story;
using stories::Teller;
using world::World;

namespace {

// The journey with every act that changes something; the letter marks a branch that ends the situation another way.
constexpr std::string_view journey = R"(story a journey
actors chair@city:chair constable@police nurse@health teacher@schools
constable screens S1 with beyond_mandate: no
constable rescreens S1
constable describes S1 with gambling_chronic:3, study_flags: homelessness, urgency: immediate_48h
constable identifies S1
constable identifies S1 with given_name: Adele
constable withdraws S1                     # branch
constable presents S1
chair     rejects S1 with already_connected    # branch
chair     accepts S1 with likely: health + schools
chair     marks S1 with likely_agencies: schools + health
constable discloses S1
nurse     reads names of S1
chair     rejects S1 with already_connected    # branch
teacher   answers S1 with already_serving
nurse     answers S1 with involved
chair     assigns S1 with lead: health
nurse     reads contact of S1
nurse     contacts S1 with first_contact
nurse     plans S1 with call
nurse     amends S1 with call, due: in 30 hours
nurse     completes S1 with call, person_reached
nurse     plans S1 with home_safety_check
nurse     cancels S1 with home_safety_check, replaced
nurse     mobilizes S1 with counselling, mobilization: connected
chair     rejects S1 with already_connected    # branch
nurse     concludes S1 with connected_to_services, gambling_chronic:0
)";

struct Stand {
  std::optional<situations::Situation> situation;
  std::int64_t identity = 0;
  std::size_t entries = 0;
  friend bool operator==(const Stand&, const Stand&) = default;
};

Stand stand_of(World& world, SituationId id) {
  return {world.situation(id), world.identity_version(id), world.trail(id).size()};
}

bool is_branch(const Step& step) {
  return step.verb == "withdraws" || step.verb == "rejects";
}

enum class Which { main, keys };

storage::Database& database_of(World& world, Which which) {
  return which == Which::main ? world.concert().database() : world.concert().keys();
}

struct Counted {
  int failures = 0; // acts that ended in a failure
  int undone = 0;   // … of which nothing stayed
  int done = 0;     // … of which the whole act stayed: it failed after it was saved
  int acts = 0;
};

// The step once, without what the teller checks after it; true when it was done, false when it failed.
bool attempt(World& world, Teller& teller, const Step& step, std::uint64_t draw) {
  world.chance().begin_step(draw); // the same draws each time, so that the act makes the same thing
  try {
    teller.attempt(step);
    return true;
  } catch (const storage::Failure&) {
    return false;
  }
}

void must_be_sound(World& world, SituationId id) {
  const auto wrong = world::wrongs(world, id);
  CHECK_MESSAGE(wrong.empty(), (wrong.empty() ? "" : wrong.front()));
  CHECK(world.verify().intact());
}

// Every point of one act. The world's copy holds the state before it and is put back whenever the act has taken place.
void cut_short(World& world, Teller& teller, const Step& step, SituationId id, Which which, const Stand& before,
               const Stand& after, std::uint64_t draw, Counted& counted) {
  for (int n = 1; n < 1000; ++n) {
    CAPTURE(step.text);
    CAPTURE(n);
    CAPTURE((which == Which::main ? "main" : "keys"));
    database_of(world, which).fail_at(n);
    const bool done = attempt(world, teller, step, draw);
    const bool over = database_of(world, which).fail_at_pending();
    database_of(world, which).fail_at(0);
    counted.failures += !done;
    world.restart();
    const Stand now = stand_of(world, id);
    const bool took_place = now == after;
    CHECK((took_place || now == before));
    if (done)
      CHECK(took_place);
    must_be_sound(world, id);
    if (!done)
      ++(took_place ? counted.done : counted.undone);
    if (!took_place && n % 4 != 0) // still as before: on to the next point
      continue;
    if (!took_place) { // nothing stands in the way of doing it now
      CHECK(attempt(world, teller, step, draw));
      CHECK(stand_of(world, id) == after);
      must_be_sound(world, id);
    }
    world.close();
    world.put_back();
    world.restart();
    if (over)
      return;
  }
  FAIL("an act has more than a thousand storage calls");
}

} // namespace

TEST_CASE("every act of the journey, cut short at every storage call: done or not done, never half") {
  const auto stories = stories::read_stories("journey", journey);
  World world(storage::testing::Place::sqlite());
  world::RoomsDoor rooms(world);
  Teller teller(stories.at(0), world, rooms, nullptr);
  Counted main, keys;
  std::uint64_t draw = 1000;
  for (const Step& step : stories[0].steps) {
    ++draw;
    world.close();
    world.keep_copy();
    world.restart();
    const bool first = !teller.has_situation("S1");
    const Stand before = first ? Stand{} : stand_of(world, teller.situation("S1"));
    // Once without any failure, to know what it comes to.
    REQUIRE(attempt(world, teller, step, draw));
    const SituationId id = teller.situation("S1");
    const Stand after = stand_of(world, id);
    REQUIRE(after != before);
    must_be_sound(world, id);
    world.close();
    world.put_back();
    world.restart();

    cut_short(world, teller, step, id, Which::main, before, after, draw, main);
    cut_short(world, teller, step, id, Which::keys, before, after, draw, keys);
    ++main.acts;
    if (is_branch(step))
      continue; // the journey goes on from before it
    REQUIRE(attempt(world, teller, step, draw));
    REQUIRE(stand_of(world, id) == after);
  }
  MESSAGE("main: " << main.failures << " failures, " << main.undone << " undone, " << main.done << " done; keys: "
                   << keys.failures << " failures, " << keys.undone << " undone, " << keys.done << " done");
  CHECK(main.acts == 26);
  CHECK(main.undone > 200); // the test has met the points that it is about
  CHECK(keys.undone > 5);   // keys are drawn before a situation is saved …
  CHECK(keys.done > 20);    // … and follow afterwards
}

TEST_CASE(
    "a table's policy, or a suspended seat, cut short: after a restart the keys of every open name follow what holds") {
  const auto stories = stories::read_stories("policy", R"(story names are open in two situations
actors chair@city:chair constable@police nurse@health teacher@schools
constable opens S1 with gambling_chronic
constable identifies S1
constable presents S1
chair     accepts S1 with likely: health
constable discloses S1
constable opens S2 with gambling_chronic
constable identifies S2
constable presents S2
chair     accepts S2 with likely: schools
constable discloses S2
admin     sets policy with kenora
admin     sets policy with massachusetts
admin     suspends the seat of teacher
admin     restores the seat of teacher
admin     sets policy with ontario
)");
  World world(storage::testing::Place::sqlite());
  world::RoomsDoor rooms(world);
  Teller teller(stories.at(0), world, rooms, nullptr);
  int failures = 0;
  std::uint64_t draw = 1;
  for (const Step& step : stories[0].steps) {
    ++draw;
    if (step.who == "admin")
      for (const Which which : {Which::main, Which::keys})
        for (int n = 1; n < 1000; ++n) {
          CAPTURE(step.text);
          CAPTURE(n);
          world.close();
          world.keep_copy();
          world.restart();
          database_of(world, which).fail_at(n);
          const bool done = attempt(world, teller, step, draw);
          const bool over = database_of(world, which).fail_at_pending();
          database_of(world, which).fail_at(0);
          failures += !done;
          world.restart();
          for (const char* name : {"S1", "S2"})
            must_be_sound(world, teller.situation(name));
          world.close();
          world.put_back();
          world.restart();
          if (over)
            break;
        }
    REQUIRE(attempt(world, teller, step, draw));
  }
  CHECK(failures > 50);
}

namespace {

// All that a step of a meeting may change.
struct MeetingStand {
  std::optional<meetings::Meeting> meeting;
  Stand situation;
  std::size_t entries = 0;
  bool is_signed = false;
  friend bool operator==(const MeetingStand&, const MeetingStand&) = default;
};

MeetingStand stand_of(World& world, const Teller& teller) {
  const auto id = teller.meeting_called("M1").value();
  return {world.meeting(id), stand_of(world, teller.situation("S1")), world.trail(id.text()).size(),
          meetings::SqlStore(world.concert().database(), world.concert().audit_log()).minutes(id).has_value()};
}

} // namespace

TEST_CASE("a chair's connection dies in the middle of a step: wholly done or not at all, and another chair goes on") {
  const auto stories = stories::read_stories("meeting", R"(story a meeting
actors chair@city:chair second@city:chair constable@police nurse@health
constable opens S1 with gambling_chronic
constable presents S1
chair     plans M1
nurse     joins M1
chair     starts M1                  # from here on, cut short
chair     advances M1
chair     sends-out M1 with S1, agency: health
chair     calls-back M1 with S1, agency: health
chair     accepts S1 with likely: health
chair     clears M1
chair     puts M1 with S1
chair     closes M1
chair     signs M1
)");
  World world(storage::testing::Place::sqlite());
  world::RoomsDoor rooms(world);
  Teller teller(stories.at(0), world, rooms, nullptr);
  int failures = 0, taken_over = 0;
  bool begun = false;
  std::uint64_t draw = 5000;
  for (const Step& step : stories[0].steps) {
    ++draw;
    begun = begun || step.verb == "starts";
    // Every third point, from another one at each step: a point takes three starts of the whole program.
    for (int n = 1 + static_cast<int>(draw % 3); begun && n < 1000; n += 3) {
      CAPTURE(step.text);
      CAPTURE(n);
      world.close();
      world.keep_copy();
      world.restart();
      const MeetingStand before = stand_of(world, teller);
      world.concert().database().fail_at(n);
      const bool done = attempt(world, teller, step, draw);
      const bool over = world.concert().database().fail_at_pending();
      world.concert().database().fail_at(0);
      failures += !done;
      world.restart();
      MeetingStand now = stand_of(world, teller);
      CHECK(broken_promises(*now.meeting).empty());
      CHECK(world.verify().intact());
      if (done)
        CHECK(now != before);
      if (now == before) { // not at all: the other chair does it
        Step again = step;
        again.who = "second";
        CHECK(attempt(world, teller, again, draw));
        now = stand_of(world, teller);
        CHECK(now != before);
        ++taken_over;
      }
      CHECK(now.entries + now.situation.entries == before.entries + before.situation.entries + 1); // one act, one trace
      world.close();
      world.put_back();
      world.restart();
      if (over)
        break;
    }
    REQUIRE(attempt(world, teller, step, draw));
  }
  MESSAGE(failures << " failures, " << taken_over << " taken over");
  CHECK(taken_over > 50);
}

namespace {

// A world with one open name, closed.
struct Kept {
  explicit Kept(std::uint64_t seed) : world(storage::testing::Place::sqlite(), seed), rooms(world) {
    const auto stories = stories::read_stories("kept", R"(story a name is kept
actors constable@police
constable screens S1
constable identifies S1
)");
    Teller teller(stories.at(0), world, rooms, nullptr);
    for (const Step& step : stories[0].steps)
      REQUIRE(attempt(world, teller, step, ++draw + seed));
    id = teller.situation("S1");
    world.close();
  }
  std::filesystem::path file(const char* name) const { return world.place().folder() / "data" / name; }
  void unmark(const char* name) const {
    storage::open_sqlite(file(name), {.readers = 1})->write([](storage::Transaction& tx) {
      tx.exec("delete from installation");
    });
  }
  bool name_opens() {
    world.restart();
    const bool opens = !world.keys_of(id).names.empty() && world.keys_open(id);
    world.close();
    return opens;
  }
  World world;
  world::RoomsDoor rooms;
  SituationId id;
  std::uint64_t draw = 0;
};

void swap_files(const std::filesystem::path& a, const std::filesystem::path& b) {
  const auto between = a.string() + ".between";
  std::filesystem::rename(a, between);
  std::filesystem::rename(b, a);
  std::filesystem::rename(between, b);
}

} // namespace

TEST_CASE("keys of another installation are refused and left alone, whatever was marked when") {
  Kept here(468), there(469);
  const auto change = [&] { swap_files(here.file("keys.sqlite"), there.file("keys.sqlite")); };
  const auto refuses = [](Kept& kept) {
    CHECK_THROWS_AS(kept.world.restart(), std::runtime_error);
    kept.world.close();
  };
  change();
  refuses(here);
  refuses(there);
  change();
  CHECK(here.name_opens());
  CHECK(there.name_opens());

  // Folders from before the mark, or cut short between the two marks: what belongs together goes on, all else does not.
  for (const auto& [unmarked_here, unmarked_there] : {std::pair("keys.sqlite", "keys.sqlite"),
                                                      {"concert.sqlite", "concert.sqlite"},
                                                      {"keys.sqlite", "concert.sqlite"}}) {
    here.unmark(unmarked_here);
    there.unmark(unmarked_there);
    change();
    refuses(here);
    refuses(there);
    change();
    CHECK(here.name_opens()); // and is marked from now on
    CHECK(there.name_opens());
    change();
    refuses(here);
    change();
  }
  for (Kept* kept : {&here, &there}) {
    kept->unmark("keys.sqlite");
    kept->unmark("concert.sqlite");
  }
  change();
  refuses(here);
  change();
  CHECK(here.name_opens());
  CHECK(there.name_opens());
}

TEST_CASE("on PostgreSQL, too, an act that fails on its way changes nothing") {
  auto place = storage::testing::Place::postgres();
  if (!place)
    return;
  const auto stories = stories::read_stories("journey", journey);
  World world(std::move(*place));
  world::RoomsDoor rooms(world);
  Teller teller(stories.at(0), world, rooms, nullptr);
  int failures = 0;
  std::uint64_t draw = 1000;
  for (const Step& step : stories[0].steps) {
    if (is_branch(step))
      continue;
    const bool first = !teller.has_situation("S1");
    for (int n = 1; n < 1000; ++n) {
      CAPTURE(step.text);
      CAPTURE(n);
      const Stand before = first ? Stand{} : stand_of(world, teller.situation("S1"));
      world.concert().database().fail_at(n);
      const bool done = attempt(world, teller, step, ++draw); // each a situation of its own, where one is begun
      world.concert().database().fail_at(0);
      failures += !done;
      if (done)
        break;
      if (first)
        continue;
      const Stand now = stand_of(world, teller.situation("S1"));
      if (now != before) { // saved, and failed while it was read back
        CHECK(now.entries == before.entries + 1);
        break;
      }
    }
    world.restart();
    must_be_sound(world, teller.situation("S1"));
  }
  CHECK(failures > 150);
}
