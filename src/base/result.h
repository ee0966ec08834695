// A value, or the Refusal to give one. Members are named as in std::expected, which C++20 lacks.
#pragma once

#include <optional>
#include <utility>
#include <variant>

#include "base/check.h"
#include "base/refusal.h"

namespace concert {

template <class T>
class [[nodiscard]] Result {
public:
  using value_type = T;
  Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
  Result(Refusal refusal) : held_(std::in_place_index<1>, std::move(refusal)) {}

  bool has_value() const { return held_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  const T& value() const& { return (check(has_value(), "value() of a refusal"), std::get<0>(held_)); }
  T& value() & { return (check(has_value(), "value() of a refusal"), std::get<0>(held_)); }
  T&& value() && { return (check(has_value(), "value() of a refusal"), std::move(std::get<0>(held_))); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }
  const Refusal& error() const& { return (check(!has_value(), "error() of a value"), std::get<1>(held_)); }
  Refusal&& error() && { return (check(!has_value(), "error() of a value"), std::move(std::get<1>(held_))); }

private:
  std::variant<T, Refusal> held_;
};

template <>
class [[nodiscard]] Result<void> {
public:
  using value_type = void;
  Result() = default;
  Result(Refusal refusal) : refusal_(std::move(refusal)) {}
  bool has_value() const { return !refusal_; }
  explicit operator bool() const { return has_value(); }
  void value() const { check(has_value(), "value() of a refusal"); }
  const Refusal& error() const& { return (check(!has_value(), "error() of a value"), *refusal_); }
  Refusal&& error() && { return (check(!has_value(), "error() of a value"), std::move(*refusal_)); }

private:
  std::optional<Refusal> refusal_;
};

} // namespace concert

// TRY(expression) gives the value of a Result, or returns its refusal from the enclosing function.
// A GNU statement expression: the one macro of the house, because an early return has no other spelling.
#define TRY(expression)                                                                                                \
  __extension__({                                                                                                      \
    auto&& try_result_ = (expression);                                                                                 \
    if (!try_result_.has_value())                                                                                      \
      return std::move(try_result_).error();                                                                           \
    std::move(try_result_).value();                                                                                    \
  })
