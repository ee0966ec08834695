#include "rooms/alignment/area_counts.h"

#include <algorithm>

namespace concert::alignment {

AreaCounts counted(const std::vector<Placed>& placed, const std::vector<std::string>& areas, Instant now) {
  AreaCounts out;
  out.at = now;
  std::vector<std::vector<int>> counts(areas.size(), std::vector<int>(1));
  for (const Placed& one : placed)
    if (const auto at = std::find(areas.begin(), areas.end(), one.area); at != areas.end()) {
      ++counts[static_cast<std::size_t>(at - areas.begin())][0];
      out.marks.insert(one.mark);
    }
  for (const std::string& area : areas)
    out.areas.push_back({area, std::nullopt});
  if (counts.empty())
    return out;
  const Hidden shown = hide_small(counts);
  out.all = shown.back().front().value_or(0) >= least_shown ? shown.back().front() : std::nullopt;
  if (out.all)
    for (std::size_t i = 0; i < areas.size(); ++i)
      if (const auto& count = shown[i].front(); count && *count >= least_shown)
        out.areas[i].situations = count;
  return out;
}

bool may_follow(const AreaCounts& last, const std::vector<Placed>& placed) {
  std::set<std::string> now;
  for (const Placed& one : placed)
    if (std::any_of(last.areas.begin(), last.areas.end(), [&](const auto& each) { return each.area == one.area; }))
      now.insert(one.mark);
  const auto missing = [](const std::set<std::string>& from, const std::set<std::string>& in) {
    return std::count_if(from.begin(), from.end(), [&](const std::string& mark) { return in.count(mark) == 0; });
  };
  return std::max(missing(now, last.marks), missing(last.marks, now)) >= least_shown;
}

} // namespace concert::alignment
