#include "platform/http/events.h"

#include "base/check.h"
#include "base/text.h"

namespace concert::http {
namespace {

void check_name(std::string_view name) {
  check(name.size() <= Event::longest_name && text::is_utf8(name) && name.find_first_of("\r\n") == std::string::npos,
        "the id and the type of an event are one short line");
}

// A browser takes "\r", "\n" and "\r\n" for ends of lines alike: a lone "\r" in the data must not begin a field.
void add_data(std::string& out, std::string_view data) {
  for (;;) {
    const auto end = data.find_first_of("\r\n");
    out.append("data: ").append(data.substr(0, end)).append("\n");
    if (end == std::string_view::npos)
      return;
    data.remove_prefix(end + (data.substr(end).starts_with("\r\n") ? 2 : 1));
  }
}

} // namespace

std::string wire_of(const Event& event) {
  check_name(event.id);
  check_name(event.type);
  check(event.data.size() <= Event::longest_data && text::is_utf8(event.data), "an event is a short text");
  std::string out;
  if (!event.id.empty())
    out += "id: " + event.id + "\n";
  if (!event.type.empty())
    out += "event: " + event.type + "\n";
  add_data(out, event.data);
  out += "\n";
  return out;
}

EventStream::EventStream(std::string owner, std::chrono::milliseconds lifetime, std::size_t most_waiting)
    : owner_(std::move(owner)), lifetime_(lifetime), most_waiting_(most_waiting) {
  check(most_waiting_ > 0, "a stream lets one event wait");
}

bool EventStream::send(const Event& event) {
  return send(std::make_shared<const std::string>(wire_of(event)));
}

bool EventStream::send(const Wire& wire) {
  const std::lock_guard lock(mutex_);
  if (over_)
    return false;
  if (waiting_.size() == most_waiting_) {
    waiting_ = {};
    over_ = fell_behind_ = true;
    if (wake_)
      wake_();
    return false;
  }
  waiting_.push_back(wire);
  if (wake_ && !woken_) {
    woken_ = true;
    wake_();
  }
  return true;
}

void EventStream::close() {
  finish(nullptr);
}

void EventStream::close(const Event& last) {
  finish(std::make_shared<const std::string>(wire_of(last)));
}

void EventStream::finish(Wire last) {
  const std::lock_guard lock(mutex_);
  if (over_)
    return;
  over_ = true;
  waiting_ = {};
  if (last)
    waiting_.push_back(std::move(last));
  if (wake_)
    wake_();
}

bool EventStream::is_open() const {
  const std::lock_guard lock(mutex_);
  return !over_;
}

void EventStream::attach(std::function<void()> wake) {
  const std::lock_guard lock(mutex_);
  check(!wake_, "a stream is carried once");
  wake_ = std::move(wake);
  woken_ = over_ || !waiting_.empty();
  if (woken_)
    wake_();
}

void EventStream::detach() {
  const std::lock_guard lock(mutex_);
  wake_ = nullptr;
  over_ = true;
  waiting_ = {};
}

EventStream::Taken EventStream::take() {
  const std::lock_guard lock(mutex_);
  Taken taken;
  for (const auto& wire : waiting_)
    taken.wire += *wire;
  taken.over = over_;
  waiting_ = {}; // an idle stream keeps no room for a full queue
  woken_ = false;
  return taken;
}

bool EventStream::fell_behind() const {
  const std::lock_guard lock(mutex_);
  return fell_behind_;
}

Reply event_reply(std::shared_ptr<EventStream> stream) {
  check(stream != nullptr, "an event reply has a stream");
  Reply reply;
  reply.with("Content-Type", "text/event-stream").with("Cache-Control", "no-store").with("X-Accel-Buffering", "no");
  reply.compression = Compression::forbidden; // a compressor holds bytes back
  reply.events = std::move(stream);
  return reply;
}

std::string last_event_id(const Request& request) {
  const auto given = request.headers.one("Last-Event-ID").value_or("");
  return given.size() <= Event::longest_name && text::is_utf8(given) ? std::string(given) : "";
}

} // namespace concert::http
