#include "rooms/notices/notice.h"

#include <array>
#include <utility>

#include "base/check.h"

namespace concert::notices {
namespace {

constexpr std::array<std::pair<Kind, std::string_view>, 7> kinds = {{{Kind::meeting_planned, "meeting_planned"},
                                                                     {Kind::meeting_changed, "meeting_changed"},
                                                                     {Kind::meeting_cancelled, "meeting_cancelled"},
                                                                     {Kind::minutes_to_sign, "minutes_to_sign"},
                                                                     {Kind::situation_waits, "situation_waits"},
                                                                     {Kind::referral_waits, "referral_waits"},
                                                                     {Kind::places_wait, "places_wait"}}};

} // namespace

std::string_view name_of(Kind kind) {
  for (const auto& [known, name] : kinds)
    if (known == kind)
      return name;
  bug("unknown kind of notice");
}

std::optional<Kind> kind_of(std::string_view name) {
  for (const auto& [kind, known] : kinds)
    if (known == name)
      return kind;
  return std::nullopt;
}

About about(meetings::MeetingId id) {
  return *About::parse(id.text());
}
About about(SituationId id) {
  return *About::parse(id.text());
}

About about(referrals::ReferralId id) {
  return *About::parse(id.text());
}

About about(AgencyId id) {
  return *About::parse(id.text());
}

referrals::ReferralId Notice::referral() const {
  check(is_about_referral(), "the notice is about something else");
  return *referrals::ReferralId::parse(about.text());
}
meetings::MeetingId Notice::meeting() const {
  check(is_about_meeting(), "the notice is about something else");
  return *meetings::MeetingId::parse(about.text());
}
SituationId Notice::situation() const {
  check(is_about_situation(), "the notice is about a meeting");
  return *SituationId::parse(about.text());
}

} // namespace concert::notices
