#include "platform/http/workers.h"

#include <utility>

#include "base/check.h"

namespace concert::http {

Workers::Workers(std::size_t threads, std::size_t queue) : queue_(queue) {
  check(threads > 0, "a pool has at least one worker");
  threads_.reserve(threads);
  for (std::size_t i = 0; i < threads; ++i)
    threads_.emplace_back([this] { work(); });
}

Workers::~Workers() {
  finish();
}

bool Workers::offer(std::function<void()> task) {
  {
    const std::lock_guard lock(mutex_);
    if (finished_ || waiting_.size() >= queue_)
      return false;
    waiting_.push_back(std::move(task));
  }
  change_.notify_one();
  return true;
}

void Workers::work() {
  for (;;) {
    std::function<void()> task;
    {
      std::unique_lock lock(mutex_);
      change_.wait(lock, [this] { return finished_ || !waiting_.empty(); });
      if (finished_)
        return;
      task = std::move(waiting_.front());
      waiting_.pop_front();
    }
    task();
  }
}

void Workers::finish() {
  std::deque<std::function<void()>> dropped; // destroyed outside the lock
  {
    const std::lock_guard lock(mutex_);
    finished_ = true;
    dropped.swap(waiting_);
  }
  change_.notify_all();
  for (auto& thread : threads_)
    if (thread.joinable())
      thread.join();
}

} // namespace concert::http
