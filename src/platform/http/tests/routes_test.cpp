#include <doctest/doctest.h>

#include "base/check.h"
#include "platform/http/routes.h"

using namespace concert::http;
using concert::Bug;

namespace {

Routes<std::string> surface() {
  return Routes<std::string>({
      {Method::get, "/", "front"},
      {Method::get, "/situations", "list"},
      {Method::post, "/situations", "open"},
      {Method::get, "/situations/{id}", "show"},
      {Method::post, "/situations/{id}/present", "present"},
      {Method::get, "/situations/new", "form"},
      {Method::get, "/{room}/new/help", "any room"},
      {Method::get, "/situations/{id}/help", "help"},
      {Method::head, "/raw", "own head"},
      {Method::get, "/raw", "raw"},
  });
}

std::string function_at(Method method, std::string_view path) {
  const auto routes = surface();
  const auto match = routes.match(method, path);
  return match.route ? match.route->function : "";
}

} // namespace

TEST_CASE("a route is found by method and path") {
  CHECK(function_at(Method::get, "/") == "front");
  CHECK(function_at(Method::get, "/situations") == "list");
  CHECK(function_at(Method::post, "/situations") == "open");
  CHECK(function_at(Method::get, "/situations/s1") == "show");
  CHECK(function_at(Method::post, "/situations/s1/present") == "present");
}

TEST_CASE("HEAD uses GET's function unless it has its own") {
  CHECK(function_at(Method::head, "/situations") == "list");
  CHECK(function_at(Method::head, "/raw") == "own head");
  CHECK(function_at(Method::head, "/situations/s1/present") == "");
}

TEST_CASE("literal segments win over parameters, from left to right") {
  CHECK(function_at(Method::get, "/situations/new") == "form");
  CHECK(function_at(Method::get, "/situations/new/help") == "help");
  CHECK(function_at(Method::get, "/people/new/help") == "any room");
  const auto routes = surface();
  CHECK(routes.match(Method::post, "/situations/new").found == Found::no_such_method);
}

TEST_CASE("parameters are decoded once") {
  const auto routes = surface();
  CHECK(routes.match(Method::get, "/situations/caf%C3%A9").parameters.at("id") == "café");
  CHECK(routes.match(Method::get, "/situations/a+b%2520").parameters.at("id") == "a+b%20");
  CHECK(function_at(Method::get, "/%73ituations") == "list");
  const auto match = routes.match(Method::get, "/situations/s1");
  CHECK(match.parameters.in_order().size() == 1);
  CHECK_FALSE(match.parameters.has("room"));
  CHECK_THROWS_AS(match.parameters.at("room"), Bug);
}

TEST_CASE("a path that is not clean matches nothing") {
  for (const std::string path :
       {"", "situations", "//", "/situations/", "//situations", "/situations//present", "/situations/..",
        "/situations/%2e%2E", "/situations/.", "/situations/a%2Fb", "/situations/a%5cb", "/situations/%00",
        "/situations/%ff", "/situations/%4", "/situations/%zz", "/situations/%0a", "/Situations", "*"}) {
    CAPTURE(path);
    CHECK(surface().match(Method::get, path).found == Found::no_such_path);
  }
}

TEST_CASE("a known path with another method says which methods there are") {
  const auto routes = surface();
  auto match = routes.match(Method::del, "/situations");
  CHECK(match.found == Found::no_such_method);
  CHECK(match.allow == "GET, HEAD, POST");
  CHECK(match.route == nullptr);
  match = routes.match(Method::get, "/situations/s1/present");
  CHECK(match.allow == "POST");
  CHECK(routes.match(Method::post, "/raw").allow == "GET, HEAD");
}

TEST_CASE("a table that contradicts itself is a bug") {
  const auto table_of = [](std::vector<std::string> patterns) {
    std::vector<Route<int>> table;
    for (auto& pattern : patterns)
      table.push_back({Method::get, pattern, 0});
    return Routes<int>(std::move(table));
  };
  CHECK_NOTHROW(table_of({"/a/{b}", "/a/{b}/c", "/{a}/b"}));
  CHECK_THROWS_AS(table_of({"/a", "/a"}), Bug);
  CHECK_THROWS_AS(table_of({"/a/{b}", "/a/{c}"}), Bug);
  for (const std::string pattern :
       {"", "a", "/a/", "//", "/{", "/{}", "/{A}", "/a{b}", "/{b}c", "/..", "/%41", "/a?b", "/{b}/{b}"}) {
    CAPTURE(pattern);
    CHECK_THROWS_AS(table_of({pattern}), Bug);
  }
}
