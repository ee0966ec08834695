// The two sources of randomness: the operating system's, and a stream that a test can replay.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <span>

#include "base/chance.h"

namespace concert::crypto {

class SystemChance final : public Chance {
 public:
  SystemChance();
  void fill(std::span<std::uint8_t> out) override;
};

// The same seed gives the same bytes, however they are asked for (ChaCha20 keyed with the seed). For tests and
// demonstrations: whoever knows the seed knows every key drawn from it.
class SeededChance final : public Chance {
 public:
  explicit SeededChance(std::uint64_t seed);
  void fill(std::span<std::uint8_t> out) override;

 private:
  std::mutex mutex_;
  std::array<std::uint8_t, 32> key_{};
  std::array<std::uint8_t, 1024> ready_{}; // the current piece of the stream
  std::size_t used_ = 1024;                // bytes of it already given out
  std::uint64_t next_block_ = 0;           // ChaCha20 counter of the piece after it
};

} // namespace concert::crypto
