#include "rooms/situations/figures.h"

namespace concert::situations {
namespace {

bool may_show(std::int64_t count, std::int64_t threshold) { return count == 0 || count >= threshold; }

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
  if (!reasons_shown)
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
  return out;
}

} // namespace concert::situations
