#include <doctest/doctest.h>

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include "platform/http/gzip.h"
#include "platform/http/tests/running.h"

using namespace concert::http;
using namespace concert::http::testing;

TEST_CASE("one connection, many requests") {
  Running running;
  auto client = running.client();
  CHECK(client.get("/a?b=c").body == "GET /a b=c ");
  CHECK(client.post_form("/form", "x=1").body == "POST /form  x=1");
  CHECK(client.exchange(Method::put, "/p", {}, "body").body == "PUT /p  body");
  CHECK(client.exchange(Method::del, "/d").body == "DELETE /d  ");
  const auto reply = client.get("/");
  CHECK(reply.status == 200);
  CHECK(reply.headers.one("Content-Length") == "7");
  CHECK_FALSE(reply.headers.has("Connection"));
  CHECK(running.server.counts().requests == 5);
  CHECK(running.server.counts().connections_open == 1);
}

TEST_CASE("a request knows its peer, its listener and its number") {
  std::mutex mutex;
  std::set<std::uint64_t> numbers;
  std::string peer;
  Running running({}, [&](const Request& request) {
    const std::lock_guard lock(mutex);
    numbers.insert(request.number);
    peer = request.peer;
    CHECK(request.listener == Listener::network);
    return Reply();
  });
  auto client = running.client();
  for (int i = 0; i < 3; ++i)
    client.get("/", {{"X-Forwarded-For", "192.0.2.1"}});
  CHECK(numbers == std::set<std::uint64_t>{1, 2, 3});
  CHECK(peer == "127.0.0.1"); // nobody may claim another address
}

TEST_CASE("a proxy tells the peer, by the entry that it added last") {
  ServerOptions options;
  options.proxies = {"127.0.0.1"};
  Running running(options, [](const Request& request) { return text_reply(200, request.peer); });
  auto client = running.client();
  CHECK(client.get("/", {{"X-Forwarded-For", "192.0.2.1, 198.51.100.7"}}).body == "198.51.100.7");
  CHECK(client.get("/", {{"X-Forwarded-For", "192.0.2.1"}, {"X-Forwarded-For", "2001:db8::1"}}).body == "2001:db8::1");
  CHECK(client.get("/", {{"X-Forwarded-For", "unknown"}}).body == "127.0.0.1");
  CHECK(client.get("/").body == "127.0.0.1");
}

TEST_CASE("pipelined requests are answered in order") {
  Running running;
  auto client = running.client();
  std::string wire;
  for (int i = 0; i < 50; ++i)
    wire += "POST /" + std::to_string(i) + " HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nab";
  client.send(wire);
  for (int i = 0; i < 50; ++i)
    CHECK(client.receive().body == "POST /" + std::to_string(i) + "  ab");
}

TEST_CASE("Connection: close and HTTP/1.0") {
  Running running;
  auto client = running.client();
  const auto reply = client.get("/", {{"Connection", "close"}});
  CHECK(reply.headers.one("Connection") == "close");
  CHECK(client.receive_all().empty());

  auto old = running.client();
  old.send("GET / HTTP/1.0\r\nHost: h\r\n\r\n");
  CHECK(old.receive_all().ends_with("GET /  "));

  auto kept = running.client();
  kept.send("GET / HTTP/1.0\r\nHost: h\r\nConnection: keep-alive\r\n\r\n");
  CHECK(kept.receive().headers.one("Connection") == "keep-alive");
  CHECK(kept.get("/again").body == "GET /again  ");

  // What was sent after the last request is not answered, and does not spoil the last reply.
  auto eager = running.client();
  eager.send("GET /1 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\nGET /2 HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(eager.receive().body == "GET /1  ");
  CHECK(eager.receive_all().empty());
}

TEST_CASE("HEAD says what GET would, without a body") {
  Running running({}, [](const Request&) { return text_reply(200, std::string(5000, 'a')); });
  auto client = running.client();
  const auto head = client.exchange(Method::head, "/");
  CHECK(head.headers.one("Content-Length") == "5000");
  const auto zipped = client.exchange(Method::head, "/", {{"Accept-Encoding", "gzip"}});
  CHECK(zipped.headers.one("Content-Encoding") == "gzip");
  const auto get = client.get("/", {{"Accept-Encoding", "gzip"}}); // the connection is still in step
  CHECK(get.headers.one("Content-Length") == zipped.headers.one("Content-Length"));
  CHECK(gunzipped(get.body) == std::string(5000, 'a'));
}

TEST_CASE("Expect: 100-continue") {
  Running running;
  auto client = running.client();
  client.send("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  CHECK(client.receive().status == 100);
  client.send("body");
  CHECK(client.receive().body == "POST /  body");
  client.send("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 9999999\r\n\r\n");
  CHECK(client.receive().status == 413);
  CHECK(client.receive_all().empty());
}

TEST_CASE("a refused request is answered and the connection closed; others go on") {
  Running running;
  auto bystander = running.client();
  struct Bad {
    std::string wire;
    int status;
  };
  const std::vector<Bad> all{
      {"GET / HTTP/1.1\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: h\r\nX: a\r\n b\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nabc\r\n", 400},
      {"GET / HTTP/1.1\nHost: h\n\n", 400},
      {"GET / HTTP/1.1\r\nHost : h\r\n\r\n", 400},
      {std::string("GET / HTTP/1.1\r\nHost: h\0\r\n\r\n", 28), 400},
      {"GET / HTTP/2.0\r\nHost: h\r\n\r\n", 505},
      {"BREW / HTTP/1.1\r\nHost: h\r\n\r\n", 501},
      {"GET / HTTP/1.1\r\nHost: h\r\nX: " + std::string(17 * 1024, 'a') + "\r\n\r\n", 431},
      {"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1048577\r\n\r\n", 413},
  };
  for (const auto& bad : all) {
    CAPTURE(bad.wire);
    auto client = running.client();
    // A request behind the bad one must never be answered: that is how requests are smuggled.
    client.try_send(bad.wire + "GET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n");
    const auto reply = client.receive();
    CHECK(reply.status == bad.status);
    CHECK(reply.headers.one("Connection") == "close");
    client.finish_sending();
    CHECK(client.receive_all().empty());
    CHECK(bystander.get("/").status == 200);
  }
  CHECK(running.server.counts().requests_refused == all.size());
  CHECK(running.server.counts().requests == all.size()); // the bystander's
}

TEST_CASE("a body that grows too long by chunks is stopped early") {
  ServerOptions options;
  options.body_limit = [](Method, std::string_view path) {
    return path == "/small" ? std::uint64_t{10'000} : std::uint64_t{2'000'000};
  };
  Running running(options, [](const Request& request) { return text_reply(200, std::to_string(request.body.size())); });
  auto client = running.client();
  client.send("POST /small HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
  const std::string chunk = "1000\r\n" + std::string(4096, 'a') + "\r\n";
  std::size_t taken = 0;
  while (taken < (64u << 20) && client.try_send(chunk)) // what the server discards while lingering, and socket buffers
    taken += chunk.size();
  CHECK(taken < (64u << 20));

  auto polite = running.client();
  polite.send("POST /small HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk + chunk);
  CHECK(polite.receive().status == 413);

  auto large = running.client();
  CHECK(large.exchange(Method::post, "/large", {}, std::string(1'500'000, 'b')).body == "1500000");
}

TEST_CASE("a function that throws") {
  ServerOptions options;
  options.on_failure = [](std::exception_ptr failure, const Request& request) {
    if (request.path == "/twice")
      throw std::runtime_error("again");
    try {
      std::rethrow_exception(failure);
    } catch (const std::exception& e) {
      return text_reply(503, e.what());
    }
  };
  const auto answer = [](const Request& request) -> Reply {
    if (request.path == "/bad_header")
      return Reply().with("X", "a\r\nb");
    if (request.path == "/fine")
      return Reply();
    throw std::runtime_error("database gone");
  };
  Running running(options, answer);
  auto client = running.client();
  const auto reply = client.get("/once");
  CHECK(reply.status == 503);
  CHECK(reply.body == "database gone");
  CHECK(client.get("/twice").status == 500);
  CHECK(client.get("/bad_header").status == 503);
  CHECK(client.get("/fine").status == 200);
  CHECK(running.server.counts().failures == 3);

  Running bare({}, [](const Request&) -> Reply { throw 7; });
  CHECK(bare.client().get("/").status == 500);
}

TEST_CASE("a full queue answers 503 and says when to come again") {
  Gate gate;
  ServerOptions options;
  options.workers = 1;
  options.queue = 2;
  Running running(options, [&](const Request&) {
    gate.wait();
    return Reply();
  });
  const std::string get = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
  auto working = running.client();
  working.send(get);
  REQUIRE(gate.await_arrivals(1));
  auto waiting_one = running.client();
  auto waiting_two = running.client();
  waiting_one.send(get);
  waiting_two.send(get);
  REQUIRE(eventually([&] { return running.server.counts().requests == 3; }));
  auto shed = running.client();
  const auto reply = shed.get("/");
  CHECK(reply.status == 503);
  CHECK(reply.headers.one("Retry-After") == "5");
  CHECK(running.server.counts().requests_shed == 1);
  gate.open();
  CHECK(working.receive().status == 200);
  CHECK(waiting_one.receive().status == 200);
  CHECK(waiting_two.receive().status == 200);
  CHECK(shed.get("/").status == 200); // the same connection, later
}

TEST_CASE("workers answer at the same time") {
  Gate gate;
  ServerOptions options;
  options.workers = 4;
  Running running(options, [&](const Request&) {
    gate.wait();
    return Reply();
  });
  std::vector<Client> clients;
  for (int i = 0; i < 4; ++i) {
    clients.push_back(running.client());
    clients.back().send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  }
  CHECK(gate.await_arrivals(4));
  gate.open();
  for (auto& client : clients)
    CHECK(client.receive().status == 200);
}

TEST_CASE("many clients at once, each gets its own answers") {
  Running running;
  std::atomic<int> right = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t)
    threads.emplace_back([&, t] {
      auto client = running.client();
      for (int i = 0; i < 50; ++i) {
        const auto path = "/" + std::to_string(t) + "/" + std::to_string(i);
        if (client.get(path).body == "GET " + path + "  ")
          ++right;
      }
    });
  for (auto& thread : threads)
    thread.join();
  CHECK(right == 400);
}
