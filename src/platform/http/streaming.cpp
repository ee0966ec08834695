// The part of a connection's life that begins when its reply is a stream of events.
#include <algorithm>

#include "platform/http/connection.h"
#include "platform/http/wire.h"

namespace concert::http {
namespace {

constexpr std::string_view heartbeat_wire = ":\n\n";
constexpr std::size_t worth_giving_back = 512; // bytes of a buffer that an idle stream would hold

// Whoever was here when the server stopped comes back, but not everybody in the same instant.
std::string retry_wire(std::chrono::milliseconds retry, std::uint64_t number) {
  const auto spread = retry * static_cast<long>(number % 16) / 15;
  return "retry: " + std::to_string((retry + spread).count()) + "\n\n";
}

} // namespace

void Connection::begin_stream(std::string head, std::shared_ptr<EventStream> events, std::uint64_t number) {
  if (const int status = premises_.becomes_stream(*this, *events); status != 0) {
    events->close();
    ++premises_.streams_refused;
    auto refused = bare_reply(status);
    refused.with("Retry-After", "30");
    return send(wire_of(std::move(refused), {.keep_alive = false}), After::close, premises_.options.deadlines.write);
  }
  events_ = std::move(events);
  phase_ = Phase::streaming;
  // For an hour of waiting: a few bytes are enough to notice that the peer has gone.
  reader_.reset();
  incoming_ = std::vector<char>(64);
  io_->buffer_little();

  lifetime_ = std::make_unique<Alarm>(premises_.loop);
  lifetime_->set(std::min(premises_.options.streams.lifetime, events_->lifetime()),
                 [events = events_] { events->close(); });
  write_events(head + retry_wire(premises_.options.streams.retry, number));
  events_->attach([weak = weak_from_this(), &loop = premises_.loop] {
    loop.post([weak] {
      if (const auto self = weak.lock())
        self->safely([&] { self->carry(); });
    });
  });
  read();
}

// Goes by what the stream has: cuts, writes, ends, or waits. While something is being written nothing is taken, so that
// what a slow peer does not read fills the stream, and not our memory.
void Connection::carry() {
  if (phase_ != Phase::streaming)
    return;
  if (events_->fell_behind()) {
    ++premises_.streams_cut;
    return close();
  }
  if (writing_events_)
    return;
  auto taken = events_->take();
  if (!taken.wire.empty())
    return write_events(std::move(taken.wire));
  if (taken.over)
    return close();
  enter(Phase::streaming, premises_.options.streams.heartbeat);
}

void Connection::write_events(std::string wire) {
  writing_events_ = true;
  outgoing_ = std::move(wire);
  enter(Phase::streaming, premises_.options.deadlines.write);
  io_->write_all(outgoing_, guarded([this](std::size_t) {
                   writing_events_ = false;
                   if (outgoing_.capacity() > worth_giving_back)
                     outgoing_ = {};
                   carry();
                 }));
}

void Connection::stream_alarm() {
  if (!writing_events_)
    return write_events(std::string(heartbeat_wire));
  ++premises_.deadlines_missed;
  ++premises_.streams_cut;
  close();
}

} // namespace concert::http
