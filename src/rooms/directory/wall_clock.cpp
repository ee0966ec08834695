#include "rooms/directory/wall_clock.h"

namespace concert::directory {

namespace {

constexpr std::chrono::hours an_hour{1};

} // namespace

WallClock WallClock::utc() {
  return WallClock([](Instant instant) {
    const LocalDate day = LocalDate::utc_day_of(instant);
    return LocalTime{day, static_cast<int>((instant.us - day.start_utc().us) / 60'000'000)};
  });
}

LocalTime WallClock::at(Instant instant) const {
  LocalTime out = reading_(instant);
  if (reading_(instant - an_hour) == out)
    out.minute = out.minute / 60 * 60 + 59;
  return out;
}

std::vector<int> WallClock::offsets(Instant instant) const {
  std::vector<int> out;
  const int year = reading_(instant).day.year();
  for (const unsigned month : {1U, 7U}) {
    const std::optional<LocalDate> day = LocalDate::of(year, month, 1);
    if (!day)
      continue;
    const LocalTime wall = reading_(day->start_utc());
    const int offset = (wall.day.days_since_1970() - day->days_since_1970()) * whole_day + wall.minute;
    if (out.empty() || out.front() != offset)
      out.push_back(offset);
  }
  return out;
}

} // namespace concert::directory
