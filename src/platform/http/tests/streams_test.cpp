#include <doctest/doctest.h>

#include <atomic>
#include <future>
#include <vector>

#include "platform/http/broadcast.h"
#include "platform/http/forms.h"
#include "platform/http/tests/running.h"

using namespace concert::http;
using namespace concert::http::testing;

namespace {

using Clock = std::chrono::steady_clock;

// A meeting as a room would keep it: a revision, of which readers are told by number only.
struct Table {
  explicit Table(ServerOptions options = {})
      : running(std::move(options), [this](const Request& request) { return answer(request); }) {}

  Reply answer(const Request& request) {
    if (request.path != "/live")
      return text_reply(200, "page");
    const auto owner = request.headers.text_or("Owner", "somebody");
    const auto stream = broadcast.open(owner, {"meeting", "session:" + owner});
    const auto now = std::to_string(revision); // after opening: nothing falls between
    if (last_event_id(request) != now)
      stream->send({.data = now, .id = now});
    return event_reply(stream);
  }
  std::size_t change() {
    const auto now = std::to_string(++revision);
    return broadcast.publish("meeting", {.data = now, .id = now});
  }
  Client reader(const HeaderList& headers = {}) {
    auto client = running.client();
    REQUIRE(client.open_stream("/live", headers).status == 200);
    return client;
  }
  std::uint64_t open() { return running.server.counts().streams_open; }

  std::atomic<int> revision = 0;
  Broadcast broadcast;
  Running running;
};

std::string data_of(const std::optional<Event>& event) {
  return event ? event->data : "(end)";
}

ServerOptions with(StreamOptions streams) {
  ServerOptions options;
  options.streams = streams;
  return options;
}

} // namespace

TEST_CASE("a stream's head, and the events after it") {
  Table table;
  auto client = table.running.client();
  const auto head = client.open_stream("/live", {{"Accept-Encoding", "gzip"}});
  CHECK(head.status == 200);
  CHECK(head.headers.one("Content-Type") == "text/event-stream");
  CHECK(head.headers.one("Cache-Control") == "no-store");
  CHECK(head.headers.one("X-Accel-Buffering") == "no");
  CHECK(head.headers.one("Connection") == "close");
  CHECK_FALSE(head.headers.has("Content-Length"));
  CHECK_FALSE(head.headers.has("Content-Encoding"));
  CHECK_FALSE(head.headers.has("Vary"));
  CHECK(client.receive_through("\n\n").starts_with("retry: 3"));
  CHECK(client.next_event() == Event{.data = "0", .id = "0"});
  CHECK(table.change() == 1);
  CHECK(client.next_event() == Event{.data = "1", .id = "1"});
  table.broadcast.publish("meeting", {.data = "two\nlines", .id = "", .type = "words"});
  CHECK(client.next_event() == Event{.data = "two\nlines", .id = "", .type = "words"});
  CHECK(client.last_event_id() == "1");
  CHECK(table.open() == 1);
}

TEST_CASE("who comes back is told what was missed, and nothing that was seen") {
  Table table;
  std::string seen;
  {
    auto first = table.reader();
    CHECK(data_of(first.next_event()) == "0");
    table.change();
    CHECK(data_of(first.next_event()) == "1");
    seen = first.last_event_id();
  }
  CHECK(eventually([&] { return table.open() == 0; }));
  table.change();
  table.change();
  auto again = table.reader({{"Last-Event-ID", seen}});
  CHECK(data_of(again.next_event()) == "3"); // the state, not its history
  auto up_to_date = table.reader({{"Last-Event-ID", "3"}});
  table.change();
  CHECK(data_of(up_to_date.next_event()) == "4");
}

TEST_CASE("a stream holds no worker") {
  ServerOptions options;
  options.workers = 1;
  Table table(options);
  std::vector<Client> readers;
  for (int i = 0; i < 5; ++i)
    readers.push_back(table.reader());
  CHECK(table.running.client().get("/").body == "page");
  CHECK(table.change() == 5);
}

TEST_CASE("silence is broken by a comment") {
  Table table(with({.heartbeat = 30ms}));
  auto client = table.reader();
  CHECK(data_of(client.next_event()) == "0");
  for (int i = 0; i < 3; ++i)
    CHECK(client.receive_through(":\n\n") == ":\n\n");
  table.change();
  CHECK(data_of(client.next_event()) == "1"); // comments are no events
  CHECK(table.running.server.counts().streams_cut == 0);
}

TEST_CASE("a stream does not live for ever, and its reader may come back") {
  Table table(with({.lifetime = 60ms}));
  auto client = table.reader();
  CHECK(data_of(client.next_event()) == "0");
  CHECK(data_of(client.next_event()) == "(end)");
  CHECK(eventually([&] { return table.open() == 0; }));
  auto again = table.reader({{"Last-Event-ID", "0"}});
  table.change();
  CHECK(data_of(again.next_event()) == "1");
}

TEST_CASE("a right that ends by itself ends its stream, and no other") {
  Broadcast broadcast;
  Running running({}, [&](const Request& request) {
    return event_reply(broadcast.open("somebody", {"meeting"}, request.path == "/short" ? 60ms : 3'600'000ms * 24));
  });
  auto brief = running.client();
  auto patient = running.client();
  brief.open_stream("/short");
  patient.open_stream("/long");
  CHECK(data_of(brief.next_event()) == "(end)");
  CHECK(eventually([&] { return broadcast.following("meeting") == 1; }));
  broadcast.publish("meeting", {"still here"});
  CHECK(data_of(patient.next_event()) == "still here");
}

TEST_CASE("whoever reads too slowly is cut, nobody else waits, and nothing grows") {
  ServerOptions options;
  options.deadlines.write = 60'000ms; // not this, but the full queue
  Table table(options);
  auto slow = table.reader({{"Owner", "slow"}});
  auto quick = table.reader({{"Owner", "quick"}});
  CHECK(data_of(quick.next_event()) == "0");
  const std::string long_text(4000, 'a');
  std::size_t sent = 0;
  while (table.broadcast.following("session:slow") == 1 && sent < (64u << 20)) {
    table.broadcast.publish("meeting", {long_text});
    sent += long_text.size();
    REQUIRE(data_of(quick.next_event()) == long_text);
  }
  CHECK(sent < (16u << 20)); // the peer's receive buffer, a little of ours, one batch and one queue
  CHECK(eventually([&] { return table.running.server.counts().streams_cut == 1; }));
  CHECK(table.open() == 1);
  CHECK(table.change() == 1);
  CHECK(data_of(quick.next_event()) == "1");
}

TEST_CASE("a peer that has stopped reading is cut even when little happens") {
  ServerOptions options;
  options.deadlines.write = 100ms;
  Table table(options);
  auto stuck = table.reader();
  const std::string long_text(4000, 'a');
  CHECK(eventually([&] {
    table.broadcast.publish("meeting", {long_text});
    return table.open() == 0;
  }));
  CHECK(table.running.server.counts().streams_cut == 1);
}

TEST_CASE("a publisher ends streams, with a reason if it likes") {
  Table table;
  auto one = table.reader({{"Owner", "one"}});
  auto two = table.reader({{"Owner", "two"}});
  CHECK(data_of(one.next_event()) == "0");
  CHECK(data_of(two.next_event()) == "0");
  CHECK(table.broadcast.close("session:one", {.data = "locked", .type = "end"}) == 1);
  CHECK(one.next_event() == Event{.data = "locked", .id = "", .type = "end"});
  CHECK(data_of(one.next_event()) == "(end)");
  CHECK(table.change() == 1);
  CHECK(data_of(two.next_event()) == "1");
  CHECK(table.broadcast.close("meeting") == 1);
  CHECK(two.receive_all().empty());
  CHECK(eventually([&] { return table.open() == 0; }));
}

TEST_CASE("a reader who leaves is noticed") {
  Table table;
  {
    auto client = table.reader();
    CHECK(table.broadcast.following("meeting") == 1);
  }
  CHECK(eventually([&] { return table.broadcast.following("meeting") == 0; }));
  CHECK(table.change() == 0);
  CHECK(table.running.server.counts().connections_open == 0);
}

TEST_CASE("streams are limited in all and for each owner, and places become free again") {
  Table table(with({.most = 4, .most_of_one_owner = 2}));
  auto one = table.reader({{"Owner", "one"}});
  {
    auto second = table.reader({{"Owner", "one"}});
    auto third = table.running.client();
    const auto refused = third.open_stream("/live", {{"Owner", "one"}});
    CHECK(refused.status == 429);
    CHECK(refused.headers.one("Retry-After") == "30");
    CHECK(third.receive_all().empty());
    auto two = table.reader({{"Owner", "two"}});
    auto three = table.reader({{"Owner", "three"}});
    CHECK(table.running.client().open_stream("/live", {{"Owner", "four"}}).status == 503);
    CHECK(table.open() == 4);
    CHECK(table.running.server.counts().streams_refused == 2);
    CHECK(table.broadcast.following("meeting") == 4); // those that were refused hear nothing
    CHECK(table.running.client().get("/").status == 200);
  }
  CHECK(eventually([&] { return table.open() == 1; }));
  auto again = table.reader({{"Owner", "one"}});
  auto four = table.reader({{"Owner", "four"}});
  CHECK(table.open() == 3);
}

TEST_CASE("streams are not counted as connections of their address, but as connections") {
  ServerOptions options;
  options.connections_per_address = 2;
  options.connections = 6;
  options.streams.most_of_one_owner = 10;
  Table table(options);
  std::vector<Client> readers;
  for (int i = 0; i < 5; ++i)
    readers.push_back(table.reader());
  auto page = table.running.client();
  CHECK(page.get("/").status == 200);
  CHECK(table.running.client().receive_all().starts_with("HTTP/1.1 503"));
  readers.clear();
  REQUIRE(eventually([&] { return table.running.server.counts().connections_open == 1; }));
  auto second = table.running.client();
  CHECK(second.get("/").status == 200);
  CHECK(table.running.client().receive_all().starts_with("HTTP/1.1 503")); // the third of one address
}

TEST_CASE("stop ends streams at once, while events go on") {
  Table table;
  std::vector<Client> readers;
  for (int i = 0; i < 40; ++i)
    readers.push_back(table.reader({{"Owner", std::to_string(i)}}));
  std::atomic<bool> done = false;
  std::thread publisher([&] {
    while (!done) {
      table.change();
      std::this_thread::sleep_for(1ms);
    }
  });
  const auto begun = Clock::now();
  table.running.server.stop();
  CHECK(Clock::now() - begun < 5s); // neither the heartbeat's 15 s nor the drain's 10 s
  done = true;
  publisher.join();
  CHECK(table.broadcast.following("meeting") == 0);
  for (auto& reader : readers)
    CHECK_NOTHROW(reader.receive_all());
}

TEST_CASE("a stream that is asked for while the server stops is refused") {
  Gate gate;
  Broadcast broadcast;
  Running running({}, [&](const Request&) {
    gate.wait();
    return event_reply(broadcast.open("somebody", {"meeting"}));
  });
  auto client = running.client();
  client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  REQUIRE(gate.await_arrivals(1));
  auto idle = running.client();
  auto stopped = std::async(std::launch::async, [&] { running.server.stop(); });
  CHECK(idle.receive_all().empty()); // it is draining now
  gate.open();
  CHECK(client.receive().status == 503);
  CHECK(stopped.wait_for(20s) == std::future_status::ready);
  CHECK(broadcast.following("meeting") == 0);
}

TEST_CASE("HEAD sees the head; HTTP/1.0 gets its events until the connection ends") {
  Table table;
  auto client = table.running.client();
  const auto head = client.exchange(Method::head, "/live");
  CHECK(head.status == 200);
  CHECK(head.headers.one("Content-Type") == "text/event-stream");
  CHECK_FALSE(head.headers.has("Content-Length"));
  CHECK(client.get("/").body == "page"); // still in step
  CHECK(table.open() == 0);
  CHECK(table.change() == 0);

  auto old = table.running.client(); // as nginx speaks to us
  old.send("GET /live HTTP/1.0\r\nHost: h\r\n\r\n");
  CHECK(old.receive_through("\r\n\r\n").find("Transfer-Encoding") == std::string::npos);
  CHECK(data_of(old.next_event()) == "1");
  table.change();
  CHECK(data_of(old.next_event()) == "2");
  table.broadcast.close("meeting");
  CHECK(data_of(old.next_event()) == "(end)");
}

TEST_CASE("what a peer sends on a stream is not answered") {
  Table table;
  auto client = table.running.client();
  client.send("GET /live HTTP/1.1\r\nHost: h\r\n\r\nGET /page HTTP/1.1\r\nHost: h\r\n\r\n");
  client.receive_through("\r\n\r\n");
  CHECK(data_of(client.next_event()) == "0");
  client.send("GET /page HTTP/1.1\r\nHost: h\r\n\r\n" + std::string(10'000, 'x'));
  table.change();
  CHECK(data_of(client.next_event()) == "1");
  table.broadcast.close("meeting");
  try {
    CHECK(client.receive_all().empty());
  } catch (const std::exception&) { // cut, rather than ended, because of what lay unread
  }
  CHECK(table.running.server.counts().requests == 1);
}

TEST_CASE("a reply that cannot be a stream is a bug, and no stream") {
  Broadcast broadcast;
  Running running({}, [&](const Request& request) {
    auto reply = event_reply(broadcast.open("somebody", {"meeting"}));
    if (request.path == "/throw")
      throw std::runtime_error("after opening");
    if (request.path == "/body")
      reply.body = "body";
    if (request.path == "/status")
      reply.status = 404;
    return reply;
  });
  for (const auto* path : {"/throw", "/body", "/status"})
    CHECK(running.client().get(path).status == 500);
  CHECK(broadcast.following("meeting") == 0);
  CHECK(running.server.counts().streams_open == 0);
}

TEST_CASE("three hundred readers hear one event") {
  ServerOptions options;
  options.connections_per_address = 20;
  options.streams.most_of_one_owner = 300;
  Table table(options);
  std::vector<Client> readers;
  for (int i = 0; i < 300; ++i)
    readers.push_back(table.reader({{"Last-Event-ID", "0"}}));
  CHECK(table.open() == 300);
  CHECK(table.change() == 300);
  int heard = 0;
  for (auto& reader : readers)
    heard += data_of(reader.next_event()) == "1";
  CHECK(heard == 300);
  CHECK(table.running.client().get("/").status == 200);
}

TEST_CASE("several publish while readers come and go; who stays hears all, in one order") {
  ServerOptions options;
  options.streams.most_of_one_owner = 1000;
  Table table(options);
  constexpr int publishers = 3;
  constexpr int events = 100;
  auto one = table.reader({{"Last-Event-ID", "0"}});
  auto two = table.reader({{"Last-Event-ID", "0"}});
  std::vector<std::string> heard_by_one, heard_by_two;
  const auto listen = [](Client& client, std::vector<std::string>& heard) {
    while (const auto event = client.next_event()) {
      if (event->type == "end")
        return;
      heard.push_back(event->data);
    }
  };
  std::thread first([&] { listen(one, heard_by_one); });
  std::thread second([&] { listen(two, heard_by_two); });
  std::atomic<bool> done = false;
  std::thread passing([&] {
    while (!done) {
      auto client = table.running.client();
      client.open_stream("/live");
      client.next_event();
    }
  });
  std::vector<std::thread> speakers;
  for (int p = 0; p < publishers; ++p)
    speakers.emplace_back([&, p] {
      for (int i = 0; i < events; ++i) {
        table.broadcast.publish("meeting", {std::to_string(p) + "/" + std::to_string(i)});
        if (i % 10 == 0)
          std::this_thread::sleep_for(2ms); // so that nobody falls behind
      }
    });
  for (auto& speaker : speakers)
    speaker.join();
  table.broadcast.publish("meeting", {.data = "", .type = "end"});
  first.join();
  second.join();
  done = true;
  passing.join();
  CHECK(heard_by_one.size() == publishers * events);
  CHECK(heard_by_one == heard_by_two);
}
