// What the files of the teller share. Internal to it.
#pragma once

#include "stories/teller.h"

namespace concert::stories {

struct Verb {
  std::string_view word;
  std::string_view deed;
  std::vector<std::string_view> unnamed = {}; // fields that values without a name go to; the last takes all the rest
  const FieldSpecs& (*fields)() = nullptr;
};

// One thing among what was seen, by names and numbers between dots; null when it is not there.
const json::Value* at_path(const json::Value& value, std::string_view path);
std::string shown(const json::Value* value); // of one thing that was seen, as a story writes it

} // namespace concert::stories
