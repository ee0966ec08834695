// Reads JSON from outside (RFC 8259) and refuses everything that two readers could understand differently: duplicate
// names, text that is not UTF-8 or holds a NUL, numbers that do not fit, more than the limits, anything after the
// value.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.h"
#include "platform/json/value.h"

namespace concert::json {

struct Limits {
  std::size_t bytes = std::size_t{1} << 20;
  std::size_t depth = 32;       // of arrays and objects inside each other
  std::size_t values = 100'000; // counting every array, object and member
};

// Whole numbers are int64 or refused ("json.number_too_large"), never quietly rounded; a number with a point or an
// exponent is the nearest double, refused when that is infinite. A refusal is `invalid` with one problem: no field; a
// word of json.syntax, json.too_long, json.too_deep, json.too_many_values, json.duplicate_name, json.not_text,
// json.number_too_large, json.unfinished, json.trailing; its values are line and column from 1, in characters;
// for json.too_long the most bytes.
// PRIVACY: never a piece of the text itself.
Result<Value> parse(std::string_view text, const Limits& limits = {});

} // namespace concert::json
