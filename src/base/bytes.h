// Binary strings and the two spellings that we use for them outside the program: hexadecimal and base64url.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace concert {

using Bytes = std::vector<std::uint8_t>;
using BytesView = std::span<const std::uint8_t>;

Bytes bytes_of(std::string_view text);
std::string text_of(BytesView bytes);

std::string to_hex(BytesView bytes);
std::optional<Bytes> from_hex(std::string_view hex); // lower or upper case; nothing on any other character or odd length

std::string to_base64url(BytesView bytes); // RFC 4648 §5, no padding
std::optional<Bytes> from_base64url(std::string_view text);
std::optional<Bytes> from_base64(std::string_view text); // RFC 4648 §4, padding required

} // namespace concert
