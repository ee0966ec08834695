// The few pairs whose reduced cost is small, listed from both sides, so that a search that stays near its beginning
// reads nothing else; and how far a search may go before a pair that is not listed could matter. Exactness never rests
// on the lists: beyond `slack` a search reads the whole row.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "engines/assignment/plan.h"

namespace concert::engines::assignment {

struct NearPair {
  std::int32_t other = nobody; // the service, or the unit, at the far end
  std::int32_t offset = 0;     // in the unit's row
  std::int64_t benefit = 0;
};

class NearPairs {
public:
  // Lists every pair whose reduced cost profit - benefit + price is at most `reach`, or at most a smaller reach where
  // that would be more than `most` pairs. The plan's profits must be exact for its prices. A unit that still waits for
  // its seat is left out: add it when it has searched, or the fall of its profit would count against all.
  template <class Benefit>
  void list(const Rows<Benefit>& rows, const Plan& plan, std::int64_t reach, std::int64_t most);

  // A unit that came after list(): its pairs are added for those who look from services; it looks through its whole
  // row. A unit that was forgotten may come again only after list().
  template <class Benefit>
  void add(const Rows<Benefit>& rows, const Plan& plan, std::int32_t unit);
  void forget(std::int32_t unit); // its pairs are no longer there

  std::int64_t reach() const { return reach_; }
  bool is_worn() const { return std::max(price_drop_, profit_drop_) > reach_ / 4 * 3; } // time to list() again
  std::int64_t added() const { return static_cast<std::int64_t>(more_.size()); }

  // A pair of this unit that is not listed costs at least this much now.
  std::int64_t slack_of_unit(const Plan& plan, std::int32_t unit) const {
    if (state_[index(unit)] != State::listed)
      return 0;
    return std::max<std::int64_t>(0, reach_ + plan.profit[index(unit)] - profit_then_[index(unit)] - price_drop_);
  }
  std::int64_t slack_of_service(const Plan& plan, std::int32_t service) const {
    return std::max<std::int64_t>(0, reach_ + plan.price[index(service)] - price_then_[index(service)] - profit_drop_);
  }
  // Prices and profits that fell must be told, or the slack would be too large.
  void price_changed(const Plan& plan, std::int32_t service) {
    price_drop_ = std::max(price_drop_, price_then_[index(service)] - plan.price[index(service)]);
  }
  void profit_changed(const Plan& plan, std::int32_t unit) {
    if (state_[index(unit)] != State::gone)
      profit_drop_ = std::max(profit_drop_, profit_then_[index(unit)] - plan.profit[index(unit)]);
  }

  template <class Visit>
  void of_unit(std::int32_t unit, const Visit& visit) const {
    if (state_[index(unit)] == State::listed)
      for (std::size_t k = out_first_[index(unit)]; k < out_first_[index(unit) + 1]; ++k)
        visit(out_[k]);
  }
  template <class Visit>
  void of_service(std::int32_t service, const Visit& visit) const {
    for (std::size_t k = in_first_[index(service)]; k < in_first_[index(service) + 1]; ++k)
      if (state_[index(in_[k].other)] == State::listed)
        visit(in_[k]);
    for (std::int32_t k = more_first_[index(service)]; k != nobody; k = more_[index(k)].next)
      if (born_[index(more_[index(k)].pair.other)] == more_[index(k)].born)
        visit(more_[index(k)].pair);
  }

private:
  enum class State : std::uint8_t { listed, added, gone };
  struct More {
    NearPair pair;
    std::int32_t next = nobody;
    std::int32_t born = 0; // a unit that left and came again is another
  };
  std::int64_t reach_ = 0;
  std::int64_t price_drop_ = 0;
  std::int64_t profit_drop_ = 0;
  std::vector<std::size_t> out_first_, in_first_;
  std::vector<NearPair> out_, in_;
  std::vector<std::int64_t> profit_then_, price_then_; // when the lists were made
  std::vector<std::int32_t> more_first_;
  std::vector<More> more_;
  std::vector<State> state_;       // of each unit
  std::vector<std::int32_t> born_; // of each unit that was added: which addition; 0: none
  std::int32_t births_ = 0;
};

} // namespace concert::engines::assignment
