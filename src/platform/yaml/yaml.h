// YAML that people write by hand, read into the same tree as JSON: mappings, lists and texts. Every scalar is a text,
// because a person who writes 007 or no means what stands there. yaml-cpp stays behind this header.
#pragma once

#include <string_view>

#include "base/result.h"
#include "platform/json/value.h"

namespace concert::yaml {

struct Limits {
  std::size_t bytes = std::size_t{1} << 20;
  std::size_t depth = 16;
  std::size_t values = 50'000; // counted after aliases are followed, so that a few lines cannot grow without end
};

// The first document. A refusal is `invalid` with one problem: no field; a word of yaml.syntax, yaml.too_long,
// yaml.too_deep, yaml.too_many_values, yaml.duplicate_name, yaml.not_text; its values are line and column from 1.
Result<json::Value> parse(std::string_view text, const Limits& limits = {});

} // namespace concert::yaml
