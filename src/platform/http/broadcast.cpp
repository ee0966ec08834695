#include "platform/http/broadcast.h"

#include <algorithm>

namespace concert::http {

std::shared_ptr<EventStream> Broadcast::open(std::string owner, const std::vector<std::string>& names,
                                             std::chrono::milliseconds lifetime) {
  // Not make_shared: entries of streams that are gone would keep the whole stream's memory until they are swept.
  const std::shared_ptr<EventStream> stream(new EventStream(std::move(owner), lifetime));
  const std::lock_guard lock(mutex_);
  for (const auto& name : names)
    follow_locked(stream, name);
  return stream;
}

void Broadcast::follow(const std::shared_ptr<EventStream>& stream, const std::string& name) {
  const std::lock_guard lock(mutex_);
  follow_locked(stream, name);
}

void Broadcast::follow_locked(const std::shared_ptr<EventStream>& stream, const std::string& name) {
  auto& followers = followers_[name];
  for (const auto& weak : followers)
    if (weak.lock() == stream)
      return; // heard once, not twice
  followers.push_back(stream);
  if (++entries_ > sweep_at_)
    sweep();
}

template <class Act>
std::size_t Broadcast::each(std::string_view name, Act act) {
  const auto found = followers_.find(name);
  if (found == followers_.end())
    return 0;
  auto& followers = found->second;
  std::size_t count = 0;
  entries_ -= std::erase_if(followers, [&](const std::weak_ptr<EventStream>& weak) {
    const auto stream = weak.lock();
    if (stream && act(*stream))
      ++count;
    return !stream || !stream->is_open();
  });
  if (followers.empty())
    followers_.erase(found);
  return count;
}

std::size_t Broadcast::publish(std::string_view name, const Event& event) {
  const auto wire = std::make_shared<const std::string>(wire_of(event));
  const std::lock_guard lock(mutex_);
  return each(name, [&](EventStream& stream) { return stream.send(wire); });
}

std::size_t Broadcast::close(std::string_view name) {
  const std::lock_guard lock(mutex_);
  return each(name, [](EventStream& stream) {
    const bool was_open = stream.is_open();
    stream.close();
    return was_open;
  });
}

std::size_t Broadcast::close(std::string_view name, const Event& last) {
  const auto wire = std::make_shared<const std::string>(wire_of(last));
  const std::lock_guard lock(mutex_);
  return each(name, [&](EventStream& stream) {
    const bool was_open = stream.is_open();
    stream.finish(wire);
    return was_open;
  });
}

// Streams end without a word to us; their entries are dropped when the name is next used, or here.
void Broadcast::sweep() {
  for (auto at = followers_.begin(); at != followers_.end();) {
    entries_ -= std::erase_if(at->second, [](const std::weak_ptr<EventStream>& weak) { return weak.expired(); });
    at = at->second.empty() ? followers_.erase(at) : std::next(at);
  }
  sweep_at_ = std::max<std::size_t>(64, entries_ * 2);
}

std::size_t Broadcast::following(std::string_view name) const {
  const std::lock_guard lock(mutex_);
  const auto found = followers_.find(name);
  if (found == followers_.end())
    return 0;
  return static_cast<std::size_t>(
      std::count_if(found->second.begin(), found->second.end(), [](const std::weak_ptr<EventStream>& weak) {
        const auto stream = weak.lock();
        return stream && stream->is_open();
      }));
}

std::size_t Broadcast::names() const {
  const std::lock_guard lock(mutex_);
  return followers_.size();
}

} // namespace concert::http
