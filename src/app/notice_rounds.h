// The jobs of notices and of mail, on one thread beside the server: makes notices follow what has changed, ends links of
// referrals that have run out, and sends the mails that are due. What changed is only remembered by whoever changed it; after a crash the first round asks for everything.
// No rule of its own about who is told what: that is rooms/notices.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <thread>

#include "app/concert.h"
#include "platform/log/log.h"
#include "platform/mail/sender.h"
#include "platform/words/catalogue.h"

namespace concert::app {

class NoticeRounds {
public:
  // Listens from now on: make it before anybody acts. All that it is given outlives it.
  NoticeRounds(Concert& concert, mail::Sender& sender, const words::Catalogue& catalogue, log::Log& log);
  ~NoticeRounds(); // stops
  NoticeRounds(const NoticeRounds&) = delete;
  NoticeRounds& operator=(const NoticeRounds&) = delete;

  // A round as soon as something has changed, and every half minute, on a thread of its own.
  void start();
  // No mail is begun any more; waits for the one that is on its way, which may take the sender's whole patience.
  void stop();
  bool is_stopping() const { return stopping_; }

  // One round on the calling thread, when start() was not called. Throws what storage throws, and has then lost
  // nothing: the next round asks for everything.
  void round();

private:
  struct Changes; // shared with the rooms that call it
  void run();
  void follow();
  void send();
  // False when there is no use in trying another mail now.
  template <class Room, class Ready>
  bool send_one(Room& room, const Ready& ready, int attempt);

  Concert& concert_;
  mail::Sender& sender_;
  const words::Catalogue& catalogue_;
  log::Log& log_;
  std::shared_ptr<Changes> changes_;
  std::optional<Instant> asked_all_at_;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

} // namespace concert::app
