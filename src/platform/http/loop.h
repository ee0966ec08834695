// The event loop and its alarms, without showing what they are made of. Everything that is called back runs on the one
// thread that runs the loop. Private to this part.
#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace concert::http {

class Loop {
 public:
  Loop();
  ~Loop();

  void run();                            // until stop(); what a callback throws is swallowed, the loop goes on
  void stop();                           // from any thread
  void post(std::function<void()> task); // from any thread; runs later, or never after stop()

  struct Inside;
  Inside& inside() { return *inside_; } // for loop.cpp and sockets.cpp only

 private:
  std::unique_ptr<Inside> inside_;
};

// Rings once, unless set again or silenced before.
class Alarm {
 public:
  explicit Alarm(Loop& loop);
  ~Alarm();
  Alarm(const Alarm&) = delete;
  Alarm& operator=(const Alarm&) = delete;

  void set(std::chrono::milliseconds delay, std::function<void()> ring);
  void silence();

 private:
  struct Inside;
  std::shared_ptr<Inside> inside_;
};

} // namespace concert::http
