// Order by lot among equals, so that nobody is first because of a name or a number: the same text draws the same lots.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace concert::alignment {

std::uint64_t lot_of(std::string_view lottery, std::span<const std::uint8_t> whose);

// The same for many, of whom each has a number that is made once: a lottery then draws for thousands in microseconds.
// Of any two, over all lotteries, each comes first as often as the other.
std::uint64_t number_in_lotteries(std::span<const std::uint8_t> whose);

class Lottery {
public:
  explicit Lottery(std::string_view text);
  std::uint64_t lot(std::uint64_t number) const {
    std::uint64_t out = number ^ seed_;
    out = (out ^ (out >> 33)) * 0xff51afd7ed558ccdu;
    out = (out ^ (out >> 33)) * 0xc4ceb9fe1a85ec53u;
    return out ^ (out >> 33);
  }

private:
  std::uint64_t seed_;
};

} // namespace concert::alignment
