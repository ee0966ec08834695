// All needs of one person together: a service for each, with few organizations, because each that is asked learns
// something. No longer a question that has an exact method, so the plan says how far from the best it can be at most.
// It stands beside the plan of region.h, which looks at each need by itself, and shares its needs, seats and scores.
#pragma once

#include <optional>
#include <vector>

#include "rooms/alignment/region.h"

namespace concert::alignment {

// Judgement, as the page of weights says: less than what a place of some worth does for somebody.
inline constexpr double cost_of_further_organization = 0.05; // in scores, each after a person's first
inline constexpr int most_organizations_of_one = 4;
// Less than a tenth of a second; counted, so that the plan is the same on every machine.
inline constexpr std::int64_t most_steps_of_bundles = 4'000'000;

struct PlanTogether {
  std::vector<std::optional<std::size_t>> proposed; // for each need of the region the service, or none
  double objective = 0;                             // sum of scores, less what further organizations cost
  double bound = 0;                                 // no plan is worth more
  bool proven = false;                              // it is the best
  std::size_t apart = 0; // needs beyond the eight gravest of one person: looked for by themselves

  // Of the best possible, in thousandths, rounded up: 0 only when proven.
  int gap_thousandths() const;
};
PlanTogether together_of(const Region& region, std::int64_t most_steps = most_steps_of_bundles);

// Another service, or none, for one need, while all other people keep what is proposed for them: the best for the
// person's other needs then. Always exact.
struct TogetherOtherwise {
  double costs = 0; // of the person's score, what it would lose; below 0 only where the plan was not proven
  std::vector<std::pair<std::size_t, std::optional<std::size_t>>> proposed; // for each of her needs
  std::size_t organizations = 0;
};
// Nothing where all places of that service are proposed to others, or the need is looked for by itself.
std::optional<TogetherOtherwise> together_otherwise(const Region& region, const PlanTogether& plan, std::size_t need,
                                                    std::optional<std::size_t> service);

std::size_t organizations_in(const Region& region, const std::vector<std::optional<std::size_t>>& proposed,
                             std::size_t situation);

} // namespace concert::alignment
