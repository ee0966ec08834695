#include "rooms/aftercare/aftercare.h"

#include <algorithm>

#include "base/named.h"

namespace concert::aftercare {
namespace {

constexpr std::array<std::string_view, 2> ended_names = {"withdrawn", "declined"};
constexpr std::array<std::string_view, 5> state_names = {"planned", "assessed", "not_reached", "declined", "cancelled"};

} // namespace

std::string_view name_of(EndedBy by) {
  return ended_names.at(static_cast<std::size_t>(by));
}
std::optional<EndedBy> ended_by_of(std::string_view name) {
  return named<EndedBy>(ended_names, name);
}
std::string_view name_of(FollowUpState state) {
  return state_names.at(static_cast<std::size_t>(state));
}
std::optional<FollowUpState> follow_up_state_of(std::string_view name) {
  return named<FollowUpState>(state_names, name);
}

const Consent* Aftercare::consent() const {
  return consents.empty() || consents.back().ended_on ? nullptr : &consents.back();
}

const FollowUp* Aftercare::follow_up(FollowUpId which) const {
  for (const FollowUp& one : follow_ups)
    if (one.id == which)
      return &one;
  return nullptr;
}

std::vector<std::string_view> broken_promises(const Aftercare& a) {
  std::vector<std::string_view> broken;
  const auto promise = [&broken](std::string_view name, bool holds) {
    if (!holds)
      broken.push_back(name);
  };
  const bool declined = std::any_of(a.follow_ups.begin(), a.follow_ups.end(),
                                    [](const FollowUp& f) { return f.state == FollowUpState::declined; });
  promise("nothing_is_followed_up_without_a_consent", a.follow_ups.empty() || !a.consents.empty());
  promise("who_declined_has_ended_a_consent",
          !declined || std::any_of(a.consents.begin(), a.consents.end(),
                                   [](const Consent& c) { return c.ended_by == EndedBy::declined; }));
  for (std::size_t i = 0; i < a.consents.size(); ++i) {
    const Consent& c = a.consents[i];
    promise("a_consent_ends_by_something", c.ended_on.has_value() == c.ended_by.has_value());
    promise("one_consent_holds_at_a_time", i + 1 == a.consents.size() || c.ended_on.has_value());
  }
  for (const FollowUp& f : a.follow_ups) {
    const bool assessed = f.state == FollowUpState::assessed;
    // PRIVACY: whoever does not want to be asked any more is not on anybody's list.
    promise("nothing_is_planned_without_a_consent_that_holds",
            f.state != FollowUpState::planned || a.consent() != nullptr);
    promise("what_was_asked_has_a_day", f.asked_on.has_value() == (assessed || f.state == FollowUpState::not_reached ||
                                                                   f.state == FollowUpState::declined));
    promise("only_what_was_assessed_has_answers",
            assessed ? f.help && f.change : f.risks.empty() && f.protective.empty() && !f.help && !f.change);
    promise("one_follow_up_a_day_that_counts",
            std::count_if(a.follow_ups.begin(), a.follow_ups.end(), [&](const FollowUp& other) {
              return other.days == f.days && other.state != FollowUpState::cancelled;
            }) <= 1);
  }
  return broken;
}

} // namespace concert::aftercare
