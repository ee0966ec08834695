#include "platform/settings/toml.h"

#include <algorithm>

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

namespace concert::settings {

Result<std::vector<Line>> lines_of(std::string_view text, const std::string& name) {
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed)
    return Refusal::invalid("", "settings.syntax", {name + ":" + std::to_string(parsed.error().source().begin.line)});
  std::vector<Line> out;
  for (const auto& [key, node] : parsed.table()) {
    Line line{std::string(key.str()), {}, key.source().begin.line};
    if (const auto text_value = node.value_exact<std::string>())
      line.value = *text_value;
    else if (const auto integer = node.value_exact<std::int64_t>())
      line.value = *integer;
    else if (const auto yes = node.value_exact<bool>())
      line.value = *yes;
    out.push_back(std::move(line));
  }
  std::stable_sort(out.begin(), out.end(), [](const Line& a, const Line& b) { return a.number < b.number; });
  return out;
}

} // namespace concert::settings
