#include "rooms/alignment/outcomes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "base/named.h"
#include "base/well_shaped.h"
#include "rooms/alignment/unmet.h"

namespace concert::alignment {
namespace {

constexpr std::array<std::string_view, 4> purpose_names = {"none", "fair_access", "set_floor", "report_to_table"};

void count(Share& share, std::optional<bool> answer) {
  if (!answer)
    return;
  ++share.of;
  share.yes += *answer ? 1 : 0;
}

bool is_small(const Share& share) {
  const auto small = [](int count) { return count > 0 && count < least_shown; };
  return small(share.yes) || small(share.of - share.yes);
}

} // namespace

std::string_view name_of(Purpose purpose) {
  return purpose_names.at(static_cast<std::size_t>(purpose));
}
std::optional<Purpose> purpose_of(std::string_view name) {
  return named<Purpose>(purpose_names, name);
}

const FieldSpecs& purpose_fields() {
  static const FieldSpecs specs = {
      {.name = "purpose", .kind = FieldKind::choice, .choices = {purpose_names.begin(), purpose_names.end()}}};
  return specs;
}

Result<Purpose> read_purpose(const Fields& fields) {
  TRY(well_shaped(fields, purpose_fields()));
  return *purpose_of(fields.text_or("purpose"));
}

HowItWent how_it_went(const situations::View& view, const situations::Picture& picture, FloorBy by) {
  HowItWent out;
  out.group = group_of(by, picture);
  out.served = std::any_of(view.mobilized.begin(), view.mobilized.end(), [](const situations::Mobilized& one) {
    return one.mobilization.id == "connected" || one.mobilization.id == "engaged";
  });
  if (view.clock.state != situations::ClockState::not_started)
    out.in_time = view.clock.state == situations::ClockState::met_in_time;
  if (const situations::Reduction change = situations::reduction_of(picture); change.assessed > 0)
    out.lowered = change.reduced > 0;
  return out;
}

std::vector<GroupOutcome> outcomes_of(std::span<const HowItWent> all) {
  std::map<std::string, GroupOutcome> by_group;
  for (const HowItWent& one : all) {
    if (one.group.empty())
      continue;
    GroupOutcome& group = by_group[one.group];
    group.group = one.group;
    count(group.served, one.served);
    count(group.in_time, one.in_time);
    count(group.lowered, one.lowered);
  }
  std::vector<GroupOutcome> out;
  for (auto& [name, group] : by_group)
    out.push_back(std::move(group));
  return out;
}

Interval interval_of(const Share& share) {
  constexpr double z = 1.959963984540054;
  const double n = share.of, p = share.yes / n;
  const double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
  const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  return {std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

std::vector<bool> may_be_shown(const std::vector<GroupOutcome>& groups) {
  std::vector<bool> shown(groups.size(), true);
  for (std::size_t i = 0; i < groups.size(); ++i)
    if (is_small(groups[i].served) || is_small(groups[i].in_time) || is_small(groups[i].lowered))
      shown[i] = false;
  for (;;) {
    int hidden = 0, situations = 0;
    std::optional<std::size_t> smallest; // of those that are shown
    for (std::size_t i = 0; i < groups.size(); ++i)
      if (!shown[i]) {
        ++hidden;
        situations += groups[i].served.of;
      } else if (!smallest || groups[i].served.of < groups[*smallest].served.of) {
        smallest = i;
      }
    if (hidden == 0 || !smallest || (hidden > 1 && situations >= least_shown))
      return shown;
    shown[*smallest] = false;
  }
}

} // namespace concert::alignment
