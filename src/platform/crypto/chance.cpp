#include "platform/crypto/chance.h"

#include <sodium.h>

#include <algorithm>

#include "base/check.h"
#include "platform/crypto/ready.h"

namespace concert::crypto {

SystemChance::SystemChance() {
  ready();
}

void SystemChance::fill(std::span<std::uint8_t> out) {
  randombytes_buf(out.data(), out.size());
}

SeededChance::SeededChance(std::uint64_t seed) {
  ready();
  for (std::size_t i = 0; i < sizeof seed; ++i) // little-endian on every machine
    key_[i] = static_cast<std::uint8_t>(seed >> (8 * i));
}

void SeededChance::fill(std::span<std::uint8_t> out) {
  constexpr std::size_t block = 64;
  static_assert(sizeof ready_ % block == 0);
  const std::lock_guard lock(mutex_);
  while (!out.empty()) {
    if (used_ == ready_.size()) {
      const std::array<std::uint8_t, crypto_stream_chacha20_NONCEBYTES> nonce{};
      ready_.fill(0);
      check(crypto_stream_chacha20_xor_ic(ready_.data(), ready_.data(), ready_.size(), nonce.data(), next_block_,
                                          key_.data()) == 0,
            "ChaCha20 has no way to fail");
      next_block_ += ready_.size() / block;
      used_ = 0;
    }
    const std::size_t n = std::min(out.size(), ready_.size() - used_);
    std::copy_n(ready_.begin() + static_cast<std::ptrdiff_t>(used_), n, out.begin());
    used_ += n;
    out = out.subspan(n);
  }
}

} // namespace concert::crypto
