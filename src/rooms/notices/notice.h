// That something waits for somebody, or has changed: who is told, of which kind it is, and the id of what it is about.
// PRIVACY: never a content. What a reader is shown is made from the kind alone; what it is about is looked up when they
// follow it, through the gate, as of that moment.
#pragma once

#include <optional>
#include <string_view>

#include "base/instant.h"
#include "rooms/access/actor.h"
#include "rooms/meetings/meeting.h"
#include "rooms/referrals/referral.h"

namespace concert::notices {

using NoticeId = Id<struct NoticeTag>;
using LetterId = Id<struct LetterTag>; // drawn once: a mailbox knows a second copy by it
using About = Id<struct AboutTag>;     // the id of a meeting, a situation, a referral or an agency, as the kind says

enum class Kind {
  meeting_planned,
  meeting_changed,
  meeting_cancelled,
  minutes_to_sign,
  situation_waits,
  referral_waits,
  places_wait // an agency's statements of free places are old, or soon will be
};
std::string_view name_of(Kind kind);
std::optional<Kind> kind_of(std::string_view name);

// One for each member, seat and thing. A later state of the same thing is the next edition of the same notice.
struct Notice {
  NoticeId id;
  TableId table;
  MemberId member;
  SeatId seat;
  Kind kind = Kind::situation_waits;
  About about;
  std::int64_t mark = 0; // tells one state of the thing from the next, and nothing else
  int edition = 0;       // counted from 0
  Instant created_at;    // of this edition
  std::optional<Instant> read_at;
  friend bool operator==(const Notice&, const Notice&) = default;

  bool is_about_situation() const { return kind == Kind::situation_waits; }
  bool is_about_referral() const { return kind == Kind::referral_waits; }
  bool is_about_places() const { return kind == Kind::places_wait; }
  bool is_about_meeting() const { return !is_about_situation() && !is_about_referral() && !is_about_places(); }
  meetings::MeetingId meeting() const;
  referrals::ReferralId referral() const;
  SituationId situation() const;
};

About about(meetings::MeetingId id);
About about(SituationId id);
About about(referrals::ReferralId id);
About about(AgencyId id); // its places

// A mail that is to tell the same. PRIVACY: it has no address and no text: both are made when it is sent, so that who
// has switched mail off meanwhile, or may not know any more, gets none.
struct Letter {
  LetterId id;
  NoticeId notice;
  Instant queued_at;
  int attempts = 0;
  Instant next_attempt;
  bool refused = false; // for good; kept a while, so that it can be seen
  friend bool operator==(const Letter&, const Letter&) = default;
};

} // namespace concert::notices
