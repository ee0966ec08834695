// Server-sent events: a reply that stays open, to which any thread can send. No worker waits for it; the loop carries
// it (EventSource in a browser reads it). A stream holds little: whoever reads too slowly is cut, and comes back.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/message.h"

namespace concert::http {

// PRIVACY: made for "meeting X is at revision 17", after which the page fetches its own view through the gate. An event
// is written once for many readers and waits in buffers here and on the way: nothing personal belongs in it, and
// nothing that one of its readers may know and another may not. Longer texts, line breaks in `id` or `type` and text
// that is not UTF-8 are bugs of whoever sends.
struct Event {
  static constexpr std::size_t longest_data = 4096;
  static constexpr std::size_t longest_name = 200; // of `id` and of `type`

  std::string data;      // any lines; a browser sees them joined by "\n"
  std::string id = {};   // what the browser says as Last-Event-ID when it comes back; empty: as before
  std::string type = {}; // the name that a script listens for; empty: "message"

  friend bool operator==(const Event&, const Event&) = default;
};

std::string wire_of(const Event& event);

// The writing end of one open reply. Safe from any thread. It ends when the peer goes, when a limit of StreamOptions is
// reached, when somebody closes it, or when it falls behind.
class EventStream {
public:
  static constexpr std::chrono::milliseconds as_long_as_any{std::chrono::milliseconds::max()};

  // `owner` is whom StreamOptions::most_of_one_owner counts, a session for example; it never leaves the program.
  // `lifetime` shortens StreamOptions::lifetime: a right that ends by itself, as at the idle lock, then ends the stream
  // too. `most_waiting` events wait for a peer that reads slowly; one more, and the stream is cut.
  explicit EventStream(std::string owner, std::chrono::milliseconds lifetime = as_long_as_any,
                       std::size_t most_waiting = 64);
  EventStream(const EventStream&) = delete;
  EventStream& operator=(const EventStream&) = delete;

  bool send(const Event& event); // false when the stream is over, or this event was one too many. Never blocks.
  // What waits is dropped: who must not hear any more must not hear what was on its way either.
  void close();
  void close(const Event& last); // as close(), but says this first, such as why
  bool is_open() const;
  const std::string& owner() const { return owner_; }
  std::chrono::milliseconds lifetime() const { return lifetime_; }

  // For what carries the stream, the server or a test that has none. `wake` is called whenever there is something to
  // take, at once if there is already; from any thread, and with the stream locked: it must only pass the word on.
  void attach(std::function<void()> wake);
  void detach(); // ends the stream; `wake` is not called any more when this returns
  struct Taken {
    std::string wire;
    bool over = false; // nothing comes after it
  };
  Taken take();
  bool fell_behind() const;

private:
  friend class Broadcast;
  using Wire = std::shared_ptr<const std::string>; // written once, however many streams wait with it
  bool send(const Wire& wire);
  void finish(Wire last);

  const std::string owner_;
  const std::chrono::milliseconds lifetime_;
  const std::size_t most_waiting_;
  mutable std::mutex mutex_;
  std::vector<Wire> waiting_;
  std::function<void()> wake_;
  bool woken_ = false; // and not taken since
  bool over_ = false;
  bool fell_behind_ = false;
};

// 200, text/event-stream, kept by nobody, passed on by a proxy at once. A HEAD request gets the headers, and the stream
// is closed.
Reply event_reply(std::shared_ptr<EventStream> stream);

// The id of the last event that this browser has seen, as it says itself; empty when it says none, or nonsense.
std::string last_event_id(const Request& request);

} // namespace concert::http
