#include "base/instant.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace concert {
namespace {

namespace chrono = std::chrono;

// Exactly `count` digits at `at`, or nothing.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (text.size() < at + count)
    return std::nullopt;
  int out = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9')
      return std::nullopt;
    out = out * 10 + (text[i] - '0');
  }
  return out;
}

std::string padded(int value, int width) {
  std::array<char, 32> out{};
  const int n = std::snprintf(out.data(), out.size(), "%0*d", width, value);
  return {out.data(), static_cast<std::size_t>(n)};
}

} // namespace

std::string Instant::iso() const {
  const auto seconds = chrono::floor<chrono::seconds>(chrono::microseconds(us));
  const auto days = chrono::floor<chrono::days>(seconds);
  const chrono::hh_mm_ss time(seconds - days);
  return LocalDate::utc_day_of(*this).iso() + "T" + padded(static_cast<int>(time.hours().count()), 2) + ":" +
         padded(static_cast<int>(time.minutes().count()), 2) + ":" +
         padded(static_cast<int>(time.seconds().count()), 2) + "Z";
}

std::optional<Instant> Instant::parse_iso(std::string_view text) {
  if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
    return std::nullopt;
  const auto day = LocalDate::parse_iso(text.substr(0, 10));
  const auto hours = digits(text, 11, 2), minutes = digits(text, 14, 2), seconds = digits(text, 17, 2);
  if (!day || !hours || !minutes || !seconds || *hours > 23 || *minutes > 59 || *seconds > 59)
    return std::nullopt;
  return day->start_utc() + chrono::hours(*hours) + chrono::minutes(*minutes) + chrono::seconds(*seconds);
}

std::optional<LocalDate> LocalDate::of(int year, unsigned month, unsigned day) {
  const chrono::year_month_day date{chrono::year(year), chrono::month(month), chrono::day(day)};
  if (year < 1 || year > 9999 || !date.ok())
    return std::nullopt;
  LocalDate out;
  out.date_ = date;
  return out;
}

std::optional<LocalDate> LocalDate::parse_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-')
    return std::nullopt;
  const auto year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  if (!year || !month || !day)
    return std::nullopt;
  return of(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

LocalDate LocalDate::utc_day_of(Instant instant) {
  LocalDate out;
  out.date_ = chrono::year_month_day(chrono::sys_days(chrono::floor<chrono::days>(chrono::microseconds(instant.us))));
  return out;
}

std::string LocalDate::iso() const {
  return padded(year(), 4) + "-" + padded(static_cast<int>(month()), 2) + "-" + padded(static_cast<int>(day()), 2);
}

LocalDate LocalDate::plus_days(int days) const {
  LocalDate out;
  out.date_ = chrono::year_month_day(chrono::sys_days(date_) + chrono::days(days));
  return out;
}

LocalDate LocalDate::plus_years(int years) const {
  chrono::year_month_day date = date_ + chrono::years(years);
  if (!date.ok())
    date = chrono::year_month_day(date.year(), chrono::month(3), chrono::day(1));
  LocalDate out;
  out.date_ = date;
  return out;
}

int LocalDate::days_since_1970() const {
  return static_cast<int>(chrono::sys_days(date_).time_since_epoch().count());
}

Instant LocalDate::start_utc() const {
  return {chrono::duration_cast<chrono::microseconds>(chrono::sys_days(date_).time_since_epoch()).count()};
}

int age_on(LocalDate birth, LocalDate today) {
  int years = today.year() - birth.year();
  if (birth.plus_years(years) > today)
    --years;
  return years;
}

} // namespace concert
