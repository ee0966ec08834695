// What each key may hold and where it goes. Not a face: the table behind settings::read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/settings/settings.h"

namespace concert::settings {

struct Rule {
  std::string_view name;
  KeyKind kind = KeyKind::text;
  std::int64_t least = 0; // of an integer
  std::int64_t most = 0;
  bool may_be_blank = false; // a text
  // One of the three, by kind. For a text: the word of what is wrong with it, or null.
  const char* (*put_text)(Settings&, const std::string&) = nullptr;
  void (*put_integer)(Settings&, std::int64_t) = nullptr;
  void (*put_yes)(Settings&, bool) = nullptr;
  std::string (*read)(const Settings&) = nullptr;
};

const std::vector<Rule>& rules();
const Rule* rule_of(std::string_view name); // null when there is no such key

} // namespace concert::settings
