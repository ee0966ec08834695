// The values of an enumeration by their names, which stand in its order.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace concert {

template <class Enum, std::size_t n>
std::optional<Enum> named(const std::array<std::string_view, n>& names, std::string_view name) {
  const auto at = std::find(names.begin(), names.end(), name);
  return at == names.end() ? std::nullopt : std::optional(static_cast<Enum>(at - names.begin()));
}

} // namespace concert
