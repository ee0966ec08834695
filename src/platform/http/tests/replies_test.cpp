#include <doctest/doctest.h>

#include "base/check.h"
#include "platform/http/assets.h"
#include "platform/http/gzip.h"
#include "platform/http/refusal_status.h"
#include "platform/http/wire.h"

using namespace concert::http;
using concert::Bug;

TEST_CASE("methods have one spelling") {
  for (const auto method :
       {Method::get, Method::head, Method::post, Method::put, Method::patch, Method::del, Method::options})
    CHECK(method_of(name_of(method)) == method);
  CHECK_FALSE(method_of("get"));
  CHECK_FALSE(method_of("TRACE"));
  CHECK_FALSE(method_of(""));
}

TEST_CASE("every kind of refusal has a status of its own sense") {
  using concert::RefusalKind;
  CHECK(status_of(RefusalKind::not_found) == 404);
  CHECK(status_of(RefusalKind::not_signed_in) == 401);
  CHECK(status_of(RefusalKind::not_permitted) == 403);
  CHECK(status_of(RefusalKind::invalid) == 422);
  CHECK(status_of(RefusalKind::step_not_open) == 409);
  CHECK(status_of(RefusalKind::conflict) == 409);
  CHECK(status_of(RefusalKind::stale) == 412);
  CHECK(status_of(RefusalKind::too_many) == 429);
}

TEST_CASE("headers match in either case and keep their order") {
  Headers headers;
  headers.add("Accept", "a");
  headers.add("ACCEPT", "b");
  CHECK(headers.one("accept") == "a");
  CHECK(headers.all("aCCept") == std::vector<std::string_view>{"a", "b"});
  CHECK_FALSE(headers.has("Accep"));
  CHECK(headers.text_or("Host", "none") == "none");
}

TEST_CASE("a reply on the wire") {
  const auto reply = text_reply(404, "no");
  CHECK(wire_of(reply, {}) == "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain; charset=utf-8\r\n"
                              "Vary: Accept-Encoding\r\nContent-Length: 2\r\n\r\nno");
  CHECK(wire_of(reply, {.keep_alive = false, .gzip_level = 0}) ==
        "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 2\r\n"
        "Connection: close\r\n\r\nno");
  CHECK(wire_of(Reply(), {.one_point_zero = true}) ==
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n");
  CHECK(wire_of(typed_reply(200, "image/png", "abc"), {.head = true}) ==
        "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 3\r\n\r\n");
  Reply empty;
  empty.status = 204;
  CHECK(wire_of(empty, {}) == "HTTP/1.1 204 No Content\r\n\r\n");
}

TEST_CASE("a reply that would break the wire is a bug") {
  CHECK_THROWS_AS(wire_of(Reply().with("X", "a\r\nSet-Cookie: b"), {}), Bug);
  CHECK_THROWS_AS(wire_of(Reply().with("X", std::string("a\0b", 3)), {}), Bug);
  CHECK_THROWS_AS(wire_of(Reply().with("X: y\r\nZ", "a"), {}), Bug);
  CHECK_THROWS_AS(wire_of(Reply().with("", "a"), {}), Bug);
  CHECK_THROWS_AS(wire_of(Reply().with("content-length", "5"), {}), Bug);
  CHECK_THROWS_AS(wire_of(Reply().with("Transfer-Encoding", "chunked"), {}), Bug);
  CHECK_THROWS_AS(wire_of(text_reply(100, ""), {}), Bug);
  CHECK_THROWS_AS(wire_of(text_reply(600, ""), {}), Bug);
}

TEST_CASE("what is compressed") {
  const std::string text(5000, 'a');
  const auto wire = [](Reply reply, bool accepted = true) {
    return wire_of(std::move(reply), {.gzip_accepted = accepted});
  };
  const auto zipped =
      wire(typed_reply(200, "text/html; charset=utf-8", text).with("ETag", "\"x\"").with("Vary", "Cookie"));
  CHECK(zipped.find("Content-Encoding: gzip\r\n") != std::string::npos);
  CHECK(zipped.find("Vary: Cookie, Accept-Encoding\r\n") != std::string::npos);
  CHECK(zipped.find("ETag: W/\"x\"\r\n") != std::string::npos);
  CHECK(gunzipped(std::string_view(zipped).substr(zipped.find("\r\n\r\n") + 4)) == text);

  const auto plain = [&](const std::string& bytes) { return bytes.find("Content-Encoding") == std::string::npos; };
  CHECK(plain(wire(typed_reply(200, "text/html", text), false)));
  CHECK(wire(typed_reply(200, "text/html", text), false).find("Vary: Accept-Encoding") != std::string::npos);
  CHECK(plain(wire(typed_reply(200, "text/html", std::string(1023, 'a')))));
  CHECK_FALSE(plain(wire(typed_reply(200, "text/html", std::string(1024, 'a')))));
  CHECK(plain(wire(typed_reply(200, "image/png", text))));
  auto secret = typed_reply(200, "text/html", text);
  secret.compression = Compression::forbidden;
  CHECK(plain(wire(secret)));
  for (const std::string type :
       {"application/json", "application/problem+json", "image/svg+xml", "text/CSS", "text/javascript"})
    CHECK(worth_compressing(type));
  for (const std::string type : {"", "font/woff2", "application/pdf", "application/octet-stream"})
    CHECK_FALSE(worth_compressing(type));
}

TEST_CASE("Accept-Encoding") {
  for (const std::string yes : {"gzip", "deflate, gzip;q=0.5, br", "GZIP", "*", "x-gzip", "br;q=1.0, *;q=0.1"}) {
    CAPTURE(yes);
    CHECK(accepts_gzip(yes));
  }
  for (const std::string no : {"", "identity", "gzip;q=0", "gzip; q=0.000", "*;q=0", "br", "gzipped", "gzip;q=0, *"}) {
    CAPTURE(no);
    CHECK_FALSE(accepts_gzip(no));
  }
}

TEST_CASE("gzip at every level and bad gzip") {
  std::string text;
  for (int i = 0; i < 2000; ++i)
    text += "row " + std::to_string(i * 7919 % 1000) + "\n";
  for (int level = 1; level <= 9; ++level)
    CHECK(gunzipped(gzipped(text, level)) == text);
  CHECK(gunzipped(gzipped("", 4)) == "");
  CHECK_THROWS(gunzipped("not gzip"));
  CHECK_THROWS(gunzipped(gzipped(text, 4).substr(0, 100)));
  CHECK_THROWS(gunzipped(gzipped(std::string(1 << 20, 'a'), 4), 1 << 16));
  CHECK_THROWS_AS(gzipped("", 0), Bug);
}

TEST_CASE("assets: asked again, not sent again") {
  Request request;
  auto reply = asset_reply(request, "body{}", "text/css", "abc", AssetName::hashed);
  CHECK(reply.status == 200);
  CHECK(reply.body == "body{}");
  CHECK(reply.header("ETag") == "\"abc\"");
  CHECK(reply.header("Cache-Control") == "public, max-age=31536000, immutable");
  CHECK(asset_reply(request, "", "text/css", "abc").header("Cache-Control") == "no-cache");

  for (const std::string known : {"\"abc\"", "W/\"abc\"", "\"x\", \"abc\"", "*"}) {
    CAPTURE(known);
    Request again;
    again.headers.add("if-none-match", known);
    const auto unchanged = asset_reply(again, "body{}", "text/css", "abc");
    CHECK(unchanged.status == 304);
    CHECK(unchanged.body.empty());
    CHECK(unchanged.header("ETag") == "\"abc\"");
  }
  for (const std::string other : {"\"abcd\"", "abc", "\"ab\"", ""}) {
    CAPTURE(other);
    Request again;
    again.headers.add("If-None-Match", other);
    CHECK(asset_reply(again, "body{}", "text/css", "abc").status == 200);
  }
  CHECK_THROWS_AS(asset_reply(request, "", "text/css", "a\"b"), Bug);
}
