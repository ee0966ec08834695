#include "platform/crypto/secret.h"

#include <sodium.h>

#include <algorithm>
#include <new>
#include <stdexcept>
#include <utility>

#include "base/check.h"
#include "platform/crypto/ready.h"

namespace concert::crypto {

void ready() {
  static const bool initialised = sodium_init() >= 0; // 1 means that somebody else was first
  if (!initialised)
    throw std::runtime_error("libsodium cannot start: the system gives no randomness");
}

SecretKey::SecretKey() {
  ready();
  // Guard pages on both sides, locked into memory as far as RLIMIT_MEMLOCK allows, left out of core dumps.
  held_ = static_cast<std::uint8_t*>(sodium_malloc(size));
  if (held_ == nullptr)
    throw std::bad_alloc();
}

SecretKey SecretKey::draw(Chance& chance) {
  SecretKey out;
  chance.fill({out.held_, size});
  return out;
}

SecretKey SecretKey::from_bytes(BytesView bytes) {
  check(bytes.size() == size, "a key has 32 bytes");
  SecretKey out;
  std::copy(bytes.begin(), bytes.end(), out.held_);
  return out;
}

SecretKey::SecretKey(SecretKey&& other) noexcept : held_(std::exchange(other.held_, nullptr)) {}

SecretKey& SecretKey::operator=(SecretKey&& other) noexcept {
  if (this != &other) {
    sodium_free(held_); // overwrites first
    held_ = std::exchange(other.held_, nullptr);
  }
  return *this;
}

SecretKey::~SecretKey() {
  sodium_free(held_);
}

SecretKey SecretKey::clone() const {
  return from_bytes(bytes());
}

std::span<const std::uint8_t, SecretKey::size> SecretKey::bytes() const {
  check(held_ != nullptr, "a key was used after it was moved away");
  return std::span<const std::uint8_t, size>(held_, size);
}

bool SecretKey::is_same_as(const SecretKey& other) const {
  return sodium_memcmp(bytes().data(), other.bytes().data(), size) == 0;
}

void wipe(std::span<std::uint8_t> secret) {
  sodium_memzero(secret.data(), secret.size());
}

void wipe(std::string& secret) {
  sodium_memzero(secret.data(), secret.size());
}

} // namespace concert::crypto
