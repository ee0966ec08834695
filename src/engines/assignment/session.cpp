#include "engines/assignment/session.h"

#include <algorithm>
#include <atomic>
#include <string>
#include <thread>

#include "base/check.h"
#include "engines/assignment/engine.h"
#include "engines/assignment/search.h"

namespace concert::engines::assignment {

class Session::Keeper {
public:
  virtual ~Keeper() = default;
  virtual Result<std::int32_t> arrive(std::int32_t need, std::span<const Candidate> row) = 0; // nobody: any number
  virtual Result<void> depart(std::int32_t need) = 0;
  virtual Result<void> change(std::int32_t need, std::span<const Candidate> row) = 0;
  virtual Result<std::vector<std::int32_t>> replace(std::span<const std::int32_t> leaving,
                                                    std::span<const std::vector<Candidate>> coming) = 0;
  virtual Result<void> add_seat(std::int32_t service) = 0;
  virtual Result<void> remove_seat(std::int32_t service) = 0;
  virtual std::int64_t objective() const = 0;
  virtual std::vector<SeatValue> seat_values(int threads) const = 0;
  virtual Problem problem() const = 0;
  virtual Solution solution() const = 0;
};

namespace {

template <class Benefit>
class Kept final : public Session::Keeper {
public:
  Kept(Problem problem, Shape shape, std::span<const std::int64_t> warm, int threads, Meter& meter)
      : shape_(std::move(shape)), service_(std::move(problem.service)),
        benefit_(std::move(std::get<std::vector<Benefit>>(problem.benefit))),
        begin_(problem.rows.begin(), problem.rows.end() - 1), end_(problem.rows.begin() + 1, problem.rows.end()),
        here_(begin_.size(), true), plan_(empty_plan(problem.needs(), shape_)), search_(rows_, plan_, near_) {
    point_rows();
    rows_.by_eights = shape_.narrow && reads_by_eights();
    optimise(rows_, plan_, near_, shape_, warm, threads, meter);
    reach_ = 3 * near_reach(eps_steps(shape_).back());
    for (std::size_t u = 0; u < plan_.unit.size(); ++u)
      if (plan_.unit[u].at != nobody)
        objective_ += rows_.benefit_at(static_cast<std::int32_t>(u), plan_.unit[u].offset);
    near_.index_columns(rows_, plan_);
    list();
  }

  Result<std::int32_t> arrive(std::int32_t need, std::span<const Candidate> row) override {
    if (auto sound = check_row(row); !sound)
      return std::move(sound).error();
    need = come(need, row);
    list_when_worn();
    return need;
  }

  Result<void> depart(std::int32_t need) override {
    if (!is_here(need))
      return Refusal::invalid("need", "assignment.no_such_need");
    fill_seats(leave(need));
    free_.push_back(need);
    list_when_worn();
    return {};
  }

  Result<void> change(std::int32_t need, std::span<const Candidate> row) override {
    if (!is_here(need))
      return Refusal::invalid("need", "assignment.no_such_need");
    if (auto sound = check_row(row); !sound)
      return std::move(sound).error();
    const std::int32_t service = leave(need);
    come(need, row);
    fill_seats(service);
    list_when_worn();
    return {};
  }

  Result<std::vector<std::int32_t>> replace(std::span<const std::int32_t> leaving,
                                            std::span<const std::vector<Candidate>> coming) override {
    std::vector<std::int32_t> sorted(leaving.begin(), leaving.end());
    std::sort(sorted.begin(), sorted.end());
    if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end() ||
        !std::all_of(sorted.begin(), sorted.end(), [this](std::int32_t need) { return is_here(need); }))
      return Refusal::invalid("need", "assignment.no_such_need");
    for (const std::vector<Candidate>& row : coming)
      if (auto sound = check_row(row, coming.size()); !sound)
        return std::move(sound).error();
    std::vector<std::int32_t> left, came;
    for (const std::int32_t need : leaving) {
      left.push_back(leave(need));
      free_.push_back(need);
    }
    for (const std::vector<Candidate>& row : coming)
      came.push_back(come(nobody, row));
    for (const std::int32_t service : left)
      fill_seats(service);
    list_when_worn();
    return came;
  }

  Result<void> add_seat(std::int32_t service) override {
    if (service < 0 || service >= plan_.services())
      return Refusal::invalid("service", "assignment.no_such_service");
    ++plan_.capacity[index(service)];
    fill_seats(service);
    list_when_worn();
    return {};
  }

  Result<void> remove_seat(std::int32_t service) override {
    if (service < 0 || service >= plan_.services())
      return Refusal::invalid("service", "assignment.no_such_service");
    if (plan_.capacity[index(service)] == 0)
      return Refusal::invalid("service", "assignment.no_seat_to_lose");
    if (!plan_.has_free_seat(service)) {
      const Ending ending = search_.for_lost_seat(service);
      objective_ -= plan_.price[index(service)] + ending.cost;
      search_.settle_forward(plan_, near_, ending, nobody);
    }
    --plan_.capacity[index(service)];
    list_when_worn();
    return {};
  }

  std::int64_t objective() const override { return objective_; }

  std::vector<SeatValue> seat_values(int threads) const override {
    std::vector<SeatValue> values(plan_.price.size());
    std::atomic<std::int32_t> next{0};
    const auto work = [&] { // each value has its place, whoever finds it
      Search<Benefit> search(rows_, plan_, near_);
      constexpr std::int32_t block = 64;
      for (std::int32_t from; (from = next.fetch_add(block)) < plan_.services();)
        for (std::int32_t j = from; j < std::min(from + block, plan_.services()); ++j)
          if (!plan_.has_free_seat(j)) {
            const std::int64_t price = plan_.price[index(j)];
            values[index(j)].one_more = price == 0 ? 0 : price - search.for_seat(j).cost;
            if (plan_.capacity[index(j)] > 0)
              values[index(j)].one_lost = price + search.for_lost_seat(j).cost;
          }
    };
    std::vector<std::thread> others;
    for (int t = 1; t < threads; ++t)
      others.emplace_back(work);
    work();
    for (std::thread& one : others)
      one.join();
    return values;
  }

  Problem problem() const override {
    Problem problem;
    problem.seats = plan_.capacity;
    problem.rows.push_back(0);
    std::vector<Benefit> benefit;
    for (std::size_t u = 0; u < begin_.size(); ++u) {
      problem.service.insert(problem.service.end(), service_.begin() + begin_[u], service_.begin() + end_[u]);
      benefit.insert(benefit.end(), benefit_.begin() + begin_[u], benefit_.begin() + end_[u]);
      problem.rows.push_back(problem.pairs());
    }
    problem.benefit = std::move(benefit);
    return problem;
  }

  Solution solution() const override {
    const Problem now = problem();
    Shape shape = shape_;
    shape.left_seats = plan_.capacity;
    return solution_of(now, std::get<std::vector<Benefit>>(now.benefit), Units{}, shape, plan_, Work{});
  }

private:
  void point_rows() {
    rows_.begin = begin_.data();
    rows_.end = end_.data();
    rows_.service = service_.data();
    rows_.benefit = benefit_.data();
  }

  Result<void> check_row(std::span<const Candidate> row, std::size_t coming = 1) {
    const std::int64_t most =
        sizeof(Benefit) == 4
            ? std::int64_t{1} << 29
            : std::min(largest_benefit, (std::int64_t{1} << 62) / (plan_.units() + static_cast<std::int64_t>(coming)));
    seen_.clear();
    for (const Candidate& one : row) {
      if (one.service < 0 || one.service >= plan_.services())
        return Refusal::invalid("service", "assignment.no_such_service");
      if (one.benefit > most || one.benefit < -most)
        return Refusal::invalid("benefit", "assignment.benefit_too_large");
      seen_.push_back(one.service);
    }
    std::sort(seen_.begin(), seen_.end());
    if (std::adjacent_find(seen_.begin(), seen_.end()) != seen_.end())
      return Refusal::invalid("service", "assignment.pair_twice");
    return {};
  }

  bool is_here(std::int32_t need) const { return need >= 0 && need < plan_.units() && here_[index(need)]; }

  // Everything is in order.
  std::int32_t come(std::int32_t need, std::span<const Candidate> row) {
    if (need == nobody && !free_.empty()) {
      need = free_.back();
      free_.pop_back();
    } else if (need == nobody) {
      need = plan_.units();
      begin_.push_back(0);
      end_.push_back(0);
      here_.push_back(false);
      plan_.unit.emplace_back();
    }
    begin_[index(need)] = static_cast<std::int64_t>(service_.size());
    for (const Candidate& one : row) {
      service_.push_back(one.service);
      benefit_.push_back(static_cast<Benefit>(one.benefit));
      shape_.largest = std::max(shape_.largest, one.benefit);
      if (std::int64_t& price = plan_.price[index(one.service)]; plan_.capacity[index(one.service)] == 0)
        price = std::max(price, one.benefit + 1); // no seat: its price may be anything that deters
    }
    end_[index(need)] = static_cast<std::int64_t>(service_.size());
    here_[index(need)] = true;
    point_rows();
    const std::int64_t profit = best_of(rows_, plan_.price.data(), need).value;
    plan_.unit[index(need)].profit = profit;
    if (profit > 0) {
      const Ending ending = search_.for_unit(need);
      // A seat that has become free and is not settled yet still has its price.
      const std::int64_t price = ending.unit == nobody ? plan_.price[index(ending.service)] : 0;
      search_.settle_forward(plan_, near_, ending, need);
      objective_ += profit + price - ending.cost;
    }
    near_.add(rows_, plan_, need);
    return need;
  }

  // Where a seat has become free: to be filled; nobody, where none has.
  std::int32_t leave(std::int32_t need) {
    near_.forget(need);
    const std::int32_t service = plan_.unit[index(need)].at;
    here_[index(need)] = false;
    dead_pairs_ += rows_.length(need);
    if (service != nobody) {
      objective_ -= rows_.benefit_at(need, plan_.unit[index(need)].offset);
      plan_.rise(need);
    }
    begin_[index(need)] = end_[index(need)] = 0;
    plan_.unit[index(need)].profit = 0;
    return service;
  }

  // A free seat with a price goes to somebody, or the price falls to 0.
  void fill_seats(std::int32_t service) {
    while (service != nobody && plan_.has_free_seat(service) && plan_.price[index(service)] > 0) {
      const std::int64_t price = plan_.price[index(service)];
      const Ending ending = search_.for_seat(service);
      search_.settle_reverse(plan_, near_, ending);
      objective_ += price - ending.cost;
    }
  }

  void list_when_worn() {
    if (near_.added_to_columns() > 10'000 + static_cast<std::int64_t>(service_.size() / 4))
      near_.index_columns(rows_, plan_);
    if (near_.added() > 10'000 + 8 * static_cast<std::int64_t>(plan_.unit.size()))
      list();
  }

  void list() {
    if (dead_pairs_ > static_cast<std::int64_t>(service_.size() / 3))
      move_together();
    near_.list(rows_, plan_, reach_, 6 * static_cast<std::int64_t>(plan_.unit.size()) + 1000);
  }

  void move_together() { // rows of those who left are given back
    std::vector<std::int32_t> service;
    std::vector<Benefit> benefit;
    for (std::size_t u = 0; u < begin_.size(); ++u) {
      const auto first = static_cast<std::int64_t>(service.size());
      service.insert(service.end(), service_.begin() + begin_[u], service_.begin() + end_[u]);
      benefit.insert(benefit.end(), benefit_.begin() + begin_[u], benefit_.begin() + end_[u]);
      begin_[u] = first;
      end_[u] = static_cast<std::int64_t>(service.size());
    }
    service_ = std::move(service);
    benefit_ = std::move(benefit);
    dead_pairs_ = 0;
    point_rows();
  }

  Shape shape_;
  std::vector<std::int32_t> service_;
  std::vector<Benefit> benefit_;
  std::vector<std::int64_t> begin_, end_; // of each need's row
  std::vector<bool> here_;
  std::vector<std::int32_t> free_, seen_;
  std::int64_t dead_pairs_ = 0, objective_ = 0, reach_ = 0;
  Rows<Benefit> rows_;
  Plan plan_;
  NearPairs near_;
  Search<Benefit> search_;
};

} // namespace

Session::Session(std::unique_ptr<Keeper> keeper) : keeper_(std::move(keeper)) {}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

Result<Session> Session::open(Problem problem, const Options& options, std::span<const std::int64_t> warm) {
  if (!problem.units.empty() || !problem.pins.empty() || !problem.bans.empty())
    return Refusal::invalid("units", "assignment.session_units");
  if (!warm.empty() && warm.size() != problem.seats.size())
    return Refusal::invalid("warm", "assignment.sizes_differ");
  Shape shape = TRY(shape_of(problem));
  // Benefits that come later may be as large as the narrow ones are allowed to be.
  if (!shape.narrow && problem.benefit.index() == 0)
    problem.benefit =
        std::vector<std::int64_t>(std::get<0>(problem.benefit).begin(), std::get<0>(problem.benefit).end());
  Meter meter(options.most_pairs_read, options.is_over);
  std::unique_ptr<Keeper> keeper;
  if (problem.benefit.index() == 0)
    keeper = std::make_unique<Kept<std::int32_t>>(std::move(problem), std::move(shape), warm, options.threads, meter);
  else
    keeper = std::make_unique<Kept<std::int64_t>>(std::move(problem), std::move(shape), warm, options.threads, meter);
  if (meter.over())
    return Refusal::invalid("options", "assignment.not_proven");
  return Session(std::move(keeper));
}

Result<std::int32_t> Session::arrive(std::span<const Candidate> row) {
  return keeper_->arrive(nobody, row);
}
Result<void> Session::depart(std::int32_t need) {
  return keeper_->depart(need);
}
Result<void> Session::change(std::int32_t need, std::span<const Candidate> row) {
  return keeper_->change(need, row);
}
Result<std::vector<std::int32_t>> Session::replace(std::span<const std::int32_t> leaving,
                                                   std::span<const std::vector<Candidate>> coming) {
  return keeper_->replace(leaving, coming);
}
Result<void> Session::add_seat(std::int32_t service) {
  return keeper_->add_seat(service);
}
Result<void> Session::remove_seat(std::int32_t service) {
  return keeper_->remove_seat(service);
}
std::int64_t Session::objective() const {
  return keeper_->objective();
}
std::vector<SeatValue> Session::seat_values(int threads) const {
  return keeper_->seat_values(threads);
}
Problem Session::problem() const {
  return keeper_->problem();
}
Solution Session::solution() const {
  return keeper_->solution();
}

} // namespace concert::engines::assignment
