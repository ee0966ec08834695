#include "platform/clock/clock.h"

#include <doctest/doctest.h>

#include <thread>
#include <vector>

using namespace concert;
using namespace std::chrono_literals;

TEST_CASE("a manual clock stands still until it is moved") {
  clock::ManualClock clock(*Instant::parse_iso("2026-11-22T13:45:54Z"));
  CHECK(clock.now() == clock.now());
  clock.advance(15min);
  CHECK(clock.now().iso() == "2026-11-22T14:00:54Z");
  clock.advance(-1us);
  CHECK(clock.now().iso() == "2026-11-22T14:00:53Z");
  clock.set({7});
  CHECK(clock.now().us == 7);
}

TEST_CASE("a manual clock loses no step when several threads move it") {
  clock::ManualClock clock;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&clock] {
      for (int step = 0; step < 1000; ++step)
        clock.advance(1us);
    });
  for (std::thread& thread : threads)
    thread.join();
  CHECK(clock.now().us == 4000);
}

TEST_CASE("the system clock counts microseconds since 1970") {
  const clock::SystemClock clock;
  CHECK(clock.now() > *Instant::parse_iso("2024-01-01T00:00:00Z"));
  CHECK(clock.now() < *Instant::parse_iso("2200-01-01T00:00:00Z"));
}
