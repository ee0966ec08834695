// Points in time and calendar days as values. Rules receive them; only app makes a clock.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace concert {

// Microseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t us = 0;

  friend auto operator<=>(const Instant&, const Instant&) = default;
  Instant operator+(std::chrono::microseconds d) const { return {us + d.count()}; }
  Instant operator-(std::chrono::microseconds d) const { return {us - d.count()}; }
  std::chrono::microseconds operator-(Instant other) const { return std::chrono::microseconds(us - other.us); }

  std::string iso() const; // "2026-11-22T13:45:54Z", whole seconds, always UTC
  static std::optional<Instant> parse_iso(std::string_view text);
};

// A day on the calendar, proleptic Gregorian; always valid.
class LocalDate {
public:
  LocalDate() = default; // 1970-01-01
  static std::optional<LocalDate> of(int year, unsigned month, unsigned day);
  static std::optional<LocalDate> parse_iso(std::string_view text); // "2026-02-28" only
  static LocalDate utc_day_of(Instant instant);

  int year() const { return static_cast<int>(date_.year()); }
  unsigned month() const { return static_cast<unsigned>(date_.month()); }
  unsigned day() const { return static_cast<unsigned>(date_.day()); }
  std::string iso() const;
  LocalDate plus_days(int days) const;
  // The same day n years on; 29 February becomes 1 March in a common year, so that a legal period is never one day short.
  LocalDate plus_years(int years) const;
  int days_since_1970() const;
  Instant start_utc() const;
  friend bool operator==(const LocalDate&, const LocalDate&) = default;
  friend auto operator<=>(const LocalDate& a, const LocalDate& b) { return a.date_ <=> b.date_; }

private:
  std::chrono::year_month_day date_{std::chrono::year(1970), std::chrono::month(1), std::chrono::day(1)};
};

// Completed years of age on `today`, as Ontario counts them: a person born on 29 February ages on 1 March in a common
// year. Negative when the birth date is after today.
int age_on(LocalDate birth, LocalDate today);

} // namespace concert
