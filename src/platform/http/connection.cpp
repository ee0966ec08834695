#include "platform/http/connection.h"

#include <algorithm>

#include "base/text.h"
#include "platform/http/answering.h"
#include "platform/http/wire.h"

namespace concert::http {
namespace {

constexpr std::size_t earns_time = 256 * 1024;
constexpr std::size_t most_discarded = 4 << 20;
constexpr std::size_t read_at_once = 8 * 1024;
constexpr std::string_view continue_wire = "HTTP/1.1 100 Continue\r\n\r\n";

bool looks_like_address(std::string_view text) {
  return !text.empty() && text.size() <= 45 &&
         text.find_first_not_of("0123456789abcdefABCDEF:.") == std::string_view::npos;
}

// The last entry is the one that our own proxy wrote; those before it are whatever the client claimed.
std::string peer_of(const Caller& caller, const Headers& headers, const std::vector<std::string>& proxies) {
  if (std::find(proxies.begin(), proxies.end(), caller.address) == proxies.end())
    return caller.address;
  const auto forwarded = headers.all("X-Forwarded-For");
  if (forwarded.empty())
    return caller.address;
  const auto last = text::trim(text::split(forwarded.back(), ',').back());
  return looks_like_address(last) ? std::string(last) : caller.address;
}

} // namespace

Connection::Connection(Premises& premises, std::unique_ptr<Io> io, Caller caller)
    : premises_(premises), io_(std::move(io)), caller_(std::move(caller)), alarm_(premises.loop),
      reader_(std::in_place, premises.limits), incoming_(read_at_once) {}

// The stream may outlive the loop that it would wake.
Connection::~Connection() {
  if (events_)
    events_->detach();
}

void Connection::start() {
  step();
}

void Connection::drain() {
  if (phase_ == Phase::idle || phase_ == Phase::lingering || phase_ == Phase::streaming)
    close();
}

void Connection::close() {
  if (phase_ == Phase::closed)
    return;
  const auto self = shared_from_this();
  phase_ = Phase::closed;
  alarm_.silence();
  io_->close();
  if (events_)
    events_->detach();
  if (lifetime_)
    lifetime_->silence();
  premises_.gone(self);
}

void Connection::enter(Phase phase, std::chrono::milliseconds deadline) {
  phase_ = phase;
  alarm_.set(deadline, [weak = weak_from_this()] {
    if (const auto self = weak.lock())
      self->safely([&] { self->missed_deadline(); });
  });
}

void Connection::missed_deadline() {
  if (phase_ == Phase::streaming)
    return stream_alarm();
  const bool was_reading = phase_ == Phase::header || phase_ == Phase::body;
  if (was_reading || phase_ == Phase::writing)
    ++premises_.deadlines_missed;
  if (!was_reading)
    return close();
  send(wire_of(bare_reply(408), {.keep_alive = false}), After::close_at_once, premises_.options.deadlines.linger);
}

void Connection::read() {
  if (reading_)
    return;
  reading_ = true;
  io_->read_some(incoming_, guarded([this](std::size_t bytes) { received(bytes); }));
}

void Connection::received(std::size_t bytes) {
  reading_ = false;
  if (phase_ == Phase::lingering || phase_ == Phase::streaming) { // nobody listens any more
    discarded_ += bytes;
    return discarded_ > most_discarded ? close() : read();
  }
  if (phase_ != Phase::idle && phase_ != Phase::header && phase_ != Phase::body)
    return; // too late: a 408 is on its way
  reader_->feed({incoming_.data(), bytes});
  step();
}

// Goes by what the reader has: waits, has the request answered, or refuses it.
void Connection::step() {
  const auto& deadlines = premises_.options.deadlines;
  switch (reader_->state()) {
  case RequestReader::State::idle:
    if (premises_.draining)
      return close();
    if (phase_ != Phase::idle)
      enter(Phase::idle, deadlines.idle);
    return read();
  case RequestReader::State::header:
    if (phase_ != Phase::header)
      enter(Phase::header, deadlines.header);
    return read();
  case RequestReader::State::body:
    if (phase_ != Phase::body) {
      enter(Phase::body, deadlines.body);
      renewed_at_ = 0;
    }
    renew_for_long_body();
    return reader_->owes_continue() ? send_continue() : read();
  case RequestReader::State::complete:
    return have_answered();
  case RequestReader::State::refused:
    ++premises_.requests_refused;
    return send(wire_of(bare_reply(reader_->refused_with()), {.keep_alive = false}), After::close, deadlines.linger);
  }
}

void Connection::renew_for_long_body() {
  const auto received = reader_->body_received();
  if (received - renewed_at_ < earns_time)
    return;
  renewed_at_ = received;
  enter(Phase::body, premises_.options.deadlines.body);
}

void Connection::send_continue() {
  // Nothing else is written or read meanwhile; the body's deadline covers it.
  io_->write_all(continue_wire, guarded([this](std::size_t) {
                   if (phase_ == Phase::body)
                     read();
                 }));
}

void Connection::have_answered() {
  phase_ = Phase::answering;
  alarm_.silence();
  auto taken = std::make_shared<RequestReader::Taken>(reader_->take());
  auto& request = taken->request;
  request.number = ++premises_.requests;
  request.listener = caller_.listener;
  request.peer = peer_of(caller_, request.headers, premises_.options.proxies);

  const bool offered = premises_.workers.offer([self = shared_from_this(), taken] {
    auto& premises = self->premises_;
    const bool keep_alive = taken->keep_alive && !premises.draining;
    auto reply = std::make_shared<Answered>(answered(premises, taken->request, keep_alive, taken->one_point_zero));
    premises.loop.post([self, reply, keep_alive, number = taken->request.number] {
      if (self->phase_ != Phase::answering)
        return;
      self->safely([&] {
        if (reply->events)
          return self->begin_stream(std::move(reply->wire), std::move(reply->events), number);
        self->send(std::move(reply->wire), keep_alive ? After::next_request : After::close,
                   self->premises_.options.deadlines.write);
      });
    });
  });
  if (offered)
    return;
  ++premises_.requests_shed;
  WireChoices choices;
  choices.head = request.method == Method::head;
  choices.keep_alive = taken->keep_alive;
  choices.one_point_zero = taken->one_point_zero;
  send(wire_of(bare_reply(503).with("Retry-After", "5"), choices),
       taken->keep_alive ? After::next_request : After::close, premises_.options.deadlines.write);
}

void Connection::send(std::string bytes, After after, std::chrono::milliseconds deadline) {
  outgoing_ = std::move(bytes);
  outgoing_sent_ = 0;
  after_ = after;
  enter(Phase::writing, deadline);
  write_slice();
}

void Connection::write_slice() {
  const auto slice = std::string_view(outgoing_).substr(outgoing_sent_, earns_time);
  io_->write_all(slice, guarded([this](std::size_t bytes) {
                   outgoing_sent_ += bytes;
                   if (outgoing_sent_ == outgoing_.size())
                     return sent();
                   enter(Phase::writing, premises_.options.deadlines.write);
                   write_slice();
                 }));
}

void Connection::sent() {
  outgoing_ = {};
  if (after_ == After::next_request)
    return step();
  if (after_ == After::close_at_once || premises_.draining || reader_->state() == RequestReader::State::idle)
    return close();
  linger();
}

// Closing while bytes of the peer lie unread would reset the connection, and the peer might never see our reply.
void Connection::linger() {
  io_->finish_writing();
  enter(Phase::lingering, premises_.options.deadlines.linger);
  read();
}

} // namespace concert::http
