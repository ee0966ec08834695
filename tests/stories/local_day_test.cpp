// Days are those of the place where the table meets. A world of its own, because it is about an hour of the day.
#include <doctest/doctest.h>

#include "stories/teller.h"

using namespace concert;

TEST_CASE("late in the evening it is not yet tomorrow, and a consent lasts to the end of its last day") {
  const auto stories =
      stories::read_stories("evening", R"(story it is two in the afternoon in Greenwich, nine in Ontario
actors chair@city:chair constable@police nurse@health
constable  opens S1 with gambling_chronic
constable  identifies S1
constable  presents S1
chair      accepts S1 with likely: health
after 13 hours
constable  discloses S1 with given_on: 2026-11-03   -> refused invalid given_on date_in_future
constable  discloses S1 with given_on: 2026-11-02, expires: 2026-11-01   -> refused invalid expires date_in_past
constable  discloses S1 with given_on: 2026-11-02, expires: 2026-11-02
nurse      reads names of S1                        -> sees Ada
after 1 hour
nurse      reads names of S1                        -> sees Ada
after 1 hour
nurse      reads names of S1                        -> refused not_found
)");
  world::World world(storage::testing::Place::sqlite());
  REQUIRE(world::World::start() == *Instant::parse_iso("2026-11-02T14:00:00Z"));
  world::RoomsDoor rooms(world);
  stories::Teller(stories.at(0), world, rooms, nullptr).tell();
}
