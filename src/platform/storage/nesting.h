// Which databases the work on this thread is inside of. One writer waits for its callers' work, so a write inside a
// read or a write of the same database would wait for itself: it is reported as a bug instead. The chain follows work
// onto a writer's thread.
#pragma once

#include "platform/storage/storage.h"

namespace concert::storage {

class Inside {
 public:
  static const Inside* innermost() { return innermost_; }
  static void check_outside(const Database& database) {
    for (const Inside* at = innermost_; at != nullptr; at = at->outer_)
      check(at->database_ != &database, "read or write was called inside read or write of the same database");
  }

  explicit Inside(const Database& database, const Inside* outer = innermost_)
      : database_(&database), outer_(outer), before_(innermost_) {
    innermost_ = this;
  }
  ~Inside() { innermost_ = before_; }
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;

 private:
  inline static thread_local const Inside* innermost_ = nullptr;
  const Database* database_;
  const Inside* outer_;
  const Inside* before_;
};

} // namespace concert::storage
