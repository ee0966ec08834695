#include "rooms/referrals/referral.h"

#include <algorithm>

namespace concert::referrals {
namespace {

using namespace std::string_view_literals;

constexpr std::array places_names = {"has_place"sv, "waitlist"sv, "no_place"sv};
constexpr std::array through_names = {"seat"sv, "link"sv};

} // namespace

std::string_view name_of(Places places) {
  return places_names.at(static_cast<std::size_t>(places));
}
std::optional<Places> places_of(std::string_view name) {
  const auto at = std::find(places_names.begin(), places_names.end(), name);
  return at == places_names.end() ? std::nullopt : std::optional(static_cast<Places>(at - places_names.begin()));
}
std::string_view name_of(Through through) {
  return through_names.at(static_cast<std::size_t>(through));
}
std::optional<Through> through_of(std::string_view name) {
  const auto at = std::find(through_names.begin(), through_names.end(), name);
  return at == through_names.end() ? std::nullopt : std::optional(static_cast<Through>(at - through_names.begin()));
}

std::string_view reasons_for(State state) {
  switch (state) {
  case State::rejected:
    return "referral_declines";
  case State::cancelled:
    return "referral_cancellations";
  case State::on_hold:
    return "referral_holds";
  case State::failed:
    return "referral_failures";
  case State::completed:
    return "referral_outcomes";
  case State::draft:
  case State::requested:
  case State::accepted:
  case State::in_progress:
  case State::entered_in_error:
    break;
  }
  return "";
}

std::optional<Capacity> Referral::capacity() const {
  for (auto step = steps.rbegin(); step != steps.rend(); ++step)
    if (step->capacity)
      return step->capacity;
  return std::nullopt;
}

std::vector<std::string_view> broken_promises(const Referral& r) {
  std::vector<std::string_view> out;
  const auto promise = [&out](bool holds, std::string_view name) {
    if (!holds)
      out.push_back(name);
  };
  promise(r.performer.agency.has_value() != r.performer.outside.has_value(), "one_performer");
  promise(r.performer.agency != std::optional(r.requester), "nobody_refers_to_themselves");
  promise(!r.steps.empty() && r.steps.front().state == State::draft, "begins_as_a_draft");
  bool follows = true, reasoned = true, ordered = true, links_are_outside = true, waits_are_waits = true;
  for (std::size_t i = 0; i < r.steps.size(); ++i) {
    const Step& step = r.steps[i];
    follows = follows && (i == 0 || may_move(r.steps[i - 1].state, step.state, step.by));
    reasoned = reasoned && step.reason.has_value() == !reasons_for(step.state).empty();
    ordered = ordered && (i == 0 || r.steps[i - 1].at <= step.at);
    links_are_outside = links_are_outside &&
                        (step.through == Through::seat ? step.doer.has_value()
                                                       : !step.doer && r.is_outside() && step.by == Side::responder);
    waits_are_waits = waits_are_waits && (!step.capacity || step.capacity->wait_days.has_value() ==
                                                                (step.capacity->places == Places::waitlist));
  }
  promise(follows, "each_state_follows_the_one_before");
  promise(reasoned, "reasons_where_they_are_asked");
  promise(ordered, "steps_in_order");
  promise(links_are_outside, "only_outsiders_answer_by_link");
  promise(waits_are_waits, "days_of_waiting_belong_to_a_waitlist");
  const bool asked = r.steps.size() > 1 && r.steps[1].state == State::requested;
  promise(!(r.is_outside() && asked) || r.consent.has_value(), "nobody_outside_is_asked_without_consent");
  return out;
}

} // namespace concert::referrals
