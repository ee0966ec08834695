// A fixed number of connections, lent to one thread each. The last one returned is lent first: its statements are warm.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

namespace concert::storage {

template <class C>
class Pool {
 public:
  class Lease {
   public:
    explicit Lease(Pool& pool) : pool_(pool), connection_(pool.take()) {}
    ~Lease() { pool_.give_back(std::move(connection_)); }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    C& operator*() const { return *connection_; }
    C* operator->() const { return connection_.get(); }

   private:
    Pool& pool_;
    std::unique_ptr<C> connection_;
  };

  void add(std::unique_ptr<C> connection) { give_back(std::move(connection)); }
  void clear() {
    const std::lock_guard lock(mutex_);
    idle_.clear();
  }

 private:
  std::unique_ptr<C> take() {
    std::unique_lock lock(mutex_);
    returned_.wait(lock, [&] { return !idle_.empty(); });
    auto connection = std::move(idle_.back());
    idle_.pop_back();
    return connection;
  }
  void give_back(std::unique_ptr<C> connection) {
    {
      const std::lock_guard lock(mutex_);
      idle_.push_back(std::move(connection));
    }
    returned_.notify_one();
  }

  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<C>> idle_;
};

} // namespace concert::storage
