// The HTTP/1.1 server: one thread accepts, parses and keeps the deadlines; a pool of workers runs a plain blocking
// function for each request. It refuses malformed framing, bounds memory, and bounds the time of every phase, so that a
// hundred dripping connections cost nobody else anything. No routes, no sessions, no TLS (a proxy's task for now).
#pragma once

#include <chrono>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/message.h"

namespace concert::http {

// Each is a deadline for the whole phase, never an inactivity timer: dripping bytes gains no time. Long bodies and long
// replies earn the same time again for every 256 KB that moved, so that honest slow links are not cut.
struct Deadlines {
  std::chrono::milliseconds idle{60'000};   // from the last reply to the first byte of the next request
  std::chrono::milliseconds header{10'000}; // from that byte to the end of the header
  std::chrono::milliseconds body{30'000};
  std::chrono::milliseconds write{30'000};
  std::chrono::milliseconds linger{1'000}; // after a refusal, how long to read on so that the peer can see why
  std::chrono::milliseconds drain{10'000}; // stop(): how long requests that have begun may take
};

// Open event streams (events.h). They are counted here, and no longer as connections of their address: an office behind
// one address has many readers.
struct StreamOptions {
  std::size_t most = 500;                        // above it 503; they are connections too: leave room for pages
  std::size_t most_of_one_owner = 8;             // above it 429
  std::chrono::milliseconds heartbeat{15'000};   // after so long without an event a comment, so that no proxy gives up
  std::chrono::milliseconds lifetime{3'600'000}; // then it ends, and a browser comes back through every gate
  std::chrono::milliseconds retry{3'000};        // how long a browser waits before it does: this to twice this
};

struct ServerOptions {
  std::string address = "127.0.0.1";       // "" for no network listener; "::" for both families
  unsigned short port = 0;                 // 0: the system chooses; see Server::port()
  std::filesystem::path local_socket = {}; // when given, also listen here, mode 0600

  std::size_t workers = 4;
  std::size_t queue = 1000; // requests waiting for a worker; above it 503 with Retry-After
  std::size_t connections = 1000;
  std::size_t connections_per_address = 100; // an IPv6 address counts by its /64
  std::size_t header_bytes = 16 * 1024;
  // How long the body of a request may be, in bytes, before anything of it is read. Runs on the loop thread: be quick.
  std::function<std::uint64_t(Method, std::string_view path)> body_limit = {}; // absent: 1 MB everywhere
  // Addresses of reverse proxies: their connections are not counted per address, and the last X-Forwarded-For that they
  // add becomes Request::peer. PRIVACY: name only machines that overwrite or append to that header.
  std::vector<std::string> proxies = {};
  Deadlines deadlines = {};
  StreamOptions streams = {};
  int gzip_level = 4; // 0: never compress

  // The reply for a request whose function threw. If it throws too, or is absent, a bare 500 goes out.
  std::function<Reply(std::exception_ptr, const Request&)> on_failure = {};
};

// What has happened since start(); for the health page and for tests.
struct Counts {
  std::uint64_t connections_open = 0;
  std::uint64_t connections_refused = 0; // over a limit
  std::uint64_t requests = 0;            // complete and well-formed
  std::uint64_t requests_refused = 0;    // malformed or too large
  std::uint64_t requests_shed = 0;       // 503 because the queue was full
  std::uint64_t deadlines_missed = 0;    // connections closed by a header, body or write deadline
  std::uint64_t failures = 0;            // functions that threw
  std::uint64_t streams_open = 0;        // connections that carry events
  std::uint64_t streams_refused = 0;     // over a limit
  std::uint64_t streams_cut = 0;         // peers that read too slowly
};

class Server {
public:
  // `answer` is called on several worker threads at once.
  Server(ServerOptions options, std::function<Reply(const Request&)> answer);
  ~Server(); // stops
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  void start();                // throws std::system_error when it cannot listen; once only
  unsigned short port() const; // after start(); 0 without a network listener
  Counts counts() const;

  // Stops listening, closes idle connections, ends event streams, lets requests that have begun finish within
  // Deadlines::drain, then closes the rest and joins every thread: it returns only when no `answer` runs. Not from
  // within `answer`.
  void stop();

private:
  class House;
  std::unique_ptr<House> house_;
};

} // namespace concert::http
