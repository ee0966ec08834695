#include "app/notice_rounds.h"

#include <condition_variable>
#include <mutex>
#include <set>

#include "app/capacity_mail.h"
#include "app/notice_mail.h"
#include "app/referral_mail.h"

namespace concert::app {
namespace {

constexpr std::chrono::seconds between_rounds{30};
constexpr std::chrono::hours between_asking_all{1}; // days pass without anybody acting, and members come and go
constexpr int letters_at_once = 20;

log::Literal step_said(mail::Step step) {
  switch (step) {
  case mail::Step::connecting:
    return "connecting";
  case mail::Step::securing:
    return "securing";
  case mail::Step::signing_in:
    return "signing_in";
  case mail::Step::sender:
    return "sender";
  case mail::Step::recipient:
    return "recipient";
  case mail::Step::content:
    return "content";
  }
  bug("unknown step of mail");
}

bool is_about_one_mail(mail::Step step) {
  return step == mail::Step::recipient || step == mail::Step::content;
}

} // namespace

struct NoticeRounds::Changes {
  std::mutex mutex;
  std::condition_variable came;
  std::set<std::pair<TableId, meetings::MeetingId>> meetings;
  std::set<std::pair<TableId, SituationId>> situations;
  std::set<std::pair<TableId, referrals::ReferralId>> referrals;
  bool everything = true; // what was changed before a crash, and told nobody
  bool stopping = false;

  template <class AnId>
  void add(std::set<std::pair<TableId, AnId>>& to, TableId table, AnId id) {
    const std::lock_guard lock(mutex);
    to.insert({table, id});
    came.notify_one();
  }
};

NoticeRounds::NoticeRounds(Concert& concert, mail::Sender& sender, const words::Catalogue& catalogue, log::Log& log)
    : concert_(concert), sender_(sender), catalogue_(catalogue), log_(log), changes_(std::make_shared<Changes>()) {
  concert_.meetings().on_change(
      [changes = changes_](TableId table, meetings::MeetingId id) { changes->add(changes->meetings, table, id); });
  concert_.referrals().on_change(
      [changes = changes_](TableId table, referrals::ReferralId id) { changes->add(changes->referrals, table, id); });
  concert_.situations().on_change(
      [changes = changes_](TableId table, SituationId id) { changes->add(changes->situations, table, id); });
}

NoticeRounds::~NoticeRounds() {
  stop();
}

void NoticeRounds::start() {
  check(!thread_.joinable(), "rounds are started once");
  thread_ = std::thread([this] { run(); });
}

void NoticeRounds::stop() {
  stopping_ = true;
  {
    const std::lock_guard lock(changes_->mutex);
    changes_->stopping = true;
    changes_->came.notify_one();
  }
  if (thread_.joinable())
    thread_.join();
}

void NoticeRounds::run() {
  bool failed = false;
  for (;;) {
    {
      std::unique_lock lock(changes_->mutex);
      changes_->came.wait_for(lock, between_rounds, [&] {
        const bool changed = changes_->everything || !changes_->meetings.empty() || !changes_->situations.empty() ||
                             !changes_->referrals.empty();
        return changes_->stopping || (changed && !failed);
      });
      if (changes_->stopping)
        return;
    }
    try {
      round();
      failed = false;
    } catch (const std::exception&) { // PRIVACY: what it says stays here; storage has its own line in the log
      failed = true;
      log_.write(log::Level::error, "notices_failed");
    }
  }
}

void NoticeRounds::round() {
  try {
    follow();
    send();
  } catch (...) {
    const std::lock_guard lock(changes_->mutex);
    changes_->everything = true;
    throw;
  }
}

void NoticeRounds::follow() {
  std::set<std::pair<TableId, meetings::MeetingId>> meetings;
  std::set<std::pair<TableId, SituationId>> situations;
  std::set<std::pair<TableId, referrals::ReferralId>> referrals;
  const Instant now = concert_.clock().now();
  bool everything = !asked_all_at_ || now - *asked_all_at_ >= between_asking_all || now < *asked_all_at_;
  {
    const std::lock_guard lock(changes_->mutex);
    meetings.swap(changes_->meetings);
    situations.swap(changes_->situations);
    referrals.swap(changes_->referrals);
    everything = everything || changes_->everything;
    changes_->everything = false;
  }
  concert_.referrals().sweep();
  concert_.capacity_links().sweep();
  notices::Room& room = concert_.notices();
  if (everything) {
    std::vector<TableId> tables;
    for (const access::Table& table : concert_.access().tables()) {
      if (stopping_)
        return;
      room.settle_table(table.id);
      tables.push_back(table.id);
    }
    room.settle_places(tables);
    room.forget_old();
    asked_all_at_ = now;
    return;
  }
  for (const auto& [table, id] : meetings)
    room.settle(table, id);
  for (const auto& [table, id] : situations)
    room.settle(table, id);
  for (const auto& [table, id] : referrals)
    room.settle(table, id);
}

void NoticeRounds::send() {
  if (!sender_.delivers())
    return;
  // The next attempt is kept before this one is made: a database that cannot be written to sends nothing, and not the
  // same mail again and again.
  const auto attempt_of = [](const auto& letter) {
    if constexpr (requires { letter.letter; }) // with what it is about
      return letter.letter.attempts + 1;
    else
      return letter.attempts + 1;
  };
  // False when there is no use in trying another mail now.
  const auto send_all = [&](auto& room) {
    for (;;) {
      const auto due = room.due(letters_at_once);
      if (due.empty())
        return true;
      for (const auto& letter : due) {
        if (stopping_)
          return false;
        const auto ready = room.begin(letter);
        if (ready && !send_one(room, *ready, attempt_of(letter)))
          return false;
      }
    }
  };
  (void)(send_all(concert_.notices()) && send_all(concert_.referrals()) && send_all(concert_.capacity_links()));
}

template <class Room, class Ready>
bool NoticeRounds::send_one(Room& room, const Ready& ready, int attempt) {
  try {
    const auto outcome = sender_.send(message_of(ready, catalogue_, concert_.settings()));
    if (outcome) {
      room.sent(ready.id);
    } else { // a mail of our own making that no mail can be: a word of ours is wrong
      room.refused(ready.id);
      log_.write(log::Level::error, "mail_malformed");
    }
  } catch (const mail::Failure& failure) {
    const bool for_good = failure.kind() == mail::FailureKind::permanent;
    if (for_good)
      room.refused(ready.id);
    log_.write(log::Level::warning, "mail_not_sent",
               {{"step", step_said(failure.step())},
                {"reply", failure.reply()},
                {"attempt", attempt},
                {"for_good", for_good}});
    return for_good || is_about_one_mail(failure.step());
  }
  return true;
}

} // namespace concert::app
