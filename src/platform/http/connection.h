// One connection: reads a request, has it answered by a worker, writes the reply, and again. Each phase has one
// absolute deadline. Everything here runs on the loop's thread except the call of `answer`. Private to this part.
// Server-sent events will enter beside answered(): a reply that stays open hands the connection to a channel instead.
#pragma once

#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <string>

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

  std::atomic<bool> draining = false;
  std::atomic<std::uint64_t> requests = 0;
  std::atomic<std::uint64_t> requests_refused = 0;
  std::atomic<std::uint64_t> requests_shed = 0;
  std::atomic<std::uint64_t> deadlines_missed = 0;
  std::atomic<std::uint64_t> failures = 0;
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Premises& premises, std::unique_ptr<Io> io, Caller caller);

  void start();
  void drain(); // closes unless a request has begun; that one is the last
  void close();
  const Caller& caller() const { return caller_; }

 private:
  enum class Phase { none, idle, header, body, answering, writing, lingering, closed };
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
  // A step that throws closes the connection, and nothing else.
  template <class Step>
  void safely(Step step);
  template <class Step>
  Io::Done guarded(Step step);

  Premises& premises_;
  std::unique_ptr<Io> io_;
  const Caller caller_;
  Alarm alarm_;
  RequestReader reader_;
  Phase phase_ = Phase::none;
  bool reading_ = false;
  std::uint64_t renewed_at_ = 0; // bytes of the body that have earned their time
  std::uint64_t discarded_ = 0;  // while lingering
  std::string outgoing_;
  std::size_t outgoing_sent_ = 0;
  After after_ = After::next_request;
  std::array<char, 8 * 1024> incoming_;
};

} // namespace concert::http
