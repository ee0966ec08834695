#include "rooms/directory/hours.h"

#include <algorithm>

namespace concert::directory {

namespace {

int days_in_month(LocalDate day) {
  for (unsigned last = 31; last > 28; --last)
    if (LocalDate::of(day.year(), day.month(), last))
      return static_cast<int>(last);
  return 28;
}

int months_of(LocalDate day) {
  return day.year() * 12 + static_cast<int>(day.month()) - 1;
}

int week_of(LocalDate day, int starts) {
  const int since = day.days_since_1970() - ((weekday_of(day) - starts + 7) % 7);
  return since >= 0 ? since / 7 : -((-since + 6) / 7);
}

bool is_nth(LocalDate day, int nth) {
  const int number = static_cast<int>(day.day());
  if (nth == 0)
    return true;
  return nth > 0 ? (number - 1) / 7 + 1 == nth : (days_in_month(day) - number) / 7 + 1 == -nth;
}

// In order; those that touch or overlap become one.
void tidy_spans(std::vector<Span>& spans) {
  std::sort(spans.begin(), spans.end());
  std::vector<Span> out;
  for (const Span& each : spans)
    if (!out.empty() && each.opens <= out.back().closes)
      out.back().closes = std::max(out.back().closes, each.closes);
    else
      out.push_back(each);
  spans = std::move(out);
}

// The span that holds this minute of `day`, begun on it or on the day before; as minutes of `day`.
std::optional<Span> span_at(const DayHours& yesterday, const DayHours& today, int minute) {
  std::optional<Span> out;
  const auto consider = [&](Span span) {
    if (span.opens <= minute && minute < span.closes && (!out || span.closes > out->closes))
      out = span;
  };
  if (yesterday.known)
    for (const Span& each : yesterday.spans)
      consider({each.opens - whole_day, each.closes - whole_day});
  if (today.known)
    for (const Span& each : today.spans)
      consider(each);
  return out;
}

LocalTime at_minute(LocalDate day, int minute) {
  while (minute >= whole_day) {
    day = day.plus_days(1);
    minute -= whole_day;
  }
  return {day, minute};
}

} // namespace

int weekday_of(LocalDate day) {
  return ((day.days_since_1970() + 3) % 7 + 7) % 7; // the first of January 1970 was a Thursday
}

bool DayRule::good_on(LocalDate day) const {
  return (!from || *from <= day) && (!to || day <= *to);
}

bool DayRule::names(LocalDate day) const {
  if (!good_on(day))
    return false;
  if (interval > 1) {
    if (!anchor)
      return false;
    const int apart = repeats == Repeats::weekly ? week_of(day, week_starts) - week_of(*anchor, week_starts)
                                                 : months_of(day) - months_of(*anchor);
    if (apart < 0 || apart % interval != 0)
      return false;
  }
  const bool weekday = weekdays.empty() || std::any_of(weekdays.begin(), weekdays.end(), [&](const Weekday& each) {
                         return each.day == weekday_of(day) && is_nth(day, each.nth);
                       });
  const int number = static_cast<int>(day.day());
  return weekday && (month_days.empty() || std::any_of(month_days.begin(), month_days.end(), [&](int each) {
                       return each > 0 ? each == number : each == number - days_in_month(day) - 1;
                     }));
}

bool DatedException::covers(LocalDate day) const {
  if (!each_year)
    return from <= day && day <= to;
  const auto in_year = [](LocalDate each) { return each.month() * 100 + each.day(); };
  const unsigned first = in_year(from), last = in_year(to), asked = in_year(day);
  return first <= last ? first <= asked && asked <= last : asked >= first || asked <= last; // over the new year
}

DayHours hours_on(const Hours& hours, LocalDate day) {
  DayHours out;
  out.day = day;
  bool closed = false, unread = false;
  for (const DatedException& each : hours.exceptions)
    if (each.covers(day)) {
      out.exception = true;
      if (each.closed)
        closed = true;
      else if (each.span)
        out.spans.push_back(*each.span);
      else
        unread = true;
    }
  if (out.exception) {
    out.known = !unread && !(closed && !out.spans.empty());
  } else {
    for (const Opening& each : hours.openings) {
      if (!each.days.good_on(day))
        continue;
      out.known = true;
      if (!each.days.names(day))
        continue;
      if (each.span)
        out.spans.push_back(*each.span);
      else
        unread = true;
    }
    out.known = out.known && !unread;
  }
  if (!out.known)
    out.spans.clear();
  tidy_spans(out.spans);
  return out;
}

Openness openness_at(const Hours& hours, LocalTime now) {
  const DayHours today = hours_on(hours, now.day);
  if (span_at(hours_on(hours, now.day.plus_days(-1)), today, now.minute))
    return Openness::open;
  return today.known ? Openness::closed : Openness::unknown;
}

OpenStanding standing_at(const Hours& hours, LocalTime now) {
  OpenStanding out;
  DayHours yesterday = hours_on(hours, now.day.plus_days(-1)), today = hours_on(hours, now.day);
  if (std::optional<Span> span = span_at(yesterday, today, now.minute)) {
    out.now = Openness::open;
    LocalDate day = now.day;
    // As long as another opening begins before this one ends, or just when it does.
    for (int week = 0; week < 8; ++week) {
      int closes = span->closes;
      for (bool longer = true; longer;) {
        longer = false;
        for (const Span& each : today.spans)
          if (each.opens <= closes && each.closes > closes) {
            closes = each.closes;
            longer = true;
          }
      }
      if (closes < whole_day) {
        out.until = LocalTime{day, closes};
        return out;
      }
      DayHours tomorrow = hours_on(hours, day.plus_days(1));
      const bool goes_on = closes > whole_day || (!tomorrow.spans.empty() && tomorrow.spans.front().opens == 0);
      if (!goes_on) {
        out.until = at_minute(day, closes);
        return out;
      }
      day = day.plus_days(1);
      span = Span{0, closes - whole_day};
      today = std::move(tomorrow);
    }
    return out;
  }
  if (!today.known)
    return out;
  out.now = Openness::closed;
  int after = now.minute;
  for (int ahead = 0; ahead <= looked_ahead; ++ahead) {
    if (ahead > 0) {
      today = hours_on(hours, now.day.plus_days(ahead));
      after = -1;
    }
    if (!today.known)
      return out; // it may open before the next opening that is known
    for (const Span& each : today.spans)
      if (each.opens > after) {
        out.opens = LocalTime{today.day, each.opens};
        return out;
      }
  }
  return out;
}

OpenStanding together(const std::vector<OpenStanding>& standings) {
  OpenStanding out;
  bool all_closed = !standings.empty(), always = false;
  for (const OpenStanding& each : standings) {
    if (each.now == Openness::open) {
      out.now = Openness::open;
      always = always || !each.until;
      if (each.until && (!out.until || *out.until < *each.until))
        out.until = each.until;
    }
    all_closed = all_closed && each.now == Openness::closed;
  }
  if (always)
    out.until.reset();
  if (out.now == Openness::open || !all_closed)
    return out;
  out.now = Openness::closed;
  for (const OpenStanding& each : standings)
    if (each.opens && (!out.opens || *each.opens < *out.opens))
      out.opens = each.opens;
  return out;
}

} // namespace concert::directory
