// Random 128-bit identities, one C++ type for each kind of thing. Random, because a sequence in a URL would betray how
// many situations exist that the reader may not see.
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/chance.h"

namespace concert {

template <class Tag>
class Id {
public:
  Id() = default; // the nil id: never stored, never equal to a drawn one

  static Id draw(Chance& chance) {
    Id id;
    do
      chance.fill(id.bytes_);
    while (id.is_nil());
    return id;
  }
  // 32 hexadecimal digits in lower case: one spelling only, so that an id can be compared as text.
  static std::optional<Id> parse(std::string_view text) {
    if (text.size() != 32 || text.find_first_not_of("0123456789abcdef") != std::string_view::npos)
      return std::nullopt;
    const auto bytes = from_hex(text);
    Id id;
    std::copy(bytes->begin(), bytes->end(), id.bytes_.begin());
    if (id.is_nil())
      return std::nullopt;
    return id;
  }

  std::string text() const { return to_hex(bytes_); }
  BytesView bytes() const { return bytes_; }
  bool is_nil() const {
    return std::all_of(bytes_.begin(), bytes_.end(), [](std::uint8_t b) { return b == 0; });
  }
  friend auto operator<=>(const Id&, const Id&) = default;

private:
  std::array<std::uint8_t, 16> bytes_{};
};

} // namespace concert

template <class Tag>
struct std::hash<concert::Id<Tag>> {
  std::size_t operator()(const concert::Id<Tag>& id) const noexcept {
    std::size_t out = 0;
    for (std::size_t i = 0; i < sizeof out; ++i)
      out = (out << 8) | id.bytes()[i]; // already random: no mixing needed
    return out;
  }
};
