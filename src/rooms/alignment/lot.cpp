#include "rooms/alignment/lot.h"

namespace concert::alignment {

std::uint64_t lot_of(std::string_view lottery, std::span<const std::uint8_t> whose) {
  std::uint64_t hash = 14695981039346656037u; // FNV-1a, then mixed so that near ids draw far lots
  const auto add = [&](std::uint8_t byte) { hash = (hash ^ byte) * 1099511628211u; };
  for (const char c : lottery)
    add(static_cast<std::uint8_t>(c));
  for (const std::uint8_t byte : whose)
    add(byte);
  hash ^= hash >> 33;
  hash *= 0xff51afd7ed558ccdu;
  return hash ^ (hash >> 33);
}

std::uint64_t number_in_lotteries(std::span<const std::uint8_t> whose) {
  return lot_of("", whose);
}

Lottery::Lottery(std::string_view text) : seed_(lot_of(text, {})) {}

} // namespace concert::alignment
