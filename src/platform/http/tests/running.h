// A server on a port of the system's choice, and things that its functions can wait for instead of sleeping.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>

#include "platform/http/client.h"
#include "platform/http/server.h"

namespace concert::http::testing {

using namespace std::chrono_literals;

// Functions wait() at it until the test opens it; the test can wait until so many have arrived.
class Gate {
 public:
  void wait() {
    std::unique_lock lock(mutex_);
    ++arrived_;
    change_.notify_all();
    change_.wait_for(lock, 20s, [this] { return open_; });
  }
  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    change_.notify_all();
  }
  bool await_arrivals(int count) {
    std::unique_lock lock(mutex_);
    return change_.wait_for(lock, 20s, [&] { return arrived_ >= count; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable change_;
  int arrived_ = 0;
  bool open_ = false;
};

// Says what it got: method, path, query, body, one line.
inline Reply echo(const Request& request) {
  return text_reply(200, std::string(name_of(request.method)) + " " + request.path + " " + request.query + " " +
                             request.body);
}

struct Running {
  explicit Running(ServerOptions options = {}, std::function<Reply(const Request&)> answer = echo)
      : server(std::move(options), std::move(answer)) {
    server.start();
  }
  Client client(std::chrono::milliseconds patience = 20s) { return Client::tcp("127.0.0.1", server.port(), patience); }

  Server server;
};

// Polls a condition that another thread will make true.
template <class Condition>
bool eventually(Condition condition) {
  const auto end = std::chrono::steady_clock::now() + 20s;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end)
      return false;
    std::this_thread::sleep_for(2ms);
  }
  return true;
}

} // namespace concert::http::testing
