// A few threads and a bounded queue of things to do. Private to this part.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace concert::http {

class Workers {
 public:
  Workers(std::size_t threads, std::size_t queue);
  ~Workers(); // as finish()

  // False when the queue is full or finish() was called. `task` must not throw.
  bool offer(std::function<void()> task);
  // Drops what still waits, lets what runs end, joins. Not from a worker.
  void finish();

 private:
  void work();

  const std::size_t queue_;
  std::mutex mutex_;
  std::condition_variable change_;
  std::deque<std::function<void()>> waiting_;
  bool finished_ = false;
  std::vector<std::thread> threads_;
};

} // namespace concert::http
