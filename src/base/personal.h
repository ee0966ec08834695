// A value that could tell who a person is. It has no stream operator, no comparison with plain text and no implicit way
// out: forgetting that it is personal does not compile. reveal() is the one door, easy to search for.
#pragma once

#include <string>
#include <utility>

namespace concert {

template <class T>
class Personal {
public:
  Personal() = default;
  explicit Personal(T value) : value_(std::move(value)) {}

  // PRIVACY: call only where the reader's permit to see this value has been checked.
  const T& reveal() const { return value_; }
  // What logs, tests and debuggers may print.
  static std::string shown() { return "•••"; }

private:
  T value_{};
};

} // namespace concert
