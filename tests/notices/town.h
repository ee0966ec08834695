// A table with a chair and three agencies whose members have mailboxes, and a sender that a test can look into, break
// and crash.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>

#include "app/notice_rounds.h"
#include "world/door.h"

namespace concert::world {

// Keeps what it is given. `before` may throw what a server would have it throw; `after` is a crash when it throws.
class KeptMail final : public mail::Sender {
public:
  Result<mail::Outcome> send(const mail::Message&) override;
  bool delivers() const override { return true; }
  std::vector<mail::Message> taken() const;
  std::vector<mail::Message> taken_by(const std::string& mailbox) const;
  void clear();
  void wait_for(std::size_t mails) const; // at most a minute

  std::function<void(const mail::Message&)> before, after;

private:
  mutable std::mutex mutex_;
  mutable std::condition_variable came_;
  std::vector<mail::Message> taken_;
};

struct Crash {}; // no std::exception: nothing on the way makes anything of it

class Town {
public:
  enum class Post { none, set_up };
  explicit Town(storage::testing::Place place, Post post = Post::set_up);

  app::NoticeRounds& rounds(); // made when it is first asked for, as serve makes it: with the surface
  void round() { rounds().round(); }
  void crash();                                 // everything in memory is gone; what was stored is opened again
  void keep_copy();                             // on SQLite: how things are now …
  void begin_again();                           // … and they are so again, with an empty mailbox
  std::size_t waiting();                        // letters, whenever they are due
  std::vector<std::string> told(const Member&); // kinds, sorted

  SituationId presented(const Member& by);
  void act(const Member& who, std::string_view what, SituationId of, const Fields& told = {});
  void accept(SituationId of); // health is likely to have a role
  void disclose(SituationId of);
  meetings::MeetingId planned(std::string place = "Town hall", std::string link = "");
  std::int64_t revision(meetings::MeetingId id);

  World world;
  RoomsDoor rooms{world};
  HttpDoor browser{world};
  KeptMail mail;
  Fields identity; // of whoever is brought to the table
  TableId table;
  AgencyId police, health, schools;
  Member chair, constable, nurse, teacher;

private:
  std::unique_ptr<app::NoticeRounds> rounds_;
};

Fields fields(std::initializer_list<std::pair<const char*, std::string>> values);

} // namespace concert::world
