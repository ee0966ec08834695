// One question in the numbers of a shelf, resolved once for all its needs; and what a statement of places says at its
// moment.
#pragma once

#include "rooms/alignment/known.h"
#include "rooms/alignment/lot.h"
#include "rooms/alignment/offers.h"
#include "rooms/alignment/shelf.h"

namespace concert::alignment {

inline constexpr std::int64_t day_us = 86'400'000'000;

struct Resolved {
  struct Refused {
    std::uint32_t service = 0; // position in the directory
    const Known::Refused* how = nullptr;
  };
  Resolved(const Asked& asked, const Shelf& shelf, Instant now, const Options& options, const Known& known);
  double freshness(int days_old) const;

  const Shelf& shelf;
  const Options& options;
  std::vector<std::string> folded_areas;
  AskedNumbers numbers;
  std::vector<Refused> refused; // each service once
  Lottery lottery;
  std::int64_t now_us = 0, max_age_us = 0;
  double freshness_unstated = 0;
  std::vector<double> freshness_by_day;
};

// As directory::capacity_on and seats_of read it.
struct Seated {
  Seated(const Statement& statement, const Resolved& question);
  bool places_known = false, list_known = false, is_free = false, is_full = false;
  int days_old = -1; // nothing is known
  int wait_days = 0;
};

inline Seated::Seated(const Statement& statement, const Resolved& question) {
  const auto age_of = [&](std::int64_t at) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(question.now_us) - static_cast<std::uint64_t>(at));
  };
  const auto is_current = [&](std::int64_t age) { return (age >= 0) & (age <= question.max_age_us); };
  const std::int64_t places = age_of(statement.places_at), list = age_of(statement.wait_at);
  // Half of what was stated is out of date, without any order that a processor could foresee: no branches.
  places_known = is_current(places);
  list_known = is_current(list) & (statement.wait_days > 0);
  const std::int64_t oldest = std::max(places_known ? places : -1, list_known ? list : -1);
  days_old = oldest < 0 ? -1 : static_cast<int>(oldest / day_us);
  is_free = places_known & (statement.available > 0);
  is_full = places_known & !is_free & !list_known;
  wait_days = list_known ? statement.wait_days : 0;
}

// As seats_of of offers.h, without reading the service.
Seats seats_of(const Statement* statement, const Resolved& question);

} // namespace concert::alignment
