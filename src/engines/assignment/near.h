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

  // For a region that is kept: every pair by its service, so that whoever strays is listed anew by itself. To be called
  // before list(), and again when many were added.
  template <class Benefit>
  void index_columns(const Rows<Benefit>& rows, const Plan& plan);
  std::int64_t reach() const { return reach_; } // what list() came down to
  bool has_columns() const { return !column_first_.empty(); }

  // A unit that came after list(), and one that left; the same number may come again.
  template <class Benefit>
  void add(const Rows<Benefit>& rows, const Plan& plan, std::int32_t unit);
  void forget(std::int32_t unit);

  std::int64_t added() const { return static_cast<std::int64_t>(more_.size()); }
  std::int64_t added_to_columns() const { return static_cast<std::int64_t>(column_more_.size()); }

  // A pair of this unit, or service, that is not listed costs at least this much now.
  std::int64_t slack_of_unit(const Plan& plan, std::int32_t unit) const {
    return std::max<std::int64_t>(0,
                                  reach_ + plan.unit[index(unit)].profit - own_[index(unit)].profit_then - price_drop_);
  }
  std::int64_t slack_of_service(const Plan& plan, std::int32_t service) const {
    return std::max<std::int64_t>(0, reach_ + plan.price[index(service)] - price_then_[index(service)] - profit_drop_);
  }
  // Prices and profits that fell must be told, or the slack would be too large.
  template <class Benefit>
  void price_fell(const Rows<Benefit>& rows, const Plan& plan, std::int32_t service) {
    const std::int64_t by = price_then_[index(service)] - plan.price[index(service)];
    if (by <= price_drop_)
      return;
    if (has_columns())
      list_column(rows, plan, service);
    else
      price_drop_ = by;
  }
  template <class Benefit>
  void profit_fell(const Rows<Benefit>& rows, const Plan& plan, std::int32_t unit) {
    const std::int64_t by = own_[index(unit)].profit_then - plan.unit[index(unit)].profit;
    if (by <= profit_drop_)
      return;
    if (has_columns())
      list_row(rows, plan, unit);
    else
      profit_drop_ = by;
  }

  template <class Visit>
  void of_unit(std::int32_t unit, const Visit& visit) const {
    const Own& own = own_[index(unit)];
    if (own.is_listed())
      for (std::int64_t k = own.first; k < own.first + own.count; ++k)
        visit(out_[static_cast<std::size_t>(k)]);
    for (std::int32_t k = own.more; k != nobody; k = more_[index(k)].next_of_unit)
      visit(NearPair{more_[index(k)].service, more_[index(k)].offset, more_[index(k)].benefit});
  }
  // Pairs of units that are gone are among them: visit(pair, still there?), to be asked last.
  template <class Visit>
  void of_service(std::int32_t service, const Plan& plan, const Visit& visit) const {
    const std::size_t end = in_first_[index(service) + 1];
    for (std::size_t k = in_first_[index(service)]; k < end; ++k) {
      if (k + looks_ahead < end)
        __builtin_prefetch(&plan.unit[index(in_[k + looks_ahead].other)]);
      visit(in_[k], [&] { return own_[index(in_[k].other)].is_listed(); });
    }
    for (std::int32_t k = more_of_service_[index(service)]; k != nobody; k = more_[index(k)].next_of_service) {
      const More& one = more_[index(k)];
      visit(NearPair{one.unit, one.offset, one.benefit}, [&] { return one.stay == own_[index(one.unit)].stay; });
    }
  }
  // Before of_unit and slack_of_unit are asked of many: they come from all over the memory, and so at once.
  void fetch(std::int32_t unit) const { __builtin_prefetch(&own_[index(unit)]); }
  // Every pair of the service: visit(unit, offset in its row).
  template <class Benefit, class Visit>
  void of_column(const Rows<Benefit>& rows, const Plan& plan, std::int32_t service, const Visit& visit) const {
    const std::size_t end = column_first_[index(service) + 1];
    const auto ahead = [&](std::size_t k) { return column_[std::min(k, end - 1)]; };
    for (std::size_t k = column_first_[index(service)]; k < end; ++k) {
      const Place soon = ahead(k + looks_ahead), later = ahead(k + 2 * looks_ahead);
      __builtin_prefetch(&own_[index(later.unit)]);
      __builtin_prefetch(&plan.unit[index(later.unit)]);
      __builtin_prefetch(&rows.begin[later.unit]);
      __builtin_prefetch(&rows.benefit[rows.begin[soon.unit] + soon.offset]);
      if (column_stay_[index(column_[k].unit)] == own_[index(column_[k].unit)].stay)
        visit(column_[k].unit, column_[k].offset);
    }
    for (std::int32_t k = column_more_first_[index(service)]; k != nobody; k = column_more_[index(k)].next)
      if (const ColumnMore& one = column_more_[index(k)]; one.stay == own_[index(one.place.unit)].stay)
        visit(one.place.unit, one.place.offset);
  }

private:
  struct More {
    std::int32_t unit, service, offset, stay, next_of_unit, next_of_service;
    std::int64_t benefit;
  };
  struct Place {
    std::int32_t unit = nobody;
    std::int32_t offset = 0;
  };
  struct ColumnMore {
    Place place;
    std::int32_t stay, next;
  };
  // Of a unit, in one place. One that left and came again is another: each stay has a number, and what is listed tells
  // of which.
  struct Own {
    std::int64_t profit_then = 0; // when it was listed
    std::int64_t first = 0;       // of its pairs in out_ …
    std::int32_t count = 0;       // … and how many, of the stay `listed`
    std::int32_t more = nobody;
    std::int32_t stay = 0;
    std::int32_t listed = nobody;
    bool is_listed() const { return listed == stay; }
  };
  static constexpr std::size_t looks_ahead = 8;
  void come_closer(const Plan& plan, std::size_t last);
  void push(std::int32_t unit, std::int32_t service, std::int32_t offset, std::int64_t benefit);
  template <class Benefit>
  void list_row(const Rows<Benefit>& rows, const Plan& plan, std::int32_t unit);
  template <class Benefit>
  void list_column(const Rows<Benefit>& rows, const Plan& plan, std::int32_t service);

  std::int64_t reach_ = 0;
  std::int64_t price_drop_ = 0;  // no price has fallen further since it was listed
  std::int64_t profit_drop_ = 0; // no profit either
  std::vector<Own> own_;
  std::vector<std::size_t> in_first_;
  std::vector<NearPair> out_, in_;
  std::vector<std::int64_t> price_then_; // when they were listed
  std::vector<std::int32_t> more_of_service_;
  std::vector<More> more_;
  std::vector<std::int32_t> column_stay_;
  std::vector<std::size_t> column_first_;
  std::vector<Place> column_;
  std::vector<std::int32_t> column_more_first_;
  std::vector<ColumnMore> column_more_;
};

} // namespace concert::engines::assignment
