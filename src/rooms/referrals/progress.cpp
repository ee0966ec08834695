#include "rooms/referrals/progress.h"

#include <algorithm>

#include "base/named.h"

namespace concert::referrals {
namespace {

using namespace std::string_view_literals;

// In the order of the enumeration.
constexpr std::array state_names = {"draft"sv,       "requested"sv, "accepted"sv, "rejected"sv,  "cancelled"sv,
                                    "in_progress"sv, "on_hold"sv,   "failed"sv,   "completed"sv, "entered_in_error"sv};
constexpr std::array fhir_names = {"draft"sv,       "requested"sv, "accepted"sv, "rejected"sv,  "cancelled"sv,
                                   "in-progress"sv, "on-hold"sv,   "failed"sv,   "completed"sv, "entered-in-error"sv};
constexpr std::array side_names = {"requester"sv, "responder"sv};
static_assert(state_names.size() == all_states.size() && fhir_names.size() == all_states.size());

} // namespace

std::string_view name_of(State state) {
  return state_names.at(static_cast<std::size_t>(state));
}
std::optional<State> state_of(std::string_view name) {
  return named<State>(state_names, name);
}
std::string_view fhir_status_of(State state) {
  return fhir_names.at(static_cast<std::size_t>(state));
}
std::string_view name_of(Side side) {
  return side_names.at(static_cast<std::size_t>(side));
}
std::optional<Side> side_of(std::string_view name) {
  return named<Side>(side_names, name);
}

std::vector<State> next_states(State from, Side by) {
  std::vector<State> out;
  for (const Edge& edge : edges)
    if (edge.from == from && may_move(from, edge.to, by))
      out.push_back(edge.to);
  return out;
}

} // namespace concert::referrals
