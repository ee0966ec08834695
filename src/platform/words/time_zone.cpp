#include "platform/words/time_zone.h"

// The one file that includes the time zone library: its header costs 2 s.
#include <date/tz.h>

#include "base/check.h"

namespace concert::words {

namespace {

const date::time_zone* rules_of(const void* rules) {
  return static_cast<const date::time_zone*>(rules);
}

LocalMoment split(date::local_seconds at) {
  const auto day = date::floor<date::days>(at);
  const date::year_month_day date(day);
  const date::hh_mm_ss<std::chrono::seconds> time(at - day);
  LocalMoment out;
  const auto valid = LocalDate::of(static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                                   static_cast<unsigned>(date.day()));
  check(valid.has_value(), "an instant falls on a day");
  out.day = *valid;
  out.hour = static_cast<int>(time.hours().count());
  out.minute = static_cast<int>(time.minutes().count());
  out.second = static_cast<int>(time.seconds().count());
  return out;
}

date::local_seconds joined(const LocalMoment& moment) {
  return date::local_days(date::days(moment.day.days_since_1970())) + std::chrono::hours(moment.hour) +
         std::chrono::minutes(moment.minute) + std::chrono::seconds(moment.second);
}

Instant instant_at(date::sys_seconds at) {
  return {at.time_since_epoch().count() * 1'000'000};
}

} // namespace

Result<TimeZone> TimeZone::named(std::string_view name) {
  try {
    return TimeZone(std::string(name), date::locate_zone(std::string(name)));
  } catch (const std::runtime_error&) { // the library's way to say that there is no such zone
    return Refusal::invalid("time_zone", "problem.no_such_time_zone");
  }
}

TimeZone TimeZone::utc() {
  return {"UTC", nullptr};
}

LocalMoment TimeZone::local(Instant instant) const {
  const date::sys_seconds at(date::floor<std::chrono::seconds>(std::chrono::microseconds(instant.us)));
  return split(rules_ ? rules_of(rules_)->to_local(at) : date::local_seconds(at.time_since_epoch()));
}

Result<Instant> TimeZone::instant(const LocalMoment& moment, std::string_view field) const {
  const auto no_such_time = [&] { return Refusal::invalid(std::string(field), "problem.no_such_time"); };
  const bool in_day = moment.hour >= 0 && moment.hour < 24 && moment.minute >= 0 && moment.minute < 60 &&
                      moment.second >= 0 && moment.second < 60;
  if (!in_day)
    return no_such_time();
  const auto at = joined(moment);
  if (!rules_)
    return instant_at(date::sys_seconds(at.time_since_epoch()));
  const auto info = rules_of(rules_)->get_info(at);
  if (info.result == date::local_info::nonexistent)
    return no_such_time();
  return instant_at(date::sys_seconds(at.time_since_epoch() - info.first.offset));
}

Instant TimeZone::start_of(LocalDate day) const {
  const auto midnight = joined({day});
  if (!rules_)
    return instant_at(date::sys_seconds(midnight.time_since_epoch()));
  const auto info = rules_of(rules_)->get_info(midnight);
  if (info.result == date::local_info::nonexistent)
    return instant_at(info.second.begin); // the clocks skip midnight: the day begins where they land
  return instant_at(date::sys_seconds(midnight.time_since_epoch() - info.first.offset));
}

} // namespace concert::words
