// Small seeded questions and the answer by trying everything, to hold the engine against.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <set>
#include <vector>

#include "engines/assignment/problem.h"

namespace concert::engines::assignment::testing {

class Dice { // splitmix64
public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
  }

private:
  std::uint64_t state_;
};

struct Sizes {
  std::int32_t most_needs = 6, most_services = 4, most_units = 1, most_seats = 3;
  std::int64_t least = -3, largest = 9; // benefits
  std::int32_t percent_of_pairs = 60;
};

inline Problem some_problem(Dice& dice, const Sizes& sizes, bool wide = false) {
  Problem problem;
  const auto needs = static_cast<std::int32_t>(dice.between(0, sizes.most_needs));
  const auto services = static_cast<std::int32_t>(dice.between(0, sizes.most_services));
  for (std::int32_t j = 0; j < services; ++j)
    problem.seats.push_back(static_cast<std::int32_t>(dice.between(0, sizes.most_seats)));
  problem.rows.push_back(0);
  std::vector<std::int64_t> benefit;
  for (std::int32_t i = 0; i < needs; ++i) {
    if (sizes.most_units != 1)
      problem.units.push_back(static_cast<std::int32_t>(dice.between(0, sizes.most_units)));
    for (std::int32_t j = 0; j < services; ++j)
      if (dice.between(1, 100) <= sizes.percent_of_pairs) {
        problem.service.push_back(j);
        benefit.push_back(dice.between(sizes.least, sizes.largest));
      }
    problem.rows.push_back(problem.pairs());
  }
  if (wide)
    problem.benefit = benefit;
  else
    problem.benefit = std::vector<std::int32_t>(benefit.begin(), benefit.end());
  return problem;
}

inline std::int64_t benefit_of(const Problem& problem, std::int64_t pair) {
  return std::visit([pair](const auto& all) -> std::int64_t { return all[static_cast<std::size_t>(pair)]; },
                    problem.benefit);
}

// The best objective of all plans, by trying each; -1 when the pins fit into none (no objective is: benefits at or
// below 0 are only chosen by pins, so callers with pins compare more carefully).
class EveryPlan {
public:
  explicit EveryPlan(const Problem& problem) : problem_(problem), seats_(problem.seats) {
    for (const Pair& ban : problem.bans)
      banned_.insert({ban.need, ban.service});
    for (std::int32_t i = 0; i < problem.needs(); ++i)
      for (std::int32_t k = 0; k < problem.units_of(i); ++k)
        units_.push_back(i);
    pinned_.assign(units_.size(), -1);
    for (const Pair& pin : problem.pins) {
      const auto unit = std::find_if(units_.begin(), units_.end(), [&](const std::int32_t& need) {
        return need == pin.need && pinned_[static_cast<std::size_t>(&need - units_.data())] < 0;
      });
      pinned_[static_cast<std::size_t>(unit - units_.begin())] = pin.service;
    }
    try_from(0, 0);
  }
  std::int64_t best() const { return best_; }

private:
  void try_from(std::size_t unit, std::int64_t so_far) {
    if (unit == units_.size()) {
      best_ = std::max(best_, so_far);
      return;
    }
    const auto need = static_cast<std::size_t>(units_[unit]);
    if (pinned_[unit] < 0)
      try_from(unit + 1, so_far);
    for (std::int64_t pair = problem_.rows[need]; pair < problem_.rows[need + 1]; ++pair) {
      const std::int32_t service = problem_.service[static_cast<std::size_t>(pair)];
      const std::int64_t benefit = benefit_of(problem_, pair);
      if (pinned_[unit] >= 0 ? service != pinned_[unit] : benefit <= 0 || banned_.contains({units_[unit], service}))
        continue;
      if (seats_[static_cast<std::size_t>(service)] == 0)
        continue;
      --seats_[static_cast<std::size_t>(service)];
      try_from(unit + 1, so_far + benefit);
      ++seats_[static_cast<std::size_t>(service)];
    }
  }

  const Problem& problem_;
  std::vector<std::int32_t> seats_, units_, pinned_;
  std::set<std::pair<std::int32_t, std::int32_t>> banned_;
  std::int64_t best_ = std::numeric_limits<std::int64_t>::min();
};

inline std::int64_t best_by_trying(const Problem& problem) {
  return EveryPlan(problem).best();
}

// Calls visit(at) with every plan that chooses only benefits above 0: at[unit] is a service, or -1. The units of a need
// follow each other.
template <class Visit>
void every_plan(const Problem& problem, const Visit& visit) {
  std::vector<std::int32_t> seats = problem.seats, of, at;
  for (std::int32_t i = 0; i < problem.needs(); ++i)
    of.insert(of.end(), static_cast<std::size_t>(problem.units_of(i)), i);
  const std::function<void()> go = [&] {
    if (at.size() == of.size()) {
      visit(at);
      return;
    }
    const auto need = static_cast<std::size_t>(of[at.size()]);
    at.push_back(-1);
    go();
    for (auto pair = problem.rows[need]; pair < problem.rows[need + 1]; ++pair) {
      const std::int32_t service = problem.service[static_cast<std::size_t>(pair)];
      if (benefit_of(problem, pair) <= 0 || seats[static_cast<std::size_t>(service)] == 0)
        continue;
      --seats[static_cast<std::size_t>(service)];
      at.back() = service;
      go();
      ++seats[static_cast<std::size_t>(service)];
    }
    at.pop_back();
  };
  go();
}

inline std::int64_t benefit_between(const Problem& problem, std::int32_t need, std::int32_t service) {
  for (auto pair = problem.rows[static_cast<std::size_t>(need)];
       pair < problem.rows[static_cast<std::size_t>(need) + 1]; ++pair)
    if (problem.service[static_cast<std::size_t>(pair)] == service)
      return benefit_of(problem, pair);
  return 0;
}

// For questions of one unit each.
inline std::int64_t worth_of_plan(const Problem& problem, const std::vector<std::int32_t>& at) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < at.size(); ++i)
    if (at[i] >= 0)
      sum += benefit_between(problem, static_cast<std::int32_t>(i), at[i]);
  return sum;
}

} // namespace concert::engines::assignment::testing
