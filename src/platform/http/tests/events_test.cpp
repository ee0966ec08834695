#include <doctest/doctest.h>

#include "base/check.h"
#include "platform/http/broadcast.h"
#include "platform/http/events.h"

using namespace concert;
using namespace concert::http;

namespace {

std::string waiting_in(EventStream& stream) {
  return stream.take().wire;
}

} // namespace

TEST_CASE("an event on the wire") {
  CHECK(wire_of(Event{"revision 17"}) == "data: revision 17\n\n");
  CHECK(wire_of(Event{.data = "17", .id = "17", .type = "revision"}) == "id: 17\nevent: revision\ndata: 17\n\n");
  CHECK(wire_of(Event{""}) == "data: \n\n");
  CHECK(wire_of(Event{"réunion"}) == "data: réunion\n\n");
  // Whatever a browser takes for the end of a line stays data.
  CHECK(wire_of(Event{"a\nid: 9\revent: x\r\nretry: 1\n"}) ==
        "data: a\ndata: id: 9\ndata: event: x\ndata: retry: 1\ndata: \n\n");
}

TEST_CASE("what cannot be an event is a bug") {
  CHECK_THROWS_AS(wire_of(Event{.data = "", .id = "1\ndata: 2"}), Bug);
  CHECK_THROWS_AS(wire_of(Event{.data = "", .id = "1\r"}), Bug);
  CHECK_THROWS_AS(wire_of(Event{.data = "", .id = std::string("1\0", 2)}), Bug); // a browser would ignore such an id
  CHECK_THROWS_AS(wire_of(Event{.data = "", .type = "a\nb"}), Bug);
  CHECK_THROWS_AS(wire_of(Event{.data = "", .type = std::string(201, 'a')}), Bug);
  CHECK_THROWS_AS(wire_of(Event{"\xff"}), Bug);
  CHECK_THROWS_AS(wire_of(Event{std::string(4097, 'a')}), Bug);
  CHECK_NOTHROW(wire_of(Event{std::string(4096, 'a')}));
  CHECK_THROWS_AS(EventStream("owner", EventStream::as_long_as_any, 0), Bug);
  CHECK_THROWS_AS(event_reply(nullptr), Bug);
}

TEST_CASE("a stream lets so many wait and no more") {
  EventStream stream("owner", EventStream::as_long_as_any, 3);
  CHECK(stream.send({"1"}));
  CHECK(stream.send({"2"}));
  CHECK(waiting_in(stream) == "data: 1\n\ndata: 2\n\n");
  CHECK(stream.send({"3"}));
  CHECK(stream.send({"4"}));
  CHECK(stream.send({"5"}));
  CHECK(stream.is_open());
  CHECK_FALSE(stream.send({"6"}));
  CHECK_FALSE(stream.is_open());
  CHECK(stream.fell_behind());
  const auto taken = stream.take();
  CHECK(taken.over);
  CHECK(taken.wire.empty());
  CHECK_FALSE(stream.send({"7"}));
}

TEST_CASE("whoever closes a stream decides what is still heard") {
  EventStream silent("owner");
  silent.send({"for a seat that is suspended now"});
  silent.close();
  CHECK_FALSE(silent.send({"more"}));
  CHECK(silent.take().wire.empty());
  CHECK(silent.take().over);
  CHECK_FALSE(silent.fell_behind());

  EventStream told("owner");
  told.send({"not heard"});
  told.close({.data = "locked", .type = "end"});
  told.close({.data = "again"}); // the first one counts
  const auto taken = told.take();
  CHECK(taken.wire == "event: end\ndata: locked\n\n");
  CHECK(taken.over);
}

TEST_CASE("the carrier is woken once for all that waits, and always for the end") {
  int woken = 0;
  EventStream stream("owner", EventStream::as_long_as_any, 2);
  stream.send({"before"});
  stream.attach([&] { ++woken; });
  CHECK(woken == 1); // something waited already
  stream.send({"again"});
  CHECK(woken == 1);
  CHECK(waiting_in(stream) == "data: before\n\ndata: again\n\n");
  stream.send({"new"});
  stream.send({"newer"});
  CHECK(woken == 2);
  stream.send({"too much"});
  CHECK(woken == 3);

  EventStream closed("owner");
  closed.close();
  closed.attach([&] { ++woken; });
  CHECK(woken == 4);

  EventStream left("owner");
  left.attach([&] { ++woken; });
  CHECK(woken == 4);
  left.detach();
  CHECK_FALSE(left.send({"to nobody"}));
  left.close();
  CHECK(woken == 4);
}

TEST_CASE("the reply that is a stream") {
  const auto reply = event_reply(std::make_shared<EventStream>("owner"));
  CHECK(reply.status == 200);
  CHECK(reply.header("Content-Type") == "text/event-stream");
  CHECK(reply.header("Cache-Control") == "no-store");
  CHECK(reply.header("X-Accel-Buffering") == "no");
  CHECK(reply.compression == Compression::forbidden);
}

TEST_CASE("what a browser says it has seen") {
  Request request;
  CHECK(last_event_id(request).empty());
  request.headers.add("last-event-id", "17");
  CHECK(last_event_id(request) == "17");
  Request endless;
  endless.headers.add("Last-Event-ID", std::string(201, '1'));
  CHECK(last_event_id(endless).empty());
  Request garbled;
  garbled.headers.add("Last-Event-ID", "\xff");
  CHECK(last_event_id(garbled).empty());
}

TEST_CASE("a broadcast reaches who follows the name, once, and nobody else") {
  Broadcast broadcast;
  const auto one = broadcast.open("s1", {"meeting:1", "session:1"});
  const auto two = broadcast.open("s2", {"meeting:1", "meeting:1", "session:2"});
  const auto three = broadcast.open("s3", {"meeting:2"});
  CHECK(broadcast.publish("meeting:1", {.data = "17", .id = "17"}) == 2);
  CHECK(broadcast.publish("meeting:3", {"to nobody"}) == 0);
  CHECK(waiting_in(*one) == "id: 17\ndata: 17\n\n");
  CHECK(waiting_in(*two) == "id: 17\ndata: 17\n\n");
  CHECK(waiting_in(*three).empty());

  broadcast.follow(one, "meeting:2");
  CHECK(broadcast.publish("meeting:2", {"4"}) == 2);
  CHECK(waiting_in(*one) == "data: 4\n\n");

  CHECK(broadcast.close("session:2") == 1);
  CHECK(broadcast.close("session:2") == 0);
  CHECK_FALSE(two->is_open());
  CHECK(broadcast.following("meeting:1") == 1);
  CHECK(broadcast.publish("meeting:1", {"18"}) == 1);

  CHECK(broadcast.close("meeting:1", {.data = "", .type = "ended"}) == 1);
  CHECK(waiting_in(*one) == "event: ended\ndata: \n\n");
  CHECK(broadcast.publish("meeting:2", {"5"}) == 1); // only three is left
}

TEST_CASE("a broadcast forgets streams that are gone") {
  Broadcast broadcast;
  for (int i = 0; i < 10'000; ++i)
    broadcast.open("owner", {"meeting:" + std::to_string(i), "all"});
  CHECK(broadcast.names() < 200);
  CHECK(broadcast.following("all") == 0);
  std::vector<std::shared_ptr<EventStream>> kept;
  for (int i = 0; i < 1000; ++i)
    kept.push_back(broadcast.open("owner", {"all"}));
  CHECK(broadcast.following("all") == 1000);
  CHECK(broadcast.publish("all", {"x"}) == 1000);
  kept.clear();
  CHECK(broadcast.publish("all", {"x"}) == 0);
}
