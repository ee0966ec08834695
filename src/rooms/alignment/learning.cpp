#include "rooms/alignment/learning.h"

#include <cmath>
#include <map>

namespace concert::alignment {
namespace {

constexpr int least_count = 5;

// The regularised incomplete beta function by its continued fraction (Lentz), for x below the mean.
double fraction_of_beta(double a, double b, double x) {
  constexpr double tiny = 1e-300;
  const double front =
      std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x)) / a;
  double c = 1, d = 1 - (a + b) * x / (a + 1);
  d = 1 / (std::abs(d) < tiny ? tiny : d);
  double value = d;
  for (int m = 1; m < 500; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    double change = 1;
    for (const double step : {even, odd}) {
      d = 1 + step * d;
      d = 1 / (std::abs(d) < tiny ? tiny : d);
      c = 1 + step / c;
      c = std::abs(c) < tiny ? tiny : c;
      change = d * c;
      value *= change;
    }
    if (std::abs(change - 1) < 1e-14)
      break;
  }
  return front * value;
}

double beta_up_to(double a, double b, double x) {
  if (x <= 0)
    return 0;
  if (x >= 1)
    return 1;
  return x < (a + 1) / (a + b + 2) ? fraction_of_beta(a, b, x) : 1 - fraction_of_beta(b, a, 1 - x);
}

double to_a_tenth(double value) {
  return std::round(value * 10) / 10;
}

double shrunk(double expert, int mobilized, int lowered) {
  return (weight_of_expert * expert + lowered) / (weight_of_expert + mobilized);
}

bool is_small(int count) {
  return count > 0 && count < least_count;
}

} // namespace

double beta_quantile(double a, double b, double p) {
  double low = 0, high = 1;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (beta_up_to(a, b, middle) < p ? low : high) = middle;
  }
  return (low + high) / 2;
}

std::vector<Learned> learned_from(const std::vector<NeedRow>& rows, std::span<const Observed> observed) {
  std::map<std::pair<std::string, std::string>, std::pair<int, int>> counts;
  for (const Observed& one : observed)
    if (one.mobilized) {
      auto& [mobilized, lowered] = counts[{one.risk_category, one.service_term}];
      ++mobilized;
      lowered += one.lowered ? 1 : 0;
    }
  std::vector<Learned> out;
  for (const NeedRow& row : rows) {
    const auto found = counts.find({row.risk_category, row.service_term});
    if (row.relevance <= 0 || found == counts.end())
      continue;
    Learned one{row.risk_category, row.service_term, row.relevance, found->second.first, found->second.second};
    one.learned = shrunk(one.expert, one.mobilized, one.lowered);
    const double a = weight_of_expert * one.expert + one.lowered;
    const double b = weight_of_expert * (1 - one.expert) + one.mobilized - one.lowered;
    // Where nothing speaks against it there is no spread to tell: an expert's 1 that always held.
    one.low = b > 0 ? beta_quantile(a, b, 0.05) : 1;
    one.high = b > 0 ? beta_quantile(a, b, 0.95) : 1;
    out.push_back(std::move(one));
  }
  return out;
}

LearnedShown shown_of(const Learned& learned) {
  LearnedShown out;
  if (learned.mobilized < least_count)
    return out;
  out.mobilized = learned.mobilized;
  const auto is_hidden = [&](int lowered) { return is_small(lowered) || is_small(learned.mobilized - lowered); };
  if (!is_hidden(learned.lowered)) {
    out.lowered = learned.lowered;
    out.learned = learned.learned;
    out.low = learned.low;
    out.high = learned.high;
    return out;
  }
  // PRIVACY: the rounded value is shown only if another hidden count would look the same.
  const double rounded = to_a_tenth(learned.learned);
  for (int other = 0; other <= learned.mobilized && !out.learned; ++other)
    if (other != learned.lowered && is_hidden(other) &&
        to_a_tenth(shrunk(learned.expert, learned.mobilized, other)) == rounded)
      out.learned = rounded;
  return out;
}

} // namespace concert::alignment
