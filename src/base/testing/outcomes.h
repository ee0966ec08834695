// For tests of acts: ids that read well when a test fails, and what a result comes down to.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "base/result.h"

namespace concert::testing {

// All digits the same.
template <class AnId>
AnId id_of(char digit) {
  return *AnId::parse(std::string(32, digit));
}

// "given", or kind, word and the problems.
template <class T>
std::string outcome(const Result<T>& result) {
  if (result)
    return "given";
  std::string out = std::string(name_of(result.error().kind)) + " " + result.error().word;
  for (const Problem& problem : result.error().problems)
    out += " " + problem.field + ":" + problem.word;
  return out;
}

// What was given; the test fails where it was refused.
template <class T>
T must(Result<T> result) {
  if (!result)
    FAIL("refused: " << outcome(result));
  if constexpr (!std::is_void_v<T>)
    return std::move(*result);
}

} // namespace concert::testing
