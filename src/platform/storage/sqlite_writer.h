// The one thread that changes a SQLite file. Work waits in a queue, first in, first out; everything that waits when the
// writer gets round to it shares one commit, because the commit (a wait for the disk) costs more than the work. Each
// piece of work has a savepoint of its own; nobody is told "done" before the commit.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "platform/storage/nesting.h"
#include "platform/storage/sqlite_connection.h"

namespace concert::storage {

class SqliteWriter {
 public:
  SqliteWriter(const Database& database, SqliteConnection& connection, int most_writes_per_commit);
  ~SqliteWriter(); // nobody may be waiting
  SqliteWriter(const SqliteWriter&) = delete;
  SqliteWriter& operator=(const SqliteWriter&) = delete;

  void write(Call<bool(Transaction&)> work); // returns after the commit
  void alone(Call<void()> task);             // on the writer's thread, outside any transaction
  std::size_t waiting() const;

 private:
  struct Job {
    const Call<bool(Transaction&)>* work = nullptr;
    const Call<void()>* task = nullptr; // instead of work
    const Inside* outer = nullptr;      // what the caller is inside of
    std::exception_ptr thrown = nullptr;
    bool done = false;
    std::condition_variable wake = {};
  };
  using Jobs = std::vector<Job*>;

  void wait_for(Job& job);
  void serve();
  Jobs take_group(); // under the lock
  void run_group(Jobs jobs);
  Jobs run_together(const Jobs& jobs);
  bool run_in_savepoint(Job& job);
  bool run_work(Job& job);
  void commit(const Jobs& jobs);

  const Database& database_;
  SqliteConnection& connection_;
  const std::size_t most_writes_per_commit_;
  mutable std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Job*> queue_;
  bool stopping_ = false;
  std::thread thread_;
};

} // namespace concert::storage
