// Draws that depend on the seed, the step and how much was drawn within the step, and on nothing that happened before:
// two worlds that differ in a secret draw alike again from the next step on, so that only what leaves them can differ.
#pragma once

#include <mutex>
#include <optional>

#include "platform/crypto/chance.h"

namespace concert::world {

class SteppedChance final : public Chance {
public:
  explicit SteppedChance(std::uint64_t seed) : seed_(seed) { begin_step(0); }
  void begin_step(std::uint64_t step) {
    const std::lock_guard lock(mutex_);
    stream_.emplace(seed_ * 1'000'003 + step);
  }
  void fill(std::span<std::uint8_t> out) override {
    const std::lock_guard lock(mutex_);
    stream_->fill(out);
  }

private:
  std::mutex mutex_;
  std::uint64_t seed_;
  std::optional<crypto::SeededChance> stream_;
};

} // namespace concert::world
