// concert.toml as a list of keys with their values and lines. Not a face: it hides the library that reads TOML.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace concert::settings {

struct Line {
  std::string key;
  std::variant<std::monostate, bool, std::int64_t, std::string> value; // monostate: of a kind that no key has
  unsigned number = 0;
};

// In the order of the lines. A refusal has one problem, settings.syntax, with "<name>:<line>" as its value.
Result<std::vector<Line>> lines_of(std::string_view text, const std::string& name);

} // namespace concert::settings
