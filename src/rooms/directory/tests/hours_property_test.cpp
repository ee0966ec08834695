// Open or closed, and until when, against an oracle that walks through every minute of two weeks by instants.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "platform/words/time_zone.h"
#include "rooms/directory/wall_clock.h"

using namespace concert;
using namespace concert::directory;
using words::TimeZone;

namespace {

constexpr std::chrono::minutes a_minute{1};

class Oracle {
public:
  Oracle(const Hours& hours, const TimeZone& zone, LocalDate first, int days) : zone_(zone) {
    // Openings that began up to two days earlier may last into the first day.
    for (int i = -2; i < days; ++i) {
      const LocalDate day = first.plus_days(i);
      for (const Span& span : spans_of(hours, day))
        open_.emplace_back(moment(day, span.opens), moment(day, span.closes));
    }
    std::sort(open_.begin(), open_.end());
  }
  bool open(Instant at) const {
    return std::any_of(open_.begin(), open_.end(),
                       [&](const auto& each) { return each.first <= at && at < each.second; });
  }

private:
  // Independent of hours_on(): rules are weekly here, and exceptions are single days.
  static std::vector<Span> spans_of(const Hours& hours, LocalDate day) {
    std::vector<Span> out;
    bool exception = false;
    for (const DatedException& each : hours.exceptions)
      if (each.from == day) {
        exception = true;
        if (each.span)
          out.push_back(*each.span);
      }
    if (!exception)
      for (const Opening& each : hours.openings)
        for (const DayRule::Weekday& weekday : each.days.weekdays)
          if (weekday.day == (day.days_since_1970() + 3) % 7)
            out.push_back(*each.span);
    return out;
  }
  // When the wall first shows it; a time that is skipped in spring is there as soon as the wall shows a later one.
  Instant moment(LocalDate day, int minute) const {
    while (minute >= 1440) {
      day = day.plus_days(1);
      minute -= 1440;
    }
    for (; minute < 1440; ++minute)
      if (const auto found = zone_.instant({day, minute / 60, minute % 60, 0}))
        return *found;
    return zone_.start_of(day.plus_days(1));
  }

  const TimeZone& zone_;
  std::vector<std::pair<Instant, Instant>> open_;
};

Hours drawn(std::mt19937& random, LocalDate first) {
  const auto below = [&](int most) { return std::uniform_int_distribution<int>(0, most - 1)(random); };
  const auto span = [&] {
    static constexpr int steps[] = {1, 15, 30, 60};
    const int step = steps[below(4)];
    // Half of them around the hours in which clocks change.
    int opens = below(2) == 0 ? below(5 * 60 / step) * step : below(1440 / step) * step;
    int closes = opens + step * (1 + below(std::max(1, (below(4) == 0 ? 1440 : 480) / step)));
    if (below(12) == 0)
      opens = 0, closes = 1440;
    return Span{opens, std::min(closes, opens + 1440)};
  };
  Hours out;
  for (int i = 1 + below(4); i > 0; --i) {
    Opening each;
    for (int day = 0; day < 7; ++day)
      if (below(3) == 0)
        each.days.weekdays.push_back({day, 0});
    if (each.days.weekdays.empty())
      each.days.weekdays.push_back({6, 0});
    each.span = span();
    out.openings.push_back(each);
  }
  // The clocks change on a Sunday between one and three.
  Opening night;
  night.days.weekdays = {{6, 0}};
  const int opens = below(200);
  night.span = Span{opens, opens + 1 + below(120)};
  out.openings.push_back(night);
  std::vector<int> days; // each once: contradictions are tested elsewhere
  for (int i = below(3); i > 0; --i)
    if (const int day = below(14); std::find(days.begin(), days.end(), day) == days.end()) {
      days.push_back(day);
      DatedException each;
      each.from = each.to = first.plus_days(day);
      if (below(2) == 0)
        each.closed = true;
      else
        each.span = span();
      out.exceptions.push_back(each);
    }
  return out;
}

} // namespace

TEST_CASE("open, closed and the next change agree with every minute of two weeks in which the clocks change") {
  const TimeZone zone = *TimeZone::named("America/Toronto");
  const WallClock wall([&](Instant instant) {
    const words::LocalMoment there = zone.local(instant);
    return LocalTime{there.day, there.hour * 60 + there.minute};
  });
  std::mt19937 random(2026);
  for (const char* begins : {"2026-03-01", "2026-10-25"}) // the clocks change on 8 March and 1 November
    for (int draw = 0; draw < 8; ++draw) {
      const LocalDate first = *LocalDate::parse_iso(begins);
      const Hours hours = drawn(random, first);
      const Oracle oracle(hours, zone, first, 24);
      const Instant from = zone.start_of(first), to = zone.start_of(first.plus_days(14));
      // Backwards, so that the next change is known at each minute.
      const Instant end = zone.start_of(first.plus_days(22));
      std::optional<Instant> change;
      bool after = oracle.open(end), failed = false;
      for (Instant at = end - a_minute; at >= from && !failed; at = at - a_minute) {
        const bool open = oracle.open(at);
        if (open != after)
          change = at + a_minute;
        after = open;
        if (at >= to)
          continue;
        const LocalTime now = wall.at(at);
        const OpenStanding found = standing_at(hours, now);
        const std::optional<LocalTime> said = open ? found.until : found.opens;
        bool right = found.now == (open ? Openness::open : Openness::closed) && openness_at(hours, now) == found.now;
        if (right && change && said) {
          // A time that the clocks skip: the change is there with the first minute after it.
          const auto moment = zone.instant({said->day, said->minute / 60, said->minute % 60, 0});
          right = moment ? *moment == *change : zone.local(*change).day == said->day && zone.local(*change).hour == 3;
        } else if (right && change && *change < at + std::chrono::hours(24 * 7)) {
          right = false; // it does change within a week
        }
        if (!right) {
          failed = true;
          FAIL_CHECK(begins << " draw " << draw << " at " << at.iso() << ": " << name_of(found.now) << " said "
                            << (said ? said->day.iso() + " " + std::to_string(said->minute) : "-") << ", change "
                            << (change ? change->iso() : "-"));
        }
      }
    }
}

TEST_CASE("the wall clock: offsets of winter and summer, and the hour that comes twice") {
  const TimeZone zone = *TimeZone::named("America/Toronto");
  const WallClock wall([&](Instant instant) {
    const words::LocalMoment there = zone.local(instant);
    return LocalTime{there.day, there.hour * 60 + there.minute};
  });
  const auto at = [](const char* iso) { return *Instant::parse_iso(iso); };
  CHECK(wall.offsets(at("2026-11-23T12:00:00Z")) == std::vector<int>{-300, -240});
  CHECK(WallClock::utc().offsets(at("2026-11-23T12:00:00Z")) == std::vector<int>{0});
  CHECK(wall.at(at("2026-11-01T05:10:00Z")).minute == 70);  // 1:10, the first time
  CHECK(wall.at(at("2026-11-01T06:10:00Z")).minute == 119); // 1:10 again: what closed at 1:30 stays closed
  CHECK(wall.at(at("2026-11-01T07:10:00Z")).minute == 130);
  CHECK(WallClock::utc().at(at("2026-11-23T12:34:56Z")) == LocalTime{*LocalDate::parse_iso("2026-11-23"), 754});
}
