// Bytes as test vectors are printed.
#pragma once

#include <string_view>

#include "base/bytes.h"
#include "platform/crypto/secret.h"

namespace concert::crypto::tests {

inline Bytes hex(std::string_view text) {
  return from_hex(text).value();
}
// Shorter keys are filled with zeroes at the end, which is also how HMAC reads them.
inline SecretKey key(std::string_view text) {
  Bytes bytes = hex(text);
  bytes.resize(SecretKey::size);
  return SecretKey::from_bytes(bytes);
}

} // namespace concert::crypto::tests
