// Digests: SHA-256 where others must be able to check (the audit log), HMAC-SHA-256 where only a key holder may.
// Not for passwords, and no stored keyed hash of an identity: it would outlive the erasure of the person.
#pragma once

#include <array>
#include <cstdint>

#include "base/bytes.h"
#include "platform/crypto/secret.h"

namespace concert::crypto {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(BytesView bytes);
// Of one after the other, without a boundary between them: give parts of fixed length, or a length first.
Digest sha256(BytesView first, BytesView second);
Digest sha256(BytesView first, BytesView second, BytesView third);

Digest keyed_hash(const SecretKey& key, BytesView bytes); // HMAC-SHA-256

// Time depends on the length only. For tokens, digests and tags that came from outside.
bool equal_in_constant_time(BytesView a, BytesView b);

} // namespace concert::crypto
