// Keys in memory. A SecretKey lives in guarded memory that is kept out of swap where the system allows it, and is
// overwritten when its owner lets go. It cannot be copied by accident, printed or compared; bytes() is the one door.
// Each one takes a page of its own: hold a key while it is used, not thousands of them.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "base/bytes.h"
#include "base/chance.h"

namespace concert::crypto {

class SecretKey {
 public:
  static constexpr std::size_t size = 32;

  static SecretKey draw(Chance& chance);
  static SecretKey from_bytes(BytesView bytes); // exactly `size` bytes, else Bug; the caller wipes its own copy

  SecretKey(SecretKey&& other) noexcept;
  SecretKey& operator=(SecretKey&& other) noexcept;
  SecretKey(const SecretKey&) = delete;
  SecretKey& operator=(const SecretKey&) = delete;
  ~SecretKey();

  SecretKey clone() const;
  // PRIVACY: what reads this must not keep it, log it or store it unsealed. A key that was moved from is a Bug.
  std::span<const std::uint8_t, size> bytes() const;
  bool is_same_as(const SecretKey& other) const; // in constant time

 private:
  SecretKey();
  std::uint8_t* held_ = nullptr; // null after a move
};

// Overwrites with zeroes in a way that the compiler may not drop. The text or bytes stay as long as they were.
void wipe(std::span<std::uint8_t> secret);
void wipe(std::string& secret);

} // namespace concert::crypto
