// Ed25519 signatures (RFC 8032): what the audit log signs its checkpoints with, so that a printed one can be checked by
// anyone who has the public key.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "platform/crypto/secret.h"

namespace concert::crypto {

using Signature = std::array<std::uint8_t, 64>;

struct PublicKey {
  std::array<std::uint8_t, 32> bytes{};

  std::string text() const; // "ed25519:" and 43 characters of base64url
  static std::optional<PublicKey> parse(std::string_view text);
  friend bool operator==(const PublicKey&, const PublicKey&) = default;
};

class SigningKey {
 public:
  explicit SigningKey(const SecretKey& seed); // the same seed gives the same key pair
  const PublicKey& public_key() const { return public_key_; }
  Signature sign(BytesView message) const; // deterministic

 private:
  SecretKey seed_;
  PublicKey public_key_;
};

// False for a signature of any length but 64, and for public keys on which everything would verify.
bool verify(const PublicKey& key, BytesView message, BytesView signature);

} // namespace concert::crypto
