// One connection: reads a request, has it answered by a worker, writes the reply, and again. Each phase has one
// absolute deadline. Everything here runs on the loop's thread except the call of `answer`. Private to this part.
// A reply that stays open is carried by the same connection until either side ends it (streaming.cpp).
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/http/events.h"
#include "platform/http/io.h"
#include "platform/http/loop.h"
#include "platform/http/request_reader.h"
#include "platform/http/server.h"
#include "platform/http/workers.h"

namespace concert::http {

class Connection;

// What every connection of a server shares; outlives them all.
struct Premises {
  Loop& loop;
  Workers& workers;
  const ServerOptions& options;
  const ReadLimits& limits;
  const std::function<Reply(const Request&)>& answer;
  std::function<void(const std::shared_ptr<Connection>&)> gone; // called once, on the loop
  // Counts the connection as a stream from now on, and gives 0; or the status to refuse it with. On the loop.
  std::function<int(const Connection&, const EventStream&)> becomes_stream;

  std::atomic<bool> draining = false;
  std::atomic<std::uint64_t> requests = 0;
  std::atomic<std::uint64_t> requests_refused = 0;
  std::atomic<std::uint64_t> requests_shed = 0;
  std::atomic<std::uint64_t> deadlines_missed = 0;
  std::atomic<std::uint64_t> failures = 0;
  std::atomic<std::uint64_t> streams_open = 0;
  std::atomic<std::uint64_t> streams_refused = 0;
  std::atomic<std::uint64_t> streams_cut = 0;
};

class Connection : public std::enable_shared_from_this<Connection> {
public:
  Connection(Premises& premises, std::unique_ptr<Io> io, Caller caller);
  ~Connection();

  void start();
  void drain(); // closes unless a request has begun; that one is the last
  void close();
  const Caller& caller() const { return caller_; }
  const EventStream* stream() const { return events_.get(); } // what it carries, if it does

private:
  enum class Phase { none, idle, header, body, answering, writing, streaming, lingering, closed };
  enum class After { next_request, close, close_at_once };

  void enter(Phase phase, std::chrono::milliseconds deadline);
  void read();
  void received(std::size_t bytes);
  void step();
  void renew_for_long_body();
  void send_continue();
  void have_answered();
  void send(std::string bytes, After after, std::chrono::milliseconds deadline);
  void write_slice();
  void sent();
  void linger();
  void missed_deadline();

  void begin_stream(std::string head, std::shared_ptr<EventStream> events, std::uint64_t number);
  void carry();
  void write_events(std::string wire);
  void stream_alarm();

  // A step that throws closes the connection, and nothing else.
  template <class Step>
  void safely(Step step) {
    try {
      step();
    } catch (...) {
      close();
    }
  }
  template <class Step>
  Io::Done guarded(Step step) {
    return [self = shared_from_this(), step](std::error_code error, std::size_t bytes) {
      if (self->phase_ == Phase::closed)
        return;
      if (error)
        return self->close();
      self->safely([&] { step(bytes); });
    };
  }

  Premises& premises_;
  std::unique_ptr<Io> io_;
  const Caller caller_;
  Alarm alarm_;
  std::optional<RequestReader> reader_; // none while streaming
  Phase phase_ = Phase::none;
  bool reading_ = false;
  std::uint64_t renewed_at_ = 0; // bytes of the body that have earned their time
  std::uint64_t discarded_ = 0;  // while lingering
  std::string outgoing_;
  std::size_t outgoing_sent_ = 0;
  After after_ = After::next_request;
  std::vector<char> incoming_;

  std::shared_ptr<EventStream> events_; // while streaming
  std::unique_ptr<Alarm> lifetime_;
  bool writing_events_ = false;
};

} // namespace concert::http
