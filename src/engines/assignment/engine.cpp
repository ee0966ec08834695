#include "engines/assignment/engine.h"

#include <algorithm>
#include <mutex>
#include <thread>

#include "engines/assignment/auction.h"
#include "engines/assignment/repair.h"

namespace concert::engines::assignment {
namespace {

constexpr std::int64_t factor = 14; // from one eps to the next

// Prices that stood too high keep seats empty, prices cut too far cost bids: both were measured (docs/methods).
void cut_prices(Plan& plan, const Share& share, std::int64_t eps) {
  const std::int64_t cut = 18 * eps;
  for (const std::int32_t service : share.services) {
    const std::size_t j = index(service);
    if (plan.capacity[j] > 0)
      plan.price[j] = std::max<std::int64_t>(0, plan.price[j] - (plan.taken[j] < plan.capacity[j] ? 3 * cut : cut));
  }
}

template <class Benefit>
bool auction(const Rows<Benefit>& rows, Plan& plan, const Share& share, const std::vector<std::int64_t>& steps,
             Meter& meter) {
  for (std::size_t s = 0; s < steps.size(); ++s) {
    if (s > 0)
      cut_prices(plan, share, steps[s]);
    if (!auction_phase(rows, plan, share, steps[s], meter))
      return false;
  }
  return true;
}

// Each share on a thread of its own. What is asked for work done is asked of one thread only, so that the answer does
// not depend on which was faster.
template <class Benefit>
bool auctions(const Rows<Benefit>& rows, Plan& plan, int threads, const std::vector<std::int64_t>& steps,
              Meter& meter) {
  const std::vector<Share> shares = shares_of(rows, plan, meter.counts_work() ? 1 : threads);
  if (shares.size() == 1)
    return auction(rows, plan, shares[0], steps, meter);
  std::mutex one_at_a_time;
  const std::function<bool()> is_over = [&] {
    const std::lock_guard lock(one_at_a_time);
    return meter.ask();
  };
  std::vector<Meter> meters(shares.size(), Meter(std::numeric_limits<std::int64_t>::max(), is_over));
  std::vector<std::thread> others;
  for (std::size_t s = 1; s < shares.size(); ++s)
    others.emplace_back([&, s] { auction(rows, plan, shares[s], steps, meters[s]); });
  auction(rows, plan, shares[0], steps, meters[0]);
  for (std::thread& one : others)
    one.join();
  bool in_time = true;
  for (const Meter& one : meters) {
    meter.work.bids += one.work.bids;
    meter.spend(one.work.pairs_read);
    in_time = in_time && !one.over();
  }
  return in_time;
}

} // namespace

std::vector<std::int64_t> eps_steps(const Shape& shape) {
  // Where many benefits are alike, an eighth of their step lets bids tell apart what the repair would have to sort out.
  const std::int64_t least = std::max<std::int64_t>(1, shape.step / 8);
  const auto rounded = [&](std::int64_t eps) { return std::max(eps / least, std::int64_t{1}) * least; };
  const std::int64_t last = rounded(shape.largest / 3'333);
  std::vector<std::int64_t> steps;
  for (std::int64_t eps = rounded(shape.largest / 7); eps > last; eps = rounded(eps / factor))
    steps.push_back(eps);
  steps.push_back(last);
  return steps;
}

Units units_of(const Problem& problem, const Shape& shape) {
  Units units;
  if (shape.left_units.empty())
    return units;
  units.first.assign(1, 0);
  for (std::size_t i = 0; i < shape.left_units.size(); ++i) {
    units.first.push_back(units.first.back() + shape.left_units[i]);
    units.begin.insert(units.begin.end(), index(shape.left_units[i]), problem.rows[i]);
    units.end.insert(units.end.end(), index(shape.left_units[i]), problem.rows[i + 1]);
  }
  return units;
}

Plan empty_plan(std::int32_t units, const Shape& shape) {
  const std::size_t services = shape.left_seats.size();
  Plan plan;
  plan.unit.assign(index(units), Unit{});
  plan.capacity = shape.left_seats;
  plan.taken.assign(services, 0);
  plan.room.resize(services);
  plan.first.resize(services);
  plan.price.resize(services);
  std::int64_t seats = 0;
  for (std::size_t j = 0; j < services; ++j) {
    plan.price[j] = plan.capacity[j] > 0 ? 0 : shape.largest + shape.step;
    plan.room[j] = std::min(plan.capacity[j], shape.wanted[j]);
    plan.first[j] = seats;
    seats += plan.room[j];
  }
  plan.seat.resize(static_cast<std::size_t>(seats));
  return plan;
}

template <class Benefit>
void optimise(const Rows<Benefit>& rows, Plan& plan, NearPairs& near, const Shape& shape,
              std::span<const std::int64_t> warm, int threads, Meter& meter) {
  std::vector<std::int64_t> steps = eps_steps(shape);
  bool in_time = meter.spend(0);
  if (!warm.empty()) {
    steps.erase(steps.begin(), steps.end() - static_cast<std::ptrdiff_t>(std::min<std::size_t>(2, steps.size())));
    for (std::size_t j = 0; j < plan.price.size(); ++j)
      if (plan.capacity[j] > 0) // of the benefits' own step, and never beyond what anybody could pay
        plan.price[j] = std::clamp<std::int64_t>(warm[j], 0, shape.largest) / shape.step * shape.step;
  }
  in_time = in_time && auctions(rows, plan, threads, steps, meter);
  const std::vector<std::int32_t> without = make_exact(rows, plan, meter);
  if (in_time)
    in_time = repair(rows, plan, near, near_reach(steps.back()), without, meter);
  if (!in_time)
    fill_greedily(rows, plan);
}

template <class Benefit>
Solution solution_of(const Problem& problem, const std::vector<Benefit>& benefit, const Units& units,
                     const Shape& shape, const Plan& plan, const Work& work) {
  __extension__ using Wide = __int128;
  Solution solution;
  solution.work = work;
  solution.price = plan.price;
  const bool none_without_seats =
      std::find(shape.left_seats.begin(), shape.left_seats.end(), 0) == shape.left_seats.end();
  solution.profit.resize(index(problem.needs()));
  Wide bound = 0;
  std::vector<Pair> pins = problem.pins;
  std::sort(pins.begin(), pins.end(),
            [](const Pair& a, const Pair& b) { return a.need != b.need ? a.need < b.need : a.service < b.service; });
  const Rows<Benefit> rows{problem.rows.data(), problem.rows.data() + 1, problem.service.data(), benefit.data(), false};
  // A seat of a service without seats is worth what the best of those would gain who may go there: the least honest
  // price.
  if (!none_without_seats) {
    for (std::size_t j = 0; j < shape.left_seats.size(); ++j)
      if (shape.left_seats[j] == 0)
        solution.price[j] = 0;
    for (std::int32_t i = 0; i < problem.needs(); ++i) {
      const std::int32_t unit = units.first.empty() ? i : units.first[index(i)];
      if (!units.first.empty() && unit == units.first[index(i) + 1])
        continue;
      for (std::int32_t k = 0; k < rows.length(i); ++k)
        if (const std::size_t j = index(rows.service_at(i, k)); shape.left_seats[j] == 0)
          solution.price[j] = std::max(solution.price[j], rows.benefit_at(i, k) - plan.unit[index(unit)].profit);
    }
  }
  std::size_t pin = 0;
  std::vector<Chosen> of_need;
  for (std::int32_t i = 0; i < problem.needs(); ++i) {
    const std::int32_t first = units.first.empty() ? i : units.first[index(i)];
    const std::int32_t last = units.first.empty() ? i + 1 : units.first[index(i) + 1];
    solution.profit[index(i)] =
        first < last ? plan.unit[index(first)].profit : best_of(rows, solution.price.data(), i).value;
    bound += Wide(last - first) * solution.profit[index(i)];
    of_need.clear();
    const auto choose = [&](std::int32_t service, std::int32_t pinned) {
      const auto found =
          std::find_if(of_need.begin(), of_need.end(), [service](const Chosen& one) { return one.service == service; });
      if (found == of_need.end()) {
        of_need.push_back({i, service, 1, pinned});
      } else {
        ++found->units;
        found->pinned += pinned;
      }
    };
    for (; pin < pins.size() && pins[pin].need == i; ++pin) {
      choose(pins[pin].service, 1);
      const auto* const row = problem.service.data() + problem.rows[index(i)];
      const auto offset = std::find(row, problem.service.data() + problem.rows[index(i) + 1], pins[pin].service) - row;
      const std::int64_t pinned = std::visit(
          [&](const auto& all) -> std::int64_t {
            return all[static_cast<std::size_t>(problem.rows[index(i)] + offset)];
          },
          problem.benefit);
      bound += pinned;
      solution.objective += pinned;
    }
    for (std::int32_t unit = first; unit < last; ++unit)
      if (plan.unit[index(unit)].at != nobody) {
        choose(plan.unit[index(unit)].at, 0);
        solution.objective += rows.benefit_at(i, plan.unit[index(unit)].offset);
      }
    std::sort(of_need.begin(), of_need.end(), [](const Chosen& a, const Chosen& b) { return a.service < b.service; });
    solution.chosen.insert(solution.chosen.end(), of_need.begin(), of_need.end());
  }
  for (std::size_t j = 0; j < shape.left_seats.size(); ++j)
    bound += Wide(shape.left_seats[j]) * solution.price[j];
  solution.bound = static_cast<std::int64_t>(std::min(bound, Wide(std::numeric_limits<std::int64_t>::max())));
  solution.proven = bound == solution.objective;
  return solution;
}

template void optimise(const Rows<std::int32_t>&, Plan&, NearPairs&, const Shape&, std::span<const std::int64_t>, int,
                       Meter&);
template void optimise(const Rows<std::int64_t>&, Plan&, NearPairs&, const Shape&, std::span<const std::int64_t>, int,
                       Meter&);
template Solution solution_of(const Problem&, const std::vector<std::int32_t>&, const Units&, const Shape&, const Plan&,
                              const Work&);
template Solution solution_of(const Problem&, const std::vector<std::int64_t>&, const Units&, const Shape&, const Plan&,
                              const Work&);

} // namespace concert::engines::assignment
