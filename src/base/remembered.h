// What was read or worked out and need not be again while nothing has changed: values under a key, each with the stamp
// (a version or a revision) that it was true at. The caller reads the stamp in its own transaction first, so several
// servers on one database agree: something newer may be kept under an older stamp, and is then never asked for; never
// the reverse. PRIVACY: only for what is de-identified by construction. Safe to use from several threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

namespace concert {

template <class Key, class Value>
class Remembered {
public:
  // At `most` entries everything is forgotten at once: no order of use to keep, and the busiest are back after one
  // read.
  explicit Remembered(std::size_t most) : most_(most) {}

  // Null when it is not known as of `stamp`.
  std::shared_ptr<const Value> at(const Key& key, std::int64_t stamp) const {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find(key);
    return found != kept_.end() && found->second.stamp == stamp ? found->second.value : nullptr;
  }

  std::shared_ptr<const Value> keep(const Key& key, std::int64_t stamp, Value value) {
    auto out = std::make_shared<const Value>(std::move(value));
    const std::lock_guard lock(mutex_);
    if (kept_.size() >= most_)
      kept_.clear();
    kept_[key] = {stamp, out};
    return out;
  }

  void forget(const Key& key) {
    const std::lock_guard lock(mutex_);
    kept_.erase(key);
  }

private:
  struct Kept {
    std::int64_t stamp = 0;
    std::shared_ptr<const Value> value;
  };
  const std::size_t most_;
  mutable std::mutex mutex_;
  std::map<Key, Kept> kept_;
};

} // namespace concert
