#include <doctest/doctest.h>

#include <vector>

#include "platform/http/tests/running.h"

using namespace concert::http;
using namespace concert::http::testing;

namespace {

using Clock = std::chrono::steady_clock;

ServerOptions quick() {
  ServerOptions options;
  options.deadlines = {.idle = 20s, .header = 20s, .body = 20s, .write = 20s, .linger = 200ms, .drain = 20s};
  return options;
}

} // namespace

TEST_CASE("dripping headers gain no time, and others are answered meanwhile") {
  auto options = quick();
  options.deadlines.header = 250ms;
  Running running(options);
  std::vector<Client> drips;
  for (int i = 0; i < 40; ++i) {
    drips.push_back(running.client());
    drips.back().send("GET / HTTP/1.1\r\nHost: h\r\n");
  }
  auto honest = running.client();
  const auto begun = Clock::now();
  // An inactivity timer would be fed for ever by this.
  while (running.server.counts().deadlines_missed < 40 && Clock::now() < begun + 20s) {
    for (auto& drip : drips)
      drip.try_send("X: y\r\n");
    CHECK(honest.get("/").status == 200);
    std::this_thread::sleep_for(10ms);
  }
  CHECK(running.server.counts().deadlines_missed == 40);
  CHECK(Clock::now() - begun < 10s);
  CHECK(eventually([&] { return running.server.counts().connections_open == 1; }));
  CHECK(honest.get("/").status == 200);
}

TEST_CASE("a late header is told so") {
  auto options = quick();
  options.deadlines.header = 100ms;
  Running running(options);
  auto client = running.client();
  client.send("GET / HT");
  CHECK(client.receive().status == 408);
  CHECK(client.receive_all().empty());
}

TEST_CASE("a slow body ends at the body's deadline") {
  auto options = quick();
  options.deadlines.body = 150ms;
  Running running(options);
  auto client = running.client();
  client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nabc");
  CHECK(client.receive().status == 408);
  auto chunks = running.client();
  chunks.send("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n");
  CHECK(chunks.receive().status == 408);
  CHECK(running.server.counts().deadlines_missed == 2);
  CHECK(running.server.counts().requests == 0);
}

TEST_CASE("a long body earns time as it moves") {
  auto options = quick();
  options.deadlines.body = 500ms;
  options.body_limit = [](Method, std::string_view) { return std::uint64_t{8} << 20; };
  Running running(options, [](const Request& request) { return text_reply(200, std::to_string(request.body.size())); });
  auto client = running.client();
  const std::size_t piece = 300 * 1024;
  client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(10 * piece) + "\r\n\r\n");
  for (int i = 0; i < 10; ++i) {
    client.send(std::string(piece, 'a'));
    std::this_thread::sleep_for(80ms); // together longer than one deadline
  }
  CHECK(client.receive().body == std::to_string(10 * piece));
}

TEST_CASE("an idle connection is closed without a word") {
  auto options = quick();
  options.deadlines.idle = 100ms;
  Running running(options);
  auto silent = running.client();
  auto kept = running.client();
  CHECK(kept.get("/").status == 200);
  CHECK(silent.receive_all().empty());
  CHECK(kept.receive_all().empty());
  CHECK(running.server.counts().deadlines_missed == 0);
  CHECK(eventually([&] { return running.server.counts().connections_open == 0; }));
}

TEST_CASE("a function may take longer than every deadline") {
  Gate gate;
  auto options = quick();
  options.deadlines.idle = options.deadlines.header = options.deadlines.body = options.deadlines.write = 50ms;
  Running running(options, [&](const Request&) {
    gate.wait();
    return text_reply(200, "done");
  });
  auto client = running.client();
  client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  REQUIRE(gate.await_arrivals(1));
  std::this_thread::sleep_for(200ms);
  gate.open();
  CHECK(client.receive().body == "done");
}

TEST_CASE("a peer that does not read its reply is cut at the write's deadline") {
  auto options = quick();
  options.deadlines.write = 200ms;
  Running running(options, [](const Request&) { return typed_reply(200, "image/png", std::string(64 << 20, 'a')); });
  auto client = running.client();
  client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(eventually([&] { return running.server.counts().deadlines_missed == 1; }));
  CHECK(eventually([&] { return running.server.counts().connections_open == 0; }));
  CHECK(client.receive_all().size() < (64u << 20));
}

TEST_CASE("a long reply arrives whole") {
  Running running(quick(), [](const Request&) { return typed_reply(200, "image/png", std::string(5 << 20, 'a')); });
  CHECK(running.client().get("/").body == std::string(5 << 20, 'a'));
}

TEST_CASE("a refused peer that goes on sending is cut after a short while") {
  Running running(quick());
  auto client = running.client();
  client.send("nonsense\r\n\r\n");
  CHECK(client.receive().status == 400);
  CHECK(eventually([&] {
    client.try_send("more");
    return running.server.counts().connections_open == 0;
  }));
}

TEST_CASE("connections in all are limited") {
  auto options = quick();
  options.connections = 500;
  options.connections_per_address = 1000;
  Running running(options);
  std::vector<Client> clients;
  for (int i = 0; i < 500; ++i)
    clients.push_back(running.client());
  REQUIRE(eventually([&] { return running.server.counts().connections_open == 500; }));
  auto refused = running.client();
  CHECK(refused.receive_all().starts_with("HTTP/1.1 503"));
  CHECK(running.server.counts().connections_refused == 1);
  for (auto& client : clients)
    client.send("GET /x HTTP/1.1\r\nHost: h\r\n\r\n");
  int answered = 0;
  for (auto& client : clients)
    answered += client.receive().status == 200;
  CHECK(answered == 500);
  clients.clear();
  REQUIRE(eventually([&] { return running.server.counts().connections_open == 0; }));
  CHECK(running.client().get("/").status == 200);
}

TEST_CASE("connections from one address are limited, unless it is a proxy's") {
  auto options = quick();
  options.connections_per_address = 2;
  {
    Running running(options);
    auto one = running.client();
    {
      auto two = running.client();
      CHECK(one.get("/").status == 200);
      CHECK(two.get("/").status == 200);
      CHECK(running.client().receive_all().starts_with("HTTP/1.1 503"));
    }
    REQUIRE(eventually([&] { return running.server.counts().connections_open == 1; }));
    CHECK(running.client().get("/").status == 200);
    // 127.0.0.1 has one open here; the closing of the last one may still be on its way
    CHECK(one.get("/").status == 200);
  }
  options.proxies = {"127.0.0.1"};
  Running running(options);
  std::vector<Client> clients;
  for (int i = 0; i < 5; ++i) {
    clients.push_back(running.client());
    CHECK(clients.back().get("/").status == 200);
  }
}
