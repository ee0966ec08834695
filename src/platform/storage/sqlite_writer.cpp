#include "platform/storage/sqlite_writer.h"

namespace concert::storage {

SqliteWriter::SqliteWriter(const Database& database, SqliteConnection& connection, int most_writes_per_commit)
    : database_(database), connection_(connection),
      most_writes_per_commit_(static_cast<std::size_t>(std::max(1, most_writes_per_commit))),
      thread_([this] { serve(); }) {}

SqliteWriter::~SqliteWriter() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    arrived_.notify_one();
  }
  thread_.join();
}

void SqliteWriter::write(Call<bool(Transaction&)> work) {
  Job job{.work = &work};
  wait_for(job);
}

void SqliteWriter::alone(Call<void()> task) {
  Job job{.task = &task};
  wait_for(job);
}

std::size_t SqliteWriter::waiting() const {
  const std::lock_guard lock(mutex_);
  return queue_.size();
}

void SqliteWriter::wait_for(Job& job) {
  Inside::check_outside(database_);
  job.outer = Inside::innermost();
  {
    std::unique_lock lock(mutex_);
    queue_.push_back(&job);
    arrived_.notify_one();
    job.wake.wait(lock, [&] { return job.done; });
  }
  if (job.thrown)
    std::rethrow_exception(job.thrown);
}

void SqliteWriter::serve() {
  std::unique_lock lock(mutex_);
  for (;;) {
    arrived_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
    if (queue_.empty())
      return;
    const Jobs jobs = take_group();
    lock.unlock();
    run_group(jobs);
    lock.lock();
    for (Job* job : jobs) {
      job->done = true;
      job->wake.notify_one(); // under the lock: the job dies with its caller's wait
    }
  }
}

SqliteWriter::Jobs SqliteWriter::take_group() {
  Jobs jobs;
  do {
    jobs.push_back(queue_.front());
    queue_.pop_front();
  } while (!queue_.empty() && jobs.back()->task == nullptr && queue_.front()->task == nullptr &&
           jobs.size() < most_writes_per_commit_);
  return jobs;
}

void SqliteWriter::run_group(Jobs jobs) {
  if (jobs.front()->task != nullptr) {
    const Inside inside(database_, jobs.front()->outer);
    try {
      (*jobs.front()->task)();
    } catch (...) {
      jobs.front()->thrown = std::current_exception();
    }
    return;
  }
  while (!jobs.empty())
    jobs = run_together(jobs);
}

// Runs and commits. A full disk can make SQLite give up the whole transaction in the middle: then the piece of work
// that met it fails alone, and this gives what must be run (again).
SqliteWriter::Jobs SqliteWriter::run_together(const Jobs& jobs) {
  try {
    connection_.begin_immediate();
  } catch (const Failure& failure) {
    for (Job* job : jobs)
      job->thrown = std::make_exception_ptr(Failure(failure));
    return {};
  }
  Jobs returned; // those that did not throw; a refusal among them may rest on what the others wrote
  bool changed = false;
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    changed = run_in_savepoint(*jobs[i]) || changed;
    if (!jobs[i]->thrown)
      returned.push_back(jobs[i]);
    if (!connection_.in_transaction()) {
      returned.insert(returned.end(), jobs.begin() + static_cast<std::ptrdiff_t>(i) + 1, jobs.end());
      return returned;
    }
  }
  if (changed)
    commit(returned);
  else
    connection_.roll_back();
  return {};
}

// Gives whether something is kept.
bool SqliteWriter::run_in_savepoint(Job& job) {
  try {
    connection_.savepoint();
    bool keep = false;
    try {
      keep = run_work(job);
    } catch (...) {
      job.thrown = std::current_exception();
    }
    if (!connection_.in_transaction()) {
      if (!job.thrown)
        job.thrown = std::make_exception_ptr(Failure(FailureKind::other, "sqlite gave up the transaction"));
      return false;
    }
    if (keep)
      connection_.release_savepoint();
    else
      connection_.roll_back_to_savepoint();
    return keep;
  } catch (...) {
    // The savepoint itself failed: nothing in this transaction can be trusted.
    job.thrown = std::current_exception();
    connection_.roll_back();
    return false;
  }
}

bool SqliteWriter::run_work(Job& job) {
  const Inside inside(database_, job.outer);
  if (connection_.rehearses()) {
    connection_.attempt(*job.work);
    connection_.roll_back_to_savepoint();
    connection_.savepoint();
  }
  const bool keep = connection_.attempt(*job.work);
  // Commit would refuse it, and everybody else's work with it.
  if (keep && connection_.has_dangling_references())
    throw Failure(FailureKind::foreign_key, "sqlite: a deferred foreign key is left open");
  return keep;
}

void SqliteWriter::commit(const Jobs& jobs) {
  try {
    connection_.commit();
  } catch (const Failure& failure) {
    connection_.roll_back();
    for (Job* job : jobs)
      job->thrown = std::make_exception_ptr(Failure(failure));
  }
}

} // namespace concert::storage
