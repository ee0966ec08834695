// The clock on the wall of one place: instants to local days and hours and back. Reads the system's time zone database
// once per zone; knows nothing of the present moment.
#pragma once

#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"

namespace concert::words {

struct LocalMoment {
  LocalDate day;
  int hour = 0; // 0-23
  int minute = 0;
  int second = 0;
  friend bool operator==(const LocalMoment&, const LocalMoment&) = default;
};

class TimeZone {
 public:
  // "America/Toronto". Refused (time_zone, problem.no_such_time_zone) when the system does not know the name.
  static Result<TimeZone> named(std::string_view name);
  static TimeZone utc();

  const std::string& name() const { return name_; }
  LocalMoment local(Instant instant) const;
  LocalDate day_of(Instant instant) const { return local(instant).day; }
  // Refused (field, problem.no_such_time) for an hour that the clocks skip in spring or that is no time at all. Of an
  // hour that comes twice in autumn, the first.
  Result<Instant> instant(const LocalMoment& moment, std::string_view field = "time") const;
  // The first instant of a local day, which is not midnight everywhere.
  Instant start_of(LocalDate day) const;

 private:
  TimeZone(std::string name, const void* rules) : name_(std::move(name)), rules_(rules) {}
  std::string name_;
  const void* rules_; // the database's own entry, which lives as long as the program
};

} // namespace concert::words
