// The state that auction and repair work on: units (a need of three units is three of them, with one row between them),
// who sits where, prices and profits. Inside the engine only.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

#include "engines/assignment/shape.h"
#include "engines/assignment/solution.h"

namespace concert::engines::assignment {

inline constexpr std::int32_t nobody = -1;                 // no unit, no service
inline constexpr std::int64_t far = std::int64_t{1} << 62; // beyond every distance

// The rows of units, read in place. begin and end may be one array, shifted by one.
template <class Benefit>
struct Rows {
  const std::int64_t* begin = nullptr;
  const std::int64_t* end = nullptr;
  const std::int32_t* service = nullptr;
  const Benefit* benefit = nullptr;
  bool by_eights = false; // the benefits are narrow and the processor can

  std::int32_t length(std::int32_t unit) const { return static_cast<std::int32_t>(end[unit] - begin[unit]); }
  std::int32_t service_at(std::int32_t unit, std::int32_t offset) const { return service[begin[unit] + offset]; }
  std::int64_t benefit_at(std::int32_t unit, std::int32_t offset) const { return benefit[begin[unit] + offset]; }
};

struct Seat {
  std::int64_t bid = 0; // in the auction
  std::int32_t unit = nobody;
};

// One place in memory for what a search asks of a unit: it comes from anywhere, and each place costs a wait.
struct Unit {
  std::int64_t profit = 0;  // exact after the auction: max(0, benefit - price) over its row
  std::int32_t at = nobody; // its service
  std::int32_t offset = 0;  // in its row, of the pair chosen
};

struct Plan {
  std::vector<Unit> unit;
  // Of each service. Those who sit are the first `taken` from `first`; `capacity` may exceed the room kept for them,
  // because more units than want the service can never sit there.
  std::vector<std::int64_t> price;
  std::vector<std::int64_t> first;
  std::vector<std::int32_t> room;
  std::vector<std::int32_t> capacity;
  std::vector<std::int32_t> taken;
  std::vector<Seat> seat;

  std::int32_t units() const { return static_cast<std::int32_t>(unit.size()); }
  std::int32_t services() const { return static_cast<std::int32_t>(price.size()); }
  Seat* seats_of(std::int32_t service) { return seat.data() + first[index(service)]; }
  const Seat* seats_of(std::int32_t service) const { return seat.data() + first[index(service)]; }
  bool has_free_seat(std::int32_t service) const { return taken[index(service)] < capacity[index(service)]; }

  void sit(std::int32_t who, std::int32_t service, std::int32_t offset_in_row); // a seat must be free
  void rise(std::int32_t who);                                                  // from where it sits
};

// Counts work and says when the budget is spent.
class Meter {
public:
  Meter(std::int64_t most, const std::function<bool()>& is_over) : most_(most), is_over_(is_over) {}
  Work work;

  bool spend(std::int64_t pairs) {
    work.pairs_read += pairs;
    if (work.pairs_read >= next_look_)
      look();
    return !over_;
  }
  bool over() const { return over_; }
  bool ask() { // now, whatever was done since the last time
    over_ = over_ || (is_over_ && is_over_());
    return over_;
  }
  bool counts_work() const { return most_ != std::numeric_limits<std::int64_t>::max(); }

private:
  void look() {
    next_look_ = work.pairs_read + (std::int64_t{1} << 18);
    over_ = over_ || work.pairs_read > most_ || (is_over_ && is_over_());
    if (!over_)
      next_look_ = std::min(next_look_, most_ == std::numeric_limits<std::int64_t>::max() ? most_ : most_ + 1);
  }
  std::int64_t most_;
  const std::function<bool()>& is_over_;
  std::int64_t next_look_ = 0;
  bool over_ = false;
};

} // namespace concert::engines::assignment
