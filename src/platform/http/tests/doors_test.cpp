#include <doctest/doctest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <system_error>

#include "platform/http/tests/running.h"

using namespace concert::http;
using namespace concert::http::testing;

namespace {

// A folder that is gone after the test.
struct Folder {
  std::filesystem::path path;
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "http_test_XXXXXX").string();
    if (!::mkdtemp(name.data()))
      throw std::system_error(errno, std::generic_category(), "mkdtemp");
    path = name;
  }
  ~Folder() { std::filesystem::remove_all(path); }
};

} // namespace

TEST_CASE("stop finishes what has begun and closes what is idle") {
  Gate gate;
  Running running({}, [&](const Request& request) {
    if (request.path == "/slow")
      gate.wait();
    return echo(request);
  });
  auto idle = running.client();
  CHECK(idle.get("/").status == 200);
  auto slow = running.client();
  slow.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n");
  auto half = running.client();
  half.send("POST /half HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nab");
  REQUIRE(gate.await_arrivals(1));
  const auto port = running.server.port();
  CHECK(half.try_send("c")); // so that the server has seen the beginning for certain
  REQUIRE(eventually([&] { return running.server.counts().connections_open == 3; }));

  auto stopped = std::async(std::launch::async, [&] { running.server.stop(); });
  CHECK(idle.receive_all().empty()); // closed at once
  CHECK(eventually([&] {
    try {
      Client::tcp("127.0.0.1", port);
      return false;
    } catch (const std::system_error&) {
      return true;
    }
  }));
  CHECK(stopped.wait_for(0s) == std::future_status::timeout);
  half.send("d");
  const auto last = half.receive();
  CHECK(last.body == "POST /half  abcd");
  CHECK(last.headers.one("Connection") == "close");
  gate.open();
  CHECK(slow.receive().body == "GET /slow  ");
  CHECK(slow.receive_all().empty());
  CHECK(stopped.wait_for(20s) == std::future_status::ready);
  running.server.stop(); // again is harmless
}

TEST_CASE("stop does not wait for ever") {
  Gate gate;
  ServerOptions options;
  options.deadlines.drain = 50ms;
  Running running(options, [&](const Request&) {
    gate.wait();
    return Reply();
  });
  auto client = running.client();
  client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  REQUIRE(gate.await_arrivals(1));
  auto stopped = std::async(std::launch::async, [&] { running.server.stop(); });
  CHECK(client.receive_all().empty()); // the connection is given up
  gate.open();                         // a function that runs is never cut
  CHECK(stopped.wait_for(20s) == std::future_status::ready);
}

TEST_CASE("a server that never started, and one that cannot") {
  Server idle({}, echo);
  idle.stop();
  CHECK(idle.counts().requests == 0);
  Running first;
  ServerOptions options;
  options.port = first.server.port();
  Server second(options, echo);
  CHECK_THROWS_AS(second.start(), std::system_error);
  ServerOptions nowhere;
  nowhere.address = "not an address";
  Server third(nowhere, echo);
  CHECK_THROWS_AS(third.start(), std::system_error);
}

TEST_CASE("the local socket: only for this account, marked, and gone afterwards") {
  const Folder folder;
  const auto path = folder.path / "admin.socket";
  ServerOptions options;
  options.local_socket = path;
  options.connections = 1;
  {
    Running running(options, [](const Request& request) {
      CHECK(request.peer.empty() == (request.listener == Listener::local));
      return text_reply(200, request.listener == Listener::local ? "local" : "network");
    });
    struct stat there {};
    REQUIRE(::stat(path.c_str(), &there) == 0);
    CHECK((there.st_mode & 0777) == 0600);
    auto network = running.client();
    CHECK(network.get("/").body == "network");
    auto client = Client::local(path); // admitted although the one place for the network is taken
    CHECK(client.get("/").body == "local");
    CHECK(client.get("/", {{"X-Forwarded-For", "192.0.2.1"}}).body == "local");

    Server second(options, echo);
    CHECK_THROWS_AS(second.start(), std::system_error); // does not take the socket of a living server
    CHECK(client.get("/").status == 200);
    CHECK(Client::local(path).get("/").status == 200);
  }
  CHECK_FALSE(std::filesystem::exists(path));
  CHECK_THROWS(Client::local(path));
}

TEST_CASE("a dead server's socket is replaced, another file is not") {
  const Folder folder;
  ServerOptions options;
  options.address = "";
  options.local_socket = folder.path / "admin.socket";
  std::filesystem::path kept = folder.path / "kept";
  {
    Running first(options);
    CHECK(first.server.port() == 0);
    std::filesystem::rename(options.local_socket, kept);
  }
  std::filesystem::rename(kept, options.local_socket); // nobody listens on it any more
  Running second(options);
  CHECK(Client::local(options.local_socket).get("/").status == 200);

  options.local_socket = folder.path / "file";
  std::FILE* file = std::fopen(options.local_socket.c_str(), "w");
  REQUIRE(file != nullptr);
  std::fclose(file);
  Server third(options, echo);
  CHECK_THROWS_AS(third.start(), std::system_error);
  CHECK(std::filesystem::exists(options.local_socket));
  options.local_socket = folder.path / std::string(200, 'x');
  Server fourth(options, echo);
  CHECK_THROWS_AS(fourth.start(), std::system_error);
}

TEST_CASE("IPv6, and IPv4 through the same door") {
  ServerOptions options;
  options.address = "::";
  Server server(options, [](const Request& request) { return text_reply(200, request.peer); });
  try {
    server.start();
  } catch (const std::system_error&) {
    MESSAGE("no IPv6 here");
    return;
  }
  CHECK(Client::tcp("127.0.0.1", server.port()).get("/").body == "127.0.0.1");
  CHECK(Client::tcp("::1", server.port()).get("/").body == "::1");
}
