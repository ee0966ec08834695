// Free places and waiting times, each with the moment when it was stated, because both go stale within days. What is
// stale is unknown: a person must never be sent to a bed that was free last month (HSDS capacity; FHIR has, none,
// waitlist).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "rooms/directory/provenance.h"

namespace concert::directory {

struct Capacity {
  int available = 0;
  std::optional<int> maximum;
  std::string unit = "place"; // what is counted: place, bed, appointment
  Instant stated_at;
  Provenance source = Provenance::stated; // stated or invented
  friend bool operator==(const Capacity&, const Capacity&) = default;
};

struct Wait {
  int days = 0;
  Instant stated_at;
  Provenance source = Provenance::stated; // stated or invented
  friend bool operator==(const Wait&, const Wait&) = default;
};

enum class CapacityStanding { free, full, waitlist, unknown };

std::string_view name_of(CapacityStanding standing); // "free", "full", "waitlist", "unknown"

// As of `now`. Free when places were available; full when none were and no wait is known; waitlist when none were but a
// wait of some days is stated. A statement older than `max_age_days`, or from the future, is no statement. A wait alone
// says that there is a list, a wait of 0 days says nothing about places.
CapacityStanding capacity_on(const std::optional<Capacity>& capacity, const std::optional<Wait>& wait, Instant now,
                             int max_age_days);

// Completed days since it was stated; nothing when it lies in the future.
std::optional<int> days_old(Instant stated_at, Instant now);

} // namespace concert::directory
