#include "rooms/situations/figures.h"

#include <algorithm>
#include <cmath>

namespace concert::situations {
namespace {

bool may_show(std::int64_t count, std::int64_t threshold) {
  return count == 0 || count >= threshold;
}

std::optional<std::int64_t> median(const std::vector<std::int64_t>& sorted, std::int64_t threshold) {
  if (static_cast<std::int64_t>(sorted.size()) < threshold)
    return std::nullopt;
  const std::size_t middle = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

} // namespace

InternalFigures withheld(const Figures& figures, std::int64_t threshold) {
  InternalFigures out;
  bool all_shown = true;
  std::int64_t total = 0;
  for (const auto& [stage, count] : figures.by_stage) {
    const bool shown = may_show(count, threshold);
    all_shown = all_shown && shown;
    total += count;
    out.by_stage.push_back({std::string(access::name_of(stage)), shown ? std::optional(count) : std::nullopt});
  }
  // Reasons add up to the concluded and the rejected: where one of them is withheld, that sum must not be shown either.
  bool reasons_shown = true;
  for (const auto& [reason, count] : figures.by_reason) {
    const bool shown = may_show(count, threshold);
    reasons_shown = reasons_shown && shown;
    out.by_reason.push_back({reason, shown ? std::optional(count) : std::nullopt});
  }
  // What was opened again is the difference between the endings and the situations that have ended.
  if (!reasons_shown || !may_show(figures.opened_again, threshold))
    for (InternalCount& stage : out.by_stage)
      if (stage.key == "concluded" || stage.key == "rejected") {
        stage.count.reset();
        all_shown = false;
      }
  if (all_shown)
    out.total = total;
  const std::int64_t rest = figures.factors_assessed - figures.factors_reduced;
  if (may_show(figures.factors_assessed, threshold))
    out.factors_assessed = figures.factors_assessed;
  if (out.factors_assessed && may_show(figures.factors_reduced, threshold) && may_show(rest, threshold))
    out.factors_reduced = figures.factors_reduced;
  out.median_minutes_to_first_contact = median(figures.minutes_to_first_contact, threshold);
  out.median_minutes_to_connected = median(figures.minutes_to_connected, threshold);
  out.by_month = withheld_by_month(figures.by_month, threshold);
  return out;
}

double percentile(const std::vector<std::int64_t>& sorted, double p) {
  check(!sorted.empty() && p >= 0 && p <= 1, "a percentile is of something and between 0 and 1");
  const double h = static_cast<double>(sorted.size() - 1) * p;
  const auto below = static_cast<std::size_t>(std::floor(h));
  const auto low = static_cast<double>(sorted[below]);
  const auto high = static_cast<double>(sorted[std::min(below + 1, sorted.size() - 1)]);
  return low + (h - std::floor(h)) * (high - low);
}

std::vector<InternalMonth> withheld_by_month(const std::map<std::string, ClockTimes>& months, std::int64_t threshold) {
  std::vector<InternalMonth> out;
  std::vector<std::array<std::int64_t, 3>> counts;
  for (auto at = months.rbegin(); at != months.rend(); ++at) {
    const std::array all = {&at->second.to_lead, &at->second.to_first_contact, &at->second.to_connected};
    InternalMonth month;
    month.month = at->first;
    std::array<std::int64_t, 3> count{};
    for (std::size_t i = 0; i < all.size(); ++i) {
      count[i] = static_cast<std::int64_t>(all[i]->size());
      Spread& spread = month.spreads[i];
      bool shown = may_show(count[i], threshold);
      for (std::size_t before = 0; before < i && shown; ++before)
        shown = !month.spreads[before].count || may_show(std::abs(count[before] - count[i]), threshold);
      if (shown)
        spread.count = count[i];
      if (count[i] >= threshold) {
        spread.median = percentile(*all[i], 0.5);
        spread.ninetieth = percentile(*all[i], 0.9);
      }
    }
    out.push_back(std::move(month));
    counts.push_back(count);
  }
  for (std::size_t i = 0; i < 3; ++i)
    for (;;) {
      std::int64_t hidden = 0, hidden_sum = 0;
      std::optional<std::size_t> smallest;
      for (std::size_t m = 0; m < out.size(); ++m) {
        if (!out[m].spreads[i].count) {
          ++hidden;
          hidden_sum += counts[m][i];
        } else if (counts[m][i] > 0 && (!smallest || counts[m][i] < counts[*smallest][i])) {
          smallest = m;
        }
      }
      if (hidden == 0 || (hidden >= 2 && hidden_sum >= threshold) || !smallest)
        break;
      out[*smallest].spreads[i].count.reset();
    }
  return out;
}

} // namespace concert::situations
