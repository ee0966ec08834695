// The whole surface as one table: method, pattern, function. The table's owner chooses the type of function, so that it
// can pass its own context; this only finds the entry.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/http/message.h"

namespace concert::http {

// What the {names} of a pattern stood for: percent-decoded, valid UTF-8, never empty, never "." or "..", without
// slashes and control characters.
class PathParameters {
 public:
  void add(std::string name, std::string value);
  const std::string& at(std::string_view name) const; // asking for a name that the pattern lacks is a bug
  bool has(std::string_view name) const;
  const HeaderList& in_order() const { return list_; }

 private:
  HeaderList list_;
};

enum class Found { yes, no_such_path, no_such_method };

// Patterns by number, in the order of adding. Literal segments win over parameters, from left to right; the path is
// settled before the method, so POST /people/new is 405 when only GET /people/new and POST /people/{id} exist.
class RoutePatterns {
 public:
  // "/", "/situations", "/situations/{id}/present". A malformed pattern, or a second one of the same shape and method,
  // is a bug.
  void add(Method method, std::string_view pattern);

  struct Match {
    Found found = Found::no_such_path;
    std::size_t number = 0; // when found
    PathParameters parameters;
    std::string allow; // for no_such_method: the Allow header
  };
  // HEAD finds GET's entry unless it has its own.
  Match match(Method method, std::string_view encoded_path) const;

 private:
  struct Segment {
    std::string text; // literal, or the parameter's name
    bool parameter = false;
  };
  struct Shape {
    std::vector<Segment> segments;
    std::vector<std::pair<Method, std::size_t>> numbers;
  };
  static std::vector<Segment> segments_of(std::string_view pattern);
  static std::string allow_of(const Shape& shape);

  std::vector<Shape> shapes_; // most specific first
  std::size_t count_ = 0;
};

template <class Function>
struct Route {
  Method method;
  std::string pattern;
  Function function;
};

template <class Function>
class Routes {
 public:
  explicit Routes(std::vector<Route<Function>> table) : table_(std::move(table)) {
    for (const auto& route : table_)
      patterns_.add(route.method, route.pattern);
  }

  struct Match {
    Found found = Found::no_such_path;
    const Route<Function>* route = nullptr; // when found; its pattern is what a log may show instead of the path
    PathParameters parameters;
    std::string allow;
  };
  Match match(Method method, std::string_view encoded_path) const {
    auto match = patterns_.match(method, encoded_path);
    return {match.found, match.found == Found::yes ? &table_[match.number] : nullptr, std::move(match.parameters),
            std::move(match.allow)};
  }
  const std::vector<Route<Function>>& table() const { return table_; }

 private:
  std::vector<Route<Function>> table_;
  RoutePatterns patterns_;
};

} // namespace concert::http
