#include "engines/assignment/bundles.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/check.h"
#include "engines/assignment/columns.h"
#include "engines/assignment/problem.h"
#include "engines/assignment/solve.h"

namespace concert::engines::assignment {
namespace {

constexpr std::int64_t most_sum_of_bundles = std::int64_t{1} << 61;
constexpr std::int64_t most_rounds = 300;
constexpr std::size_t most_columns_of_one = 4096; // when the gap is to be closed

Result<void> check_bundles(const BundleProblem& problem) {
  if (problem.organization.size() != problem.seats.size())
    return Refusal::invalid("organization", "assignment.sizes_differ");
  for (std::size_t j = 0; j < problem.seats.size(); ++j)
    if (problem.seats[j] < 0)
      return Refusal::invalid("seats", "assignment.negative_seats", {std::to_string(j)});
  if (problem.cost_of_further < 0 || problem.cost_of_further > largest_benefit || problem.most_organizations < 1)
    return Refusal::invalid("cost_of_further", "assignment.bundle_limits");
  std::int64_t needs = 1;
  for (const auto& person : problem.of)
    needs += static_cast<std::int64_t>(person.size());
  const std::int64_t most = std::min(largest_benefit, most_sum_of_bundles / needs);
  for (std::size_t s = 0; s < problem.of.size(); ++s) {
    if (problem.of[s].size() > most_needs_of_one)
      return Refusal::invalid("of", "assignment.too_many_needs", {std::to_string(s)});
    for (const auto& need : problem.of[s]) {
      std::set<std::int32_t> seen;
      for (const Option& one : need) {
        if (one.service < 0 || one.service >= static_cast<std::int32_t>(problem.seats.size()))
          return Refusal::invalid("of", "assignment.no_such_service", {std::to_string(s)});
        if (!seen.insert(one.service).second)
          return Refusal::invalid("of", "assignment.pair_twice", {std::to_string(s)});
        if (one.benefit > most || one.benefit < -most)
          return Refusal::invalid("of", "assignment.benefit_too_large", {std::to_string(s)});
      }
    }
  }
  return {};
}

class BundleSearch {
public:
  BundleSearch(const BundleProblem& problem, const BundleOptions& options)
      : problem_(problem), options_(options), steps_(options.most_steps, options.is_over),
        organization_(problem.organization) {
    for (std::size_t j = 0; j < organization_.size(); ++j)
      if (organization_[j] < 0)
        organization_[j] = -1 - static_cast<std::int32_t>(j);
    for (std::size_t s = 0; s < problem.of.size(); ++s)
      people_.emplace_back(problem, s, organization_);
    for (const auto& person : problem.of) {
      plan_.push_back({std::vector<std::int32_t>(person.size(), -1), 0, 0});
      for (const auto& need : person) {
        std::int64_t best = 0;
        for (const Option& one : need)
          if (problem.seats[static_cast<std::size_t>(one.service)] > 0)
            best = std::max(best, one.benefit);
        bound_ += best; // with nothing but the best for everybody
      }
    }
    price_.assign(problem.seats.size(), 0);
    best_price_ = price_;
  }

  Bundles run() {
    fill_in_turn();
    start_from_single_needs();
    ascend();
    if (objective_ < bound_ && !steps_.over())
      close_gap();
    Bundles out;
    for (const Column& one : plan_)
      out.service.push_back(one.service);
    out.price = best_price_;
    out.objective = objective_;
    out.bound = bound_;
    out.proven = bound_ == objective_;
    out.columns = columns_;
    out.rounds = rounds_;
    out.steps = steps_.taken();
    return out;
  }

private:
  struct Pool { // of one person, when the gap is closed
    std::size_t person = 0;
    std::int64_t best = 0;
    std::vector<Column> columns;
  };

  // Prices of the same question without organizations and times: there each need is on its own.
  void start_from_single_needs() {
    Problem single{.seats = problem_.seats, .rows = {0}};
    std::vector<std::int64_t> benefit;
    for (const auto& person : problem_.of)
      for (const auto& need : person) {
        for (const Option& one : need) {
          single.service.push_back(one.service);
          benefit.push_back(one.benefit);
        }
        single.rows.push_back(single.pairs());
      }
    single.benefit = std::move(benefit);
    const auto solution = solve(single, {.most_pairs_read = options_.most_steps, .is_over = options_.is_over});
    check(solution.has_value(), "a sound question of bundles is a sound question of needs");
    for (std::size_t j = 0; j < price_.size(); ++j)
      price_[j] = problem_.seats[j] > 0 ? solution->price[j] : 0;
    best_price_ = price_;
    bound_ = std::min(bound_, solution->bound);
  }

  // So that there is an answer whatever the budget: each need in turn takes the best that is left and allowed.
  void fill_in_turn() {
    std::vector<std::int32_t> left = problem_.seats;
    std::vector<Column> plan = plan_;
    for (std::size_t s = 0; s < people_.size(); ++s) {
      std::set<std::int32_t> asked;
      std::set<std::int64_t> times_taken;
      for (std::size_t k = 0; k < problem_.of[s].size(); ++k) {
        const Option* best = nullptr;
        for (const Option& one : problem_.of[s][k]) {
          const bool is_new = !asked.contains(organization_[static_cast<std::size_t>(one.service)]);
          if (left[static_cast<std::size_t>(one.service)] == 0 || one.benefit <= cost_of_asking(asked, is_new) ||
              (is_new && static_cast<std::int32_t>(asked.size()) >= problem_.most_organizations) ||
              (one.time && times_taken.contains(*one.time)))
            continue;
          if (best == nullptr || one.benefit > best->benefit)
            best = &one;
        }
        if (best == nullptr)
          continue;
        const bool is_new = !asked.contains(organization_[static_cast<std::size_t>(best->service)]);
        plan[s].benefit += best->benefit - cost_of_asking(asked, is_new);
        plan[s].service[k] = best->service;
        asked.insert(organization_[static_cast<std::size_t>(best->service)]);
        if (best->time)
          times_taken.insert(*best->time);
        --left[static_cast<std::size_t>(best->service)];
      }
    }
    keep_if_better(plan);
  }
  std::int64_t cost_of_asking(const std::set<std::int32_t>& asked, bool is_new) const {
    return is_new && !asked.empty() ? problem_.cost_of_further : 0;
  }

  // Prices towards the lowest bound: dearer where too many ask, cheaper where seats are left.
  void ascend() {
    std::int64_t share = 1, of = 1; // of the gap, for a step
    std::int64_t without_progress = 0;
    for (; rounds_ < most_rounds && objective_ < bound_ && !steps_.over(); ++rounds_) {
      std::int64_t sum = 0;
      std::vector<std::int64_t> used(price_.size());
      std::vector<Column> wished;
      for (const Person& person : people_) {
        const BestColumn best = person.best(price_, problem_.seats, steps_);
        sum += best.most;
        ++columns_;
        wished.push_back(best.column);
        for (const std::int32_t j : best.column.service)
          if (j >= 0)
            ++used[static_cast<std::size_t>(j)];
      }
      if (!steps_.over() && add_seats(sum) && (sum < bound_ || rounds_ == 0)) {
        bound_ = std::min(bound_, sum);
        best_price_ = price_;
        without_progress = 0;
      } else if (++without_progress % 8 == 0) {
        of *= 2;
        price_ = best_price_;
      }
      if (std::equal(used.begin(), used.end(), problem_.seats.begin(),
                     [](std::int64_t taken, std::int32_t seats) { return taken <= seats; }))
        keep_if_better(wished);
      round_off();
      std::int64_t norm = 0;
      for (std::size_t j = 0; j < used.size(); ++j) {
        used[j] -= problem_.seats[j];
        if (price_[j] == 0 && used[j] < 0)
          used[j] = 0;
        used[j] = std::clamp<std::int64_t>(used[j], -1'000, 1'000);
        norm += used[j] * used[j];
      }
      if (norm == 0)
        break; // nobody goes without, no priced seat is left: these columns are the plan
      const std::int64_t step = (bound_ - objective_) / of * share / norm;
      if (step == 0 && without_progress > 16)
        break;
      for (std::size_t j = 0; j < used.size(); ++j)
        price_[j] = std::clamp<std::int64_t>(price_[j] + std::max<std::int64_t>(1, step) * used[j], 0, largest_benefit);
    }
  }
  bool add_seats(std::int64_t& sum) const {
    for (std::size_t j = 0; j < price_.size(); ++j) {
      std::int64_t here = 0;
      if (__builtin_mul_overflow(price_[j], std::int64_t{problem_.seats[j]}, &here) ||
          __builtin_add_overflow(sum, here, &sum))
        return false;
    }
    return true;
  }

  // A plan: one person after the other, at these prices, with the seats that are left; then each again, for nothing, as
  // long as anybody gains.
  void round_off() {
    std::vector<std::int32_t> left = problem_.seats;
    std::vector<Column> plan(people_.size());
    const std::size_t first = people_.empty() ? 0 : static_cast<std::size_t>(rounds_) % people_.size();
    for (std::size_t k = 0; k < people_.size(); ++k) {
      const std::size_t s = (first + k) % people_.size();
      plan[s] = people_[s].best(price_, left, steps_).column;
      take(left, plan[s], -1);
    }
    const std::vector<std::int64_t> nothing(price_.size());
    bool gained = true;
    while (gained && !steps_.over()) {
      gained = false;
      for (std::size_t s = 0; s < people_.size(); ++s) {
        take(left, plan[s], 1);
        Column again = people_[s].best(nothing, left, steps_).column;
        if (again.benefit > plan[s].benefit) {
          plan[s] = std::move(again);
          gained = true;
        }
        take(left, plan[s], -1);
      }
    }
    keep_if_better(plan);
  }
  void take(std::vector<std::int32_t>& left, const Column& column, std::int32_t by) const {
    for (const std::int32_t j : column.service)
      if (j >= 0)
        left[static_cast<std::size_t>(j)] += by;
  }
  void keep_if_better(const std::vector<Column>& plan) {
    std::int64_t sum = 0;
    for (const Column& one : plan)
      sum += one.benefit;
    if (sum > objective_) {
      objective_ = sum;
      plan_ = plan;
    }
  }

  // At prices p a plan misses the bound by what each column loses against the person's best, and by the prices of seats
  // that stay free. So a better plan has only columns that lose less than the gap: all of these, and among them the
  // best.
  void close_gap() {
    std::vector<Pool> pools(people_.size());
    std::int64_t at_prices = 0;
    bool all = true;
    for (std::size_t s = 0; s < people_.size(); ++s) {
      pools[s].person = s;
      pools[s].best = people_[s].best(best_price_, problem_.seats, steps_).most;
      at_prices += pools[s].best;
    }
    if (!add_best_prices(at_prices) || steps_.over())
      return;
    const std::int64_t gap = at_prices - objective_;
    for (Pool& pool : pools) {
      Person::Listed listed =
          people_[pool.person].list(best_price_, problem_.seats, pool.best - gap + 1, most_columns_of_one, steps_);
      columns_ += static_cast<std::int64_t>(listed.columns.size());
      all = all && listed.all;
      pool.columns = std::move(listed.columns);
    }
    std::stable_sort(pools.begin(), pools.end(),
                     [](const Pool& a, const Pool& b) { return a.columns.size() < b.columns.size(); });
    for (std::size_t j = 0; j < best_price_.size(); ++j)
      if (best_price_[j] > 0 && problem_.seats[j] > 0)
        priced_.push_back(j);
    // The most seats that those from here on can take of each priced service.
    reach_.assign(pools.size() + 1, std::vector<std::int64_t>(priced_.size()));
    for (std::size_t k = pools.size(); k-- > 0;) {
      reach_[k] = reach_[k + 1];
      for (std::size_t q = 0; q < priced_.size(); ++q) {
        std::int64_t most = 0;
        for (const Column& one : pools[k].columns)
          most = std::max<std::int64_t>(
              most, std::count(one.service.begin(), one.service.end(), static_cast<std::int32_t>(priced_[q])));
        reach_[k][q] += most;
      }
    }
    std::vector<std::int32_t> left = problem_.seats;
    std::vector<Column> plan(people_.size());
    choose(pools, 0, at_prices, left, plan);
    if (all && !steps_.over())
      bound_ = objective_;
  }
  bool add_best_prices(std::int64_t& sum) {
    price_ = best_price_;
    return add_seats(sum);
  }
  // `most`: what the plan can still be worth.
  void choose(const std::vector<Pool>& pools, std::size_t k, std::int64_t most, std::vector<std::int32_t>& left,
              std::vector<Column>& plan) {
    std::int64_t unsold = 0;
    for (std::size_t q = 0; q < priced_.size() && most - unsold > objective_; ++q)
      if (const std::int64_t stay = left[priced_[q]] - reach_[k][q]; stay > 0)
        unsold += stay * best_price_[priced_[q]]; // part of a sum that fitted
    if (most - unsold <= objective_ || !steps_.take())
      return;
    if (k == pools.size()) {
      keep_if_better(plan);
      return;
    }
    for (const Column& one : pools[k].columns) {
      const std::int64_t then = most - (pools[k].best - one.value);
      if (then <= objective_ || steps_.over())
        return;
      take(left, one, -1);
      if (std::all_of(one.service.begin(), one.service.end(),
                      [&](std::int32_t j) { return j < 0 || left[static_cast<std::size_t>(j)] >= 0; })) {
        plan[pools[k].person] = one;
        choose(pools, k + 1, then, left, plan);
      }
      take(left, one, 1);
    }
  }

  const BundleProblem& problem_;
  const BundleOptions& options_;
  Steps steps_;
  std::vector<std::int32_t> organization_;
  std::vector<Person> people_;
  std::vector<std::int64_t> price_, best_price_;
  std::vector<Column> plan_;
  std::int64_t objective_ = 0, bound_ = 0, columns_ = 0, rounds_ = 0;
  std::vector<std::size_t> priced_;
  std::vector<std::vector<std::int64_t>> reach_;
};

} // namespace

Result<Bundles> bundle(const BundleProblem& problem, const BundleOptions& options) {
  if (auto sound = check_bundles(problem); !sound)
    return std::move(sound).error();
  return BundleSearch(problem, options).run();
}

std::optional<std::int64_t> worth_of(const BundleProblem& problem,
                                     const std::vector<std::vector<std::int32_t>>& service) {
  std::vector<std::int32_t> left = problem.seats;
  std::int64_t sum = 0;
  if (service.size() != problem.of.size())
    return std::nullopt;
  for (std::size_t s = 0; s < service.size(); ++s) {
    if (service[s].size() != problem.of[s].size())
      return std::nullopt;
    std::set<std::pair<bool, std::int32_t>> asked; // an organization, or a service of its own
    std::map<std::int64_t, std::set<std::int32_t>> then;
    for (std::size_t k = 0; k < service[s].size(); ++k) {
      const std::int32_t j = service[s][k];
      if (j == -1)
        continue;
      const auto& need = problem.of[s][k];
      const auto option = std::find_if(need.begin(), need.end(), [j](const Option& one) { return one.service == j; });
      if (option == need.end() || option->benefit <= 0 || --left[static_cast<std::size_t>(j)] < 0)
        return std::nullopt;
      const std::int32_t whose = problem.organization[static_cast<std::size_t>(j)];
      asked.insert(whose < 0 ? std::pair(true, j) : std::pair(false, whose));
      if (option->time && then[*option->time].insert(j).second && then[*option->time].size() > 1)
        return std::nullopt;
      sum += option->benefit;
    }
    if (static_cast<std::int32_t>(asked.size()) > problem.most_organizations)
      return std::nullopt;
    if (asked.size() > 1)
      sum -= problem.cost_of_further * static_cast<std::int64_t>(asked.size() - 1);
  }
  return sum;
}

} // namespace concert::engines::assignment
