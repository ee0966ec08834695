#include "rooms/notices/due.h"

#include <bit>
#include <string>

namespace concert::notices {
namespace {

// FNV-1a, so that a state can be told from the next without keeping it a second time. The same on every machine.
std::int64_t mark_of(std::string_view state) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : state) {
    hash ^= static_cast<std::uint8_t>(c);
    hash *= 1099511628211U;
  }
  return std::bit_cast<std::int64_t>(hash);
}

bool is_invitation(Kind kind) {
  return kind == Kind::meeting_planned || kind == Kind::meeting_changed;
}

} // namespace

std::optional<Due> due_of(const meetings::Header& meeting, access::Role role, const Notice* before, Instant now) {
  using meetings::State;
  const bool is_over = meeting.planned_start + std::chrono::minutes(meeting.expected_minutes) < now;
  switch (meeting.state) {
  case State::planned: {
    if (is_over)
      return std::nullopt;
    const std::int64_t mark =
        mark_of(std::to_string(meeting.planned_start.us) + "|" + std::to_string(meeting.expected_minutes) + "|" +
                meeting.place + "|" + meeting.link);
    if (before == nullptr)
      return Due{Kind::meeting_planned, mark};
    return Due{before->mark == mark && is_invitation(before->kind) ? before->kind : Kind::meeting_changed, mark};
  }
  case State::cancelled:
    if (before == nullptr || is_over)
      return std::nullopt;
    return Due{Kind::meeting_cancelled, 0};
  case State::closed:
    return role == access::Role::chair ? std::optional(Due{Kind::minutes_to_sign, 0}) : std::nullopt;
  case State::in_session:
  case State::signed_off:
    return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Due> due_of(const situations::View& view, const access::Actor& actor, LocalDate today, Instant now) {
  if (view.stage == access::Stage::screening)
    return std::nullopt;
  std::string state;
  for (const situations::Waiting& waiting : situations::waiting_for(view, today))
    if (situations::concerns(waiting, actor))
      state += std::string(situations::name_of(waiting.what)) + "|";
  for (const situations::Escalation& late : situations::escalations(view.plan, now))
    if (situations::concerns(late, view, actor))
      state += "overdue " + late.task.text() + "|";
  return state.empty() ? std::nullopt : std::optional(Due{Kind::situation_waits, mark_of(state)});
}

std::optional<Due> due_of(const referrals::View& view) {
  if (view.side != referrals::Side::responder || view.state != referrals::State::requested)
    return std::nullopt;
  return Due{Kind::referral_waits, 0};
}

std::optional<Due> due_of(const directory::OwnPlaces& places, int max_age_days, Instant now) {
  if (places.services().empty())
    return std::nullopt;
  const auto oldest = directory::oldest_statement(places);
  if (oldest && now + remind_ahead - *oldest < std::chrono::hours(24) * max_age_days)
    return std::nullopt;
  return Due{Kind::places_wait, 0};
}

} // namespace concert::notices
