// JSON out: a whole tree at once, or piece by piece without building one. What comes out is well-formed UTF-8 even if a
// text that went in was not: broken bytes become U+FFFD.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/check.h"
#include "platform/json/value.h"

namespace concert::json {

std::string dump(const Value& value); // compact; parse() of it gives an equal value

// Commas, colons and quotes are set by the writer; a call out of order, such as a value without its key, is a Bug.
//   Writer out; out.begin_object().member("id",
//   id.text()).key("risks").begin_array().value("x").end_array().end_object();
class Writer {
 public:
  Writer& begin_object();
  Writer& end_object();
  Writer& begin_array();
  Writer& end_array();
  Writer& key(std::string_view name);

  Writer& value(std::string_view text);
  Writer& value(const char* text) { return value(std::string_view(text)); }
  Writer& value(const std::string& text) { return value(std::string_view(text)); }
  Writer& value(std::nullptr_t);
  template <class Truth>
  requires std::is_same_v<Truth, bool> Writer& value(Truth yes) { return word(yes ? "true" : "false"); }
  template <std::integral Integer>
  requires(!std::is_same_v<Integer, bool> && !std::is_same_v<Integer, char>) Writer& value(Integer number) {
    check(std::in_range<std::int64_t>(number), "a JSON number of ours fits 64 bits with sign");
    return integer(static_cast<std::int64_t>(number));
  }
  template <std::floating_point Real>
  Writer& value(Real number) { // the shortest text that reads back equal; finite, else Bug
    return real(static_cast<double>(number));
  }
  Writer& value(const Value& tree);

  template <class Anything>
  Writer& member(std::string_view name, const Anything& anything) {
    return key(name).value(anything);
  }

  std::string take(); // the finished document, once

 private:
  enum class Inside : char { object, object_after_key, array };
  void before_value();
  Writer& word(std::string_view literal);
  Writer& integer(std::int64_t number);
  Writer& real(double number);
  void quoted(std::string_view text);

  std::string out_;
  std::vector<Inside> open_;
  bool first_ = true;  // nothing yet in the innermost array or object
  bool whole_ = false; // the outermost value is finished
};

} // namespace concert::json
