// Destroys drafts that have lived long enough, that are about something that is gone, or whose member lost the seat: on a
// thread beside the server, at the start and every ten minutes. Most go before, with the act that ends them; this is for
// time and for what a crash left. What goes is decided in rooms/drafts.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "app/concert.h"
#include "platform/log/log.h"

namespace concert::app {

class DraftRounds {
public:
  DraftRounds(Concert& concert, log::Log& log) : concert_(concert), log_(log) {}
  ~DraftRounds(); // stops
  DraftRounds(const DraftRounds&) = delete;
  DraftRounds& operator=(const DraftRounds&) = delete;

  void start();
  void stop();
  std::size_t round(); // one, on the calling thread; gives how many drafts went; throws what storage throws

private:
  void run();

  Concert& concert_;
  log::Log& log_;
  std::mutex mutex_;
  std::condition_variable woken_;
  bool stopping_ = false;
  std::thread thread_;
};

} // namespace concert::app
