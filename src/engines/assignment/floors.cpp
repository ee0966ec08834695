#include "engines/assignment/floors.h"

#include <algorithm>
#include <string>

#include "engines/assignment/weights.h"

namespace concert::engines::assignment {
namespace {

std::vector<std::int64_t> served_of(const Floors& floors, std::span<const Chosen> chosen) {
  std::vector<std::int64_t> out(floors.least.size());
  for (const Chosen& one : chosen)
    if (const std::int32_t group = floors.group[static_cast<std::size_t>(one.need)]; group >= 0)
      out[static_cast<std::size_t>(group)] += one.units;
  return out;
}

// One plan under floors, and whether it keeps them.
struct Tried {
  std::vector<Chosen> chosen;
  std::int64_t objective = 0;
  std::vector<std::int64_t> served, bonus;
  bool kept = false, proven = false;
};

class Floored {
public:
  // Every unit of a group either sits at a service or at the place of those who go without, and each seat taken, there
  // or here, counts so much that as many as possible take one.
  static Result<Floored> of(const Problem& problem, const Floors& floors, const std::vector<std::int64_t>& units,
                            const Options& options) {
    const std::int64_t counts = most_worth(problem) + 1;
    const auto grouped = [&](std::int32_t need) { return floors.group[static_cast<std::size_t>(need)] >= 0; };
    const Problem raised = TRY(weighed(problem, [&](std::int32_t need, std::int64_t benefit) {
      return grouped(need) ? plus(benefit, counts) : std::optional(benefit);
    }));
    Problem out = problem;
    out.service.clear();
    out.rows.assign(1, 0);
    std::vector<std::int64_t> benefit;
    for (std::int32_t i = 0; i < problem.needs(); ++i) {
      for (auto pair = problem.rows[static_cast<std::size_t>(i)]; pair < problem.rows[static_cast<std::size_t>(i) + 1];
           ++pair) {
        out.service.push_back(problem.service[static_cast<std::size_t>(pair)]);
        benefit.push_back(benefit_at(raised, pair));
      }
      if (grouped(i)) {
        out.service.push_back(problem.services() + floors.group[static_cast<std::size_t>(i)]);
        benefit.push_back(counts);
      }
      out.rows.push_back(out.pairs());
    }
    out.benefit = std::move(benefit);
    for (std::size_t g = 0; g < floors.least.size(); ++g)
      out.seats.push_back(0);
    if (auto sound = check_problem(out); !sound)
      return std::move(sound).error();
    return Floored(problem, floors, units, options, std::move(out));
  }

  Tried try_floors(const std::vector<std::int64_t>& least) {
    const auto services = static_cast<std::size_t>(problem_.services());
    for (std::size_t g = 0; g < least.size(); ++g)
      question_.seats[services + g] = static_cast<std::int32_t>(std::max<std::int64_t>(0, units_[g] - least[g]));
    Tried out;
    const Solution solution = *solve(question_, options_, warm_);
    warm_ = solution.price;
    for (const Chosen& one : solution.chosen)
      if (one.service < problem_.services())
        out.chosen.push_back(one);
    out.objective = worth_of(problem_, out.chosen);
    out.served = served_of(floors_, out.chosen);
    out.kept = true;
    for (std::size_t g = 0; g < least.size(); ++g)
      out.kept = out.kept && out.served[g] >= least[g];
    out.bonus.assign(solution.price.begin() + static_cast<std::ptrdiff_t>(services), solution.price.end());
    out.proven = solution.proven;
    return out;
  }

private:
  Floored(const Problem& problem, const Floors& floors, const std::vector<std::int64_t>& units, const Options& options,
          Problem question)
      : problem_(problem), floors_(floors), units_(units), options_(options), question_(std::move(question)) {}
  const Problem& problem_;
  const Floors& floors_;
  const std::vector<std::int64_t>& units_;
  const Options& options_;
  Problem question_;
  std::vector<std::int64_t> warm_;
};

} // namespace

Result<Fair> with_floors(const Problem& problem, const Floors& floors, const Options& options) {
  const Solution free = TRY(solve(problem, options));
  if (floors.group.size() != static_cast<std::size_t>(problem.needs()))
    return Refusal::invalid("group", "assignment.sizes_differ");
  std::vector<std::int64_t> units(floors.least.size());
  for (std::size_t i = 0; i < floors.group.size(); ++i) {
    const std::int32_t group = floors.group[i];
    if (group < -1 || group >= static_cast<std::int32_t>(units.size()))
      return Refusal::invalid("group", "assignment.no_such_group", {std::to_string(i)});
    if (group >= 0)
      units[static_cast<std::size_t>(group)] += problem.units_of(static_cast<std::int32_t>(i));
  }
  for (std::size_t g = 0; g < floors.least.size(); ++g)
    if (floors.least[g] < 0)
      return Refusal::invalid("least", "assignment.negative_floor", {std::to_string(g)});
  Floored floored = TRY(Floored::of(problem, floors, units, options));

  const std::vector<std::int64_t> before = served_of(floors, free.chosen);
  const auto floors_at = [&](std::int32_t way) {
    std::vector<std::int64_t> least(floors.least.size());
    for (std::size_t g = 0; g < least.size(); ++g) {
      const std::int64_t further = floors.least[g] - before[g];
      least[g] = further <= 0 ? floors.least[g]
                              : before[g] + further / whole_way * way + further % whole_way * way / whole_way;
    }
    return least;
  };
  const auto affordable = [&](const Tried& tried) {
    return tried.kept && (!floors.most_cost || free.objective - tried.objective <= *floors.most_cost);
  };
  Fair out;
  out.objective_before = free.objective;
  Tried plan = floored.try_floors(floors_at(whole_way));
  out.proven = free.proven && plan.proven;
  out.reachable = plan.kept;
  if (plan.kept)
    out.cost_in_full = free.objective - plan.objective;
  out.thousandths = whole_way;
  if (!affordable(plan)) {
    // Nobody is served at 0 thousandths who is not served before; further floors cost more and are harder to keep.
    std::int32_t good = 0, bad = whole_way;
    plan = {free.chosen, free.objective, before, std::vector<std::int64_t>(units.size()), true, free.proven};
    while (bad - good > 1) {
      const std::int32_t middle = good + (bad - good) / 2;
      Tried tried = floored.try_floors(floors_at(middle));
      out.proven = out.proven && tried.proven;
      if (affordable(tried)) {
        good = middle;
        plan = std::move(tried);
      } else {
        bad = middle;
      }
    }
    out.thousandths = good;
  }
  out.reached = out.thousandths == whole_way;
  out.chosen = std::move(plan.chosen);
  out.objective = plan.objective;
  for (std::size_t g = 0; g < units.size(); ++g)
    out.groups.push_back({units[g], before[g], plan.served[g], floors.least[g], plan.bonus[g]});
  return out;
}

} // namespace concert::engines::assignment
