#include "platform/crypto/hashing.h"

#include <sodium.h>

#include <initializer_list>

namespace concert::crypto {
namespace {

Digest sha256_of(std::initializer_list<BytesView> parts) {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  for (const BytesView part : parts)
    crypto_hash_sha256_update(&state, part.data(), part.size());
  Digest out;
  crypto_hash_sha256_final(&state, out.data());
  return out;
}

} // namespace

Digest sha256(BytesView bytes) {
  return sha256_of({bytes});
}
Digest sha256(BytesView first, BytesView second) {
  return sha256_of({first, second});
}
Digest sha256(BytesView first, BytesView second, BytesView third) {
  return sha256_of({first, second, third});
}

Digest keyed_hash(const SecretKey& key, BytesView bytes) {
  return keyed_hash(key.bytes(), bytes);
}

Digest keyed_hash(std::span<const std::uint8_t, SecretKey::size> passing_key, BytesView bytes) {
  static_assert(SecretKey::size == crypto_auth_hmacsha256_KEYBYTES);
  Digest out;
  crypto_auth_hmacsha256(out.data(), bytes.data(), bytes.size(), passing_key.data());
  return out;
}

bool equal_in_constant_time(BytesView a, BytesView b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace concert::crypto
