// Where randomness comes from. Injected everywhere, so that a test can replay it; the real one is crypto::SystemChance.
#pragma once

#include <cstdint>
#include <span>

namespace concert {

class Chance {
public:
  virtual ~Chance() = default;
  virtual void fill(std::span<std::uint8_t> out) = 0; // safe to call from several threads
};

} // namespace concert
