// What concluded situations say of the table of needs: of those in which a service of a kind was mobilized for a risk,
// how often the risk was lowered. Shrunk toward the expert's value, so that a few situations move it a little. Pure. It
// is a shadow: it stands beside the expert's value and changes nothing by itself.
//
// PRIVACY: all it can be told is in `Observed`. It knows no person, no group, no agency and no day.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rooms/alignment/needs.h"

namespace concert::alignment {

// One risk category and one kind of service in one concluded situation.
struct Observed {
  std::string risk_category;
  std::string service_term;
  bool mobilized = false; // a service of that kind connected or engaged
  bool lowered = false;   // the risk was graded lower at conclusion
};

inline constexpr double weight_of_expert = 20; // as many situations as the expert's value counts for

// Of one row e with k of n lowered:  learned = (20 e + k) / (20 + n), and the central 90 % of
// Beta(20 e + k, 20 (1 - e) + n - k). Situations without such a service say nothing of it and do not count.
struct Learned {
  std::string risk_category, service_term;
  double expert = 0;
  int mobilized = 0; // n
  int lowered = 0;   // k
  double learned = 0;
  double low = 0, high = 0;
};
// Of every row that is switched on and has at least one, in the order of the table.
std::vector<Learned> learned_from(const std::vector<NeedRow>& rows, std::span<const Observed> observed);

// What may be shown of it: counts from 1 to 4 are hidden, and what would give them away.
struct LearnedShown {
  std::optional<int> mobilized, lowered;
  std::optional<double> learned;   // to a tenth where a count is hidden
  std::optional<double> low, high; // only where none is
};
LearnedShown shown_of(const Learned& learned);

// The quantile of a beta distribution; a, b above 0, 0 < p < 1. To within 1e-9.
double beta_quantile(double a, double b, double p);

} // namespace concert::alignment
