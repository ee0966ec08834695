// Digests: SHA-256 where others must be able to check (the audit log), HMAC-SHA-256 where only a key holder may.
// Not for passwords, and no stored keyed hash of an identity: it would outlive the erasure of the person.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "base/bytes.h"
#include "platform/crypto/secret.h"

namespace concert::crypto {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(BytesView bytes);
// Of one after the other, without a boundary between them: give parts of fixed length, or a length first.
Digest sha256(BytesView first, BytesView second);
Digest sha256(BytesView first, BytesView second, BytesView third);

Digest keyed_hash(const SecretKey& key, BytesView bytes); // HMAC-SHA-256
// Under a key that passes through ordinary memory anyway, as a token from a cookie does: guarding a copy of it would cost
// a dozen system calls and protect nothing.
Digest keyed_hash(std::span<const std::uint8_t, SecretKey::size> passing_key, BytesView bytes);

// Time depends on the length only. For tokens, digests and tags that came from outside.
bool equal_in_constant_time(BytesView a, BytesView b);

} // namespace concert::crypto
