#include "engines/assignment/plan.h"

#include <algorithm>

#include "base/check.h"

namespace concert::engines::assignment {

void Plan::sit(std::int32_t who, std::int32_t service, std::int32_t offset_in_row) {
  std::int32_t& count = taken[index(service)];
  std::int32_t& kept = room[index(service)];
  if (count == kept) { // only where seats or candidates came after the start: move to a larger place at the end
    const std::int32_t larger = std::max(4, 2 * kept);
    const auto old = static_cast<std::size_t>(first[index(service)]);
    first[index(service)] = static_cast<std::int64_t>(seat.size());
    seat.resize(seat.size() + index(larger));
    std::copy_n(seat.begin() + static_cast<std::ptrdiff_t>(old), count,
                seat.begin() + static_cast<std::ptrdiff_t>(first[index(service)]));
    kept = larger;
  }
  seats_of(service)[count++].unit = who;
  unit[index(who)].at = service;
  unit[index(who)].offset = offset_in_row;
}

void Plan::rise(std::int32_t who) {
  const std::int32_t service = unit[index(who)].at;
  Seat* const seats = seats_of(service);
  std::int32_t& count = taken[index(service)];
  Seat* const found = std::find_if(seats, seats + count, [who](const Seat& one) { return one.unit == who; });
  check(found != seats + count, "who sits at a service is in its list");
  *found = seats[--count];
  unit[index(who)].at = nobody;
}

} // namespace concert::engines::assignment
