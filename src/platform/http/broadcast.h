// Who follows what: names, and the event streams that hear what is said under a name. One for the house, made by app.
// It remembers no event: a stream is opened first and the present state is read after it, so that nothing falls
// between. Names never leave the program, and one stream may follow several: a meeting, its session, its seat.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/events.h"

namespace concert::http {

class Broadcast {
public:
  // The stream lives as long as somebody else holds it: the reply, then its connection.
  std::shared_ptr<EventStream> open(std::string owner, const std::vector<std::string>& names,
                                    std::chrono::milliseconds lifetime = EventStream::as_long_as_any);
  void follow(const std::shared_ptr<EventStream>& stream, const std::string& name);

  // How many streams took it. Streams hear the events of one name in one order. Never waits for a reader.
  std::size_t publish(std::string_view name, const Event& event);
  // PRIVACY: what ends somebody's right to hear must close their streams in the same act: sign-out, a suspended seat,
  // a meeting that is theirs no longer. A stream asks nobody again once it is open.
  std::size_t close(std::string_view name);
  std::size_t close(std::string_view name, const Event& last);

  std::size_t following(std::string_view name) const; // open streams
  std::size_t names() const;                          // that anybody follows, or followed a short while ago

private:
  using Followers = std::vector<std::weak_ptr<EventStream>>;
  void follow_locked(const std::shared_ptr<EventStream>& stream, const std::string& name);
  template <class Act>
  std::size_t each(std::string_view name, Act act);
  void sweep();

  mutable std::mutex mutex_;
  std::map<std::string, Followers, std::less<>> followers_;
  std::size_t entries_ = 0; // of all names, streams that are gone included
  std::size_t sweep_at_ = 64;
};

} // namespace concert::http
