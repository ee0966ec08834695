// Authenticated encryption of values at rest: XChaCha20-Poly1305 with a random nonce. What is sealed says where it
// belongs (the context), so that a ciphertext moved to another row, column or situation does not open there. Hides
// content, not length.
#pragma once

#include <optional>
#include <string_view>

#include "base/bytes.h"
#include "base/chance.h"
#include "platform/crypto/secret.h"

namespace concert::crypto {

// One byte of version, 24 of nonce, 16 of tag.
constexpr std::size_t sealing_overhead = 41;

// `context` is part of what is authenticated and is not stored, e.g. "people|identity|<situation>|v1"; never empty.
Bytes seal(const SecretKey& key, BytesView plain, std::string_view context, Chance& chance);
// Nothing when the key, the context or any byte differs; which of them stays unknown.
std::optional<Bytes> open(const SecretKey& key, BytesView sealed, std::string_view context);

// A key sealed under another. A wrapped key does not open as a value, nor a value as a key.
constexpr std::size_t wrapped_size = SecretKey::size + sealing_overhead;
Bytes wrap(const SecretKey& wrapping, const SecretKey& wrapped, std::string_view context, Chance& chance);
std::optional<SecretKey> unwrap(const SecretKey& wrapping, BytesView wrapped, std::string_view context);

// A key of its own for each purpose: BLAKE2b-256 of `label`, keyed with `parent`. The label is never empty.
SecretKey derive(const SecretKey& parent, std::string_view label);

} // namespace concert::crypto
