// The only way to notices. What is kept follows how things are: settle() compares what each seat should have been told
// of a thing with what it was told, and keeps the difference, with the mails to be sent, in one transaction. So it does
// not matter who called it, how often, or what was cut short before.
// PRIVACY: everything is asked as the seat that would be told, through the gate of the room that keeps the thing.
#pragma once

#include <chrono>
#include <functional>
#include <mutex>

#include "base/chance.h"
#include "base/result.h"
#include "platform/clock/clock.h"
#include "rooms/access/room.h"
#include "rooms/directory/room.h"
#include "rooms/meetings/room.h"
#include "rooms/notices/due.h"
#include "rooms/notices/store.h"
#include "rooms/referrals/room.h"

namespace concert::notices {

// What an invitation needs, without a title, a place or anybody's name.
struct Appointment {
  meetings::MeetingId meeting;
  int edition = 0;
  Instant written, starts, ends;
  bool cancelled = false;
};

// A letter with what was looked up to send it.
struct ReadyLetter {
  LetterId id;
  NoticeId notice;
  Kind kind = Kind::situation_waits;
  EmailAddress to;
  Language language = Language::en;
  Instant written;
  std::optional<Appointment> appointment = {};
};

class Room {
public:
  using PeopleAt = std::function<std::vector<access::Reachable>(TableId)>;
  enum class Mail { none, queued }; // none: the installation sends no mail, so none waits

  // Whether it is the hour at which agencies are reminded of their places.
  using IsReminding = std::function<bool(Instant)>;
  Room(Store& store, meetings::Room& meetings, situations::Room& situations, referrals::Room& referrals,
       directory::Room& directory, PeopleAt people_at, IsReminding is_reminding, Mail mail, const clock::Clock& clock,
       Chance& chance)
      : store_(store), meetings_(meetings), situations_(situations), referrals_(referrals), directory_(directory),
        people_at_(std::move(people_at)), is_reminding_(std::move(is_reminding)), mail_(mail), clock_(clock),
        chance_(chance) {}

  // ---- Following. Not on a thread that answers somebody: it asks for every seat of the table.
  void settle(TableId, meetings::MeetingId);
  void settle(TableId, SituationId);
  void settle(TableId, referrals::ReferralId);
  // Who keeps services and has said nothing of their places for long: every seat that may say it is told in the house,
  // and one member of the agency by mail, at the set hour and once a week at most. What is fresh again is told no more.
  void settle_places(const std::vector<TableId>&);
  void settle_table(TableId); // everything there; at start, and now and then: days pass without anybody acting

  // ---- Reading, by the member and in the seat that was told. What may not be known now is not listed or counted.
  std::vector<Notice> list(const access::Actor&);      // newest first
  // When the meeting that a notice is about is, or was to be, as this reader may know now; nothing for what is no
  // meeting. Looked up, never kept with the notice.
  std::optional<Instant> meeting_at(const access::Actor&, const Notice&);
  Result<Notice> open(const access::Actor&, NoticeId); // which marks it as read
  void mark_all_read(const access::Actor&);

  // ---- Mail, by whoever sends it. A letter is on its way from begin() until sent(), postponed by itself otherwise.
  std::vector<Letter> due(int limit);
  // Counts the attempt and gives what to send; nothing, and the letter is gone, when there is nothing to tell any more
  // or the member wants no mail.
  std::optional<ReadyLetter> begin(const Letter&);
  void sent(LetterId id) { store_.sent(id); }
  void refused(LetterId id) { store_.refused(id); } // for good
  void forget_old();                                // letters after 7 days, cancelled meetings after 30

private:
  using DueFor = std::function<std::optional<Due>(const access::Actor&, const Notice* before)>;
  void follow(TableId, About, const DueFor&);
  bool may_know(const access::Actor&, const Notice&);
  std::optional<Due> places_due(const access::Actor&);
  void remind(AgencyId, std::vector<access::Reachable>&, Instant now, Store::Change&);

  Store& store_;
  meetings::Room& meetings_;
  situations::Room& situations_;
  referrals::Room& referrals_;
  directory::Room& directory_;
  PeopleAt people_at_;
  const IsReminding is_reminding_;
  const Mail mail_;
  const clock::Clock& clock_;
  Chance& chance_;
  std::mutex following_; // one after the other, or two would both see what neither has told
};

// Mail about a situation waits this long: at a table, what waits now is often done a moment later.
inline constexpr std::chrono::minutes situation_mail_delay{10};
inline constexpr std::chrono::hours between_reminders{24 * 7};

} // namespace concert::notices
