// A broken promise of the program itself: a bug, never something that input alone can reach.
// check() is compiled into every build; the edge turns Bug into a 500 with an incident number.
#pragma once

#include <source_location>
#include <stdexcept>

namespace concert {

class Bug : public std::logic_error {
public:
  using std::logic_error::logic_error;
};

[[noreturn]] void bug(const char* what, std::source_location where = std::source_location::current());

inline void check(bool promise, const char* what, std::source_location where = std::source_location::current()) {
  if (!promise)
    bug(what, where);
}

} // namespace concert
