// When a service or a place is open: rules that repeat, and days that differ. Pure: knows no clock, no time zone and no
// instants, only the calendar and the clock on the wall of the place (wall_clock.h says how an instant gets there).
// What a source says in a way that cannot be read with certainty stays unknown, and never counts as closed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "rooms/directory/provenance.h"

namespace concert::directory {

struct LocalTime {
  LocalDate day;
  int minute = 0; // from midnight, 0-1439
  friend auto operator<=>(const LocalTime&, const LocalTime&) = default;
};

// Minutes from the midnight at which its day begins. Beyond 1440 it closes on the next day; 0-1440 is the whole day.
struct Span {
  int opens = 0;  // 0-1439
  int closes = 0; // after `opens`, by at most 1440
  friend auto operator<=>(const Span&, const Span&) = default;
};

constexpr int whole_day = 1440;

enum class Repeats { weekly, monthly };

// The days on which something holds.
struct DayRule {
  struct Weekday {
    int day = 0; // 0 Monday - 6 Sunday
    int nth = 0; // of the month, from its end when negative; 0 for each. Monthly only.
    friend bool operator==(const Weekday&, const Weekday&) = default;
  };
  Repeats repeats = Repeats::weekly;
  std::vector<Weekday> weekdays;   // any of them; empty: each day
  std::vector<int> month_days;     // monthly only: 1-31, from the end when negative; empty: any
  int interval = 1;                // every so many weeks or months, counted from `anchor`
  std::optional<LocalDate> anchor; // needed where interval > 1
  int week_starts = 0;             // 0 Monday; matters where interval > 1
  std::optional<LocalDate> from;   // the rule is good for these days only, both ends included
  std::optional<LocalDate> to;
  bool good_on(LocalDate day) const; // whether it says anything about this day, be it that it is not among them
  bool names(LocalDate day) const;
  friend bool operator==(const DayRule&, const DayRule&) = default;
};

struct Opening {
  DayRule days;
  std::optional<Span> span; // absent: the source says something about these days that could not be read
  Provenance source = Provenance::stated;
  std::string phrase; // that was read, when it was prose
  friend bool operator==(const Opening&, const Opening&) = default;
};

// Days that differ from the rules: for them, only exceptions count.
struct DatedException {
  LocalDate from, to; // both included
  bool each_year = false;
  bool closed = false;
  std::optional<Span> span; // when it is not closed; absent: not known
  bool covers(LocalDate day) const;
  friend bool operator==(const DatedException&, const DatedException&) = default;
};

struct Hours {
  std::vector<Opening> openings;
  std::vector<DatedException> exceptions;
  std::vector<std::string> texts; // what the source says about hours in words, each once: shown, never searched
  bool empty() const { return openings.empty() && exceptions.empty() && texts.empty(); }
  friend bool operator==(const Hours&, const Hours&) = default;
};

// One day as it will be.
struct DayHours {
  LocalDate day;
  bool known = false;
  bool exception = false;
  std::vector<Span> spans; // in order, not overlapping; none: closed, when known
  friend bool operator==(const DayHours&, const DayHours&) = default;
};
// Unknown where no rule is good for the day: a timetable that has run out says nothing. What contradicts itself (closed
// and open on one date) is unknown.
DayHours hours_on(const Hours& hours, LocalDate day);

enum class Openness { open, closed, unknown };
constexpr const char* name_of(Openness openness) {
  return openness == Openness::open ? "open" : openness == Openness::closed ? "closed" : "unknown";
}

struct OpenStanding {
  Openness now = Openness::unknown;
  std::optional<LocalTime> until; // open: absent when it does not close within a week
  std::optional<LocalTime> opens; // closed: absent when it is not known, or not within `looked_ahead` days
  friend bool operator==(const OpenStanding&, const OpenStanding&) = default;
};
constexpr int looked_ahead = 62;

// An opening over midnight belongs to the day on which it begins, also where the next day is an exception.
Openness openness_at(const Hours& hours, LocalTime now);
OpenStanding standing_at(const Hours& hours, LocalTime now);

// Of several places: open where one is, closed where all are; the last to close, the first to open.
OpenStanding together(const std::vector<OpenStanding>& standings);

int weekday_of(LocalDate day); // 0 Monday - 6 Sunday

} // namespace concert::directory
