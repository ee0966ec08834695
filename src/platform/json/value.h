// JSON as a tree of our own, so that rooms and pages never see the library that reads it.
#pragma once

#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/check.h"

namespace concert::json {

class Value;
using Array = std::vector<Value>;

// Members in the order in which they were written. Names are unique when the object was parsed; add() trusts its
// caller.
class Object {
 public:
  using Member = std::pair<std::string, Value>;
  Object() = default;
  Object(std::initializer_list<Member> members);
  Object& add(std::string name, Value value);
  const Value* find(std::string_view name) const; // null when there is no such member; linear
  std::size_t size() const;
  bool empty() const;
  const Member* begin() const;
  const Member* end() const;
  friend bool operator==(const Object&, const Object&);

 private:
  std::vector<Member> members_;
};

class Value {
 public:
  Value(); // null
  // Not inline: g++ 12 warns of the alternatives that are not held when it sees through the move of a variant.
  Value(const Value&);
  Value(Value&&) noexcept;
  Value& operator=(const Value&);
  Value& operator=(Value&&) noexcept;
  ~Value();
  Value(std::nullptr_t) {}
  template <class Truth>
  requires std::is_same_v<Truth, bool> // or any pointer would count as true
  Value(Truth yes) : held_(yes) {}
  template <std::integral Integer>
  requires(!std::is_same_v<Integer, bool> && !std::is_same_v<Integer, char>) Value(Integer number)
      : held_(static_cast<std::int64_t>(number)) {
    check(std::in_range<std::int64_t>(number), "a JSON number of ours fits 64 bits with sign");
  }
  template <std::floating_point Real>
  Value(Real number) : held_(static_cast<double>(number)) {
    check(std::isfinite(number), "JSON has no infinite numbers");
  }
  Value(std::string text) : held_(std::move(text)) {}
  Value(std::string_view text) : held_(std::string(text)) {}
  Value(const char* text) : held_(std::string(text)) {}
  Value(Array array) : held_(std::move(array)) {}
  Value(Object object) : held_(std::move(object)) {}

  bool is_null() const { return std::holds_alternative<std::monostate>(held_); }
  // Null when the value is of another kind. A whole number is an int64 only when it was written without point or
  // exponent.
  const bool* if_bool() const { return std::get_if<bool>(&held_); }
  const std::int64_t* if_int() const { return std::get_if<std::int64_t>(&held_); }
  const double* if_double() const { return std::get_if<double>(&held_); }
  const std::string* if_text() const { return std::get_if<std::string>(&held_); }
  const Array* if_array() const { return std::get_if<Array>(&held_); }
  const Object* if_object() const { return std::get_if<Object>(&held_); }
  std::optional<double> number() const; // of an int64 or a double
  // The member of an object; null when this is no object or has none of that name.
  const Value* find(std::string_view name) const;

  friend bool operator==(const Value&, const Value&);

 private:
  std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> held_;
};

} // namespace concert::json
