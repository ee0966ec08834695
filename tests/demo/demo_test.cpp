// The demonstration town can be filled whenever somebody first opens it. Its year has nights of 23 and of 25 hours, and
// its days are those of the town, not of Greenwich.
#include <doctest/doctest.h>

#include "app/demo/town.h"
#include "platform/crypto/chance.h"
#include "platform/storage/testing/places.h"

using namespace concert;
using namespace std::chrono_literals;

namespace {

struct Filled {
  storage::testing::Place place = storage::testing::Place::sqlite();
  crypto::SeededChance chance{468};
  clock::ManualClock clock;
  std::unique_ptr<app::Concert> town;

  Filled(std::string_view today, int situations) : clock(*Instant::parse_iso(today) - 24h * 340) {
    settings::Settings settings;
    settings.data_folder = place.folder() / "data";
    settings.demo = true;
    settings.argon_memory_kib = 8;
    town = std::make_unique<app::Concert>(settings, app::Opening::create, clock, chance);
    app::fill_town(*town, clock, *Instant::parse_iso(today), {.situations = situations}, {[](std::string_view) {}});
  }
};

} // namespace

TEST_CASE("demo: the town fills at an hour from which a day is waited for across the night of 25 hours") {
  constexpr const char* today = "2026-11-23T03:06:00Z";
  const Filled filled(today, 140);
  CHECK(app::is_filled(*filled.town));
  CHECK(filled.clock.now() == *Instant::parse_iso(today));
}
