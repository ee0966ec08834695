// Order by lot among equals, so that nobody is first because of a name or a number: the same text draws the same lots.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace concert::alignment {

std::uint64_t lot_of(std::string_view lottery, std::span<const std::uint8_t> whose);

} // namespace concert::alignment
