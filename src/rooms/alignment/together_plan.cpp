#include "rooms/alignment/together_plan.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/check.h"
#include "engines/assignment/bundles.h"

namespace concert::alignment {
namespace {

using engines::assignment::BundleProblem;
using engines::assignment::Candidate;

// Which needs of the region each person of the question has, in the order of its plan.
struct People {
  std::vector<std::vector<std::size_t>> needs;
  std::size_t apart = 0;
};

People people_in(const Region& region) {
  std::map<std::size_t, std::vector<std::size_t>> by_situation;
  for (std::size_t i = 0; i < region.needs.size(); ++i)
    if (!region.needs[i].with_seat.empty())
      by_situation[region.needs[i].situation].push_back(i);
  People out;
  for (auto& [situation, needs] : by_situation) {
    std::stable_sort(needs.begin(), needs.end(),
                     [&](std::size_t a, std::size_t b) { return region.needs[a].grade > region.needs[b].grade; });
    const std::size_t whole = std::min(needs.size(), engines::assignment::most_needs_of_one);
    out.needs.emplace_back(needs.begin(), needs.begin() + static_cast<std::ptrdiff_t>(whole));
    for (std::size_t k = whole; k < needs.size(); ++k) {
      out.needs.push_back({needs[k]}); // shares the seats, but not the question of few organizations
      ++out.apart;
    }
  }
  return out;
}

BundleProblem question_for(const Region& region) {
  BundleProblem out;
  std::map<const directory::Organization*, std::int32_t> numbers;
  for (const RegionService& service : region.services) {
    out.seats.push_back(service.seats);
    const auto number = static_cast<std::int32_t>(numbers.size());
    out.organization.push_back(
        service.organization == nullptr ? -1 : numbers.try_emplace(service.organization, number).first->second);
  }
  out.cost_of_further = static_cast<std::int64_t>(std::llround(cost_of_further_organization * benefit_unit));
  out.most_organizations = most_organizations_of_one;
  return out;
}

std::vector<engines::assignment::Option> options_of(const RegionNeed& need) {
  std::vector<engines::assignment::Option> out;
  for (const Candidate& one : need.with_seat)
    out.push_back({one.service, one.benefit, std::nullopt});
  return out;
}

// Of one person alone.
std::int64_t worth_of_one(const Region& region, const BundleProblem& seats, const std::vector<std::size_t>& needs,
                          const std::vector<std::int32_t>& service) {
  BundleProblem one = seats;
  one.of.emplace_back();
  for (const std::size_t i : needs)
    one.of.back().push_back(options_of(region.needs[i]));
  const auto worth = engines::assignment::worth_of(one, {service});
  check(worth.has_value(), "what is proposed keeps the rules");
  return *worth;
}

} // namespace

int PlanTogether::gap_thousandths() const {
  if (proven || bound <= 0)
    return 0;
  return std::max(1, static_cast<int>(std::ceil((bound - objective) / bound * 1000 - 1e-9)));
}

PlanTogether together_of(const Region& region, std::int64_t most_steps) {
  const People people = people_in(region);
  BundleProblem question = question_for(region);
  for (const auto& needs : people.needs) {
    question.of.emplace_back();
    for (const std::size_t i : needs)
      question.of.back().push_back(options_of(region.needs[i]));
  }
  const auto found = engines::assignment::bundle(question, {.most_steps = most_steps});
  check(found.has_value(), "a region of whole numbers has a plan for its people");
  PlanTogether out;
  out.proposed.resize(region.needs.size());
  for (std::size_t s = 0; s < people.needs.size(); ++s)
    for (std::size_t k = 0; k < people.needs[s].size(); ++k)
      if (const std::int32_t j = found->service[s][k]; j >= 0)
        out.proposed[people.needs[s][k]] = static_cast<std::size_t>(j);
  out.objective = static_cast<double>(found->objective) / benefit_unit;
  out.bound = static_cast<double>(found->bound) / benefit_unit;
  out.proven = found->proven;
  out.apart = people.apart;
  return out;
}

std::optional<TogetherOtherwise> together_otherwise(const Region& region, const PlanTogether& plan, std::size_t need,
                                                    std::optional<std::size_t> service) {
  const People people = people_in(region);
  const auto with_need = [&](const std::vector<std::size_t>& needs) {
    return std::find(needs.begin(), needs.end(), need) != needs.end();
  };
  const auto person = std::find_if(people.needs.begin(), people.needs.end(), with_need);
  if (person == people.needs.end())
    return std::nullopt;
  const std::size_t situation = region.needs[need].situation;
  const bool is_whole = std::count_if(people.needs.begin(), people.needs.end(), [&](const auto& needs) {
                          return region.needs[needs.front()].situation == situation && &needs < &*person;
                        }) == 0;
  if (!is_whole)
    return std::nullopt;
  BundleProblem question = question_for(region); // with the places that are proposed to nobody else
  for (std::size_t i = 0; i < region.needs.size(); ++i)
    if (plan.proposed[i] && std::find(person->begin(), person->end(), i) == person->end())
      --question.seats[*plan.proposed[i]];
  std::vector<std::int32_t> now;
  for (const std::size_t i : *person)
    now.push_back(plan.proposed[i] ? static_cast<std::int32_t>(*plan.proposed[i]) : -1);
  const std::int64_t worth = worth_of_one(region, question, *person, now);

  // The need takes that service whatever it is worth beside the others: so it counts so much that nothing outweighs it.
  std::int64_t counts = 1;
  question.of.emplace_back();
  for (const std::size_t i : *person) {
    question.of.back().push_back(options_of(region.needs[i]));
    for (const auto& one : question.of.back().back())
      counts += std::max<std::int64_t>(0, one.benefit);
  }
  counts += question.cost_of_further * most_organizations_of_one;
  auto& chosen =
      question.of.back()[static_cast<std::size_t>(std::find(person->begin(), person->end(), need) - person->begin())];
  std::erase_if(chosen, [&](const auto& one) { return !service || *service != static_cast<std::size_t>(one.service); });
  if (service && (chosen.empty() || question.seats[*service] <= 0))
    return std::nullopt;
  for (auto& one : chosen)
    one.benefit += counts;
  const auto found = engines::assignment::bundle(question);
  check(found.has_value() && found->proven, "the needs of one person have a best plan");
  TogetherOtherwise out;
  std::vector<std::optional<std::size_t>> after(region.needs.size());
  for (std::size_t k = 0; k < person->size(); ++k) {
    const std::int32_t j = found->service.front()[k];
    after[(*person)[k]] = j < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(j));
    out.proposed.emplace_back((*person)[k], after[(*person)[k]]);
  }
  out.costs = static_cast<double>(worth - (found->objective - (service ? counts : 0))) / benefit_unit;
  out.organizations = organizations_in(region, after, situation);
  return out;
}

std::size_t organizations_in(const Region& region, const std::vector<std::optional<std::size_t>>& proposed,
                             std::size_t situation) {
  std::set<const void*> out;
  for (std::size_t i = 0; i < region.needs.size(); ++i)
    if (region.needs[i].situation == situation && proposed[i]) {
      const RegionService& service = region.services[*proposed[i]];
      out.insert(service.organization == nullptr ? static_cast<const void*>(service.service)
                                                 : static_cast<const void*>(service.organization));
    }
  return out.size();
}

} // namespace concert::alignment
