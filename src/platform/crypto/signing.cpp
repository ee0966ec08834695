#include "platform/crypto/signing.h"

#include <sodium.h>

#include <algorithm>

namespace concert::crypto {
namespace {

constexpr std::string_view prefix = "ed25519:";
using Pair = std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES>; // the seed and the public key

PublicKey expand(const SecretKey& seed, Pair& pair) {
  static_assert(SecretKey::size == crypto_sign_SEEDBYTES);
  PublicKey out;
  crypto_sign_seed_keypair(out.bytes.data(), pair.data(), seed.bytes().data());
  return out;
}

} // namespace

std::string PublicKey::text() const {
  return std::string(prefix) + to_base64url(bytes);
}

std::optional<PublicKey> PublicKey::parse(std::string_view text) {
  if (!text.starts_with(prefix))
    return std::nullopt;
  const auto decoded = from_base64url(text.substr(prefix.size()));
  PublicKey out;
  if (!decoded || decoded->size() != out.bytes.size())
    return std::nullopt;
  std::copy(decoded->begin(), decoded->end(), out.bytes.begin());
  return out;
}

SigningKey::SigningKey(const SecretKey& seed) : seed_(seed.clone()) {
  Pair pair;
  public_key_ = expand(seed_, pair);
  wipe(pair);
}

Signature SigningKey::sign(BytesView message) const {
  // The pair lives on the stack for one call only: what is held for long is the seed, in guarded memory.
  Pair pair;
  expand(seed_, pair);
  Signature out;
  crypto_sign_detached(out.data(), nullptr, message.data(), message.size(), pair.data());
  wipe(pair);
  return out;
}

bool verify(const PublicKey& key, BytesView message, BytesView signature) {
  return signature.size() == Signature{}.size() &&
         crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.bytes.data()) == 0;
}

} // namespace concert::crypto
