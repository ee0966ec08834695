#include "platform/crypto/sealing.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/check.h"

namespace concert::crypto {
namespace {

constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(sealing_overhead == 1 + nonce_size + tag_size);
static_assert(SecretKey::size == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

// The first byte of what is sealed. A new algorithm gets a new number; the old ones stay readable.
constexpr std::uint8_t value_v1 = 0x01; // authenticated with the context
constexpr std::uint8_t key_v1 = 0x41;   // authenticated with this byte and the context

std::string associated(std::uint8_t version, std::string_view context) {
  check(!context.empty(), "what is sealed says where it belongs");
  std::string out;
  if (version == key_v1)
    out += static_cast<char>(version); // no context begins so, hence no wrapped key opens as a value
  return out.append(context);
}

const std::uint8_t* start_of(const std::string& text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

Bytes seal_as(std::uint8_t version, const SecretKey& key, BytesView plain, std::string_view context, Chance& chance) {
  const std::string with = associated(version, context);
  Bytes out(plain.size() + sealing_overhead);
  out[0] = version;
  chance.fill(std::span(out).subspan(1, nonce_size));
  unsigned long long written = 0;
  check(crypto_aead_xchacha20poly1305_ietf_encrypt(out.data() + 1 + nonce_size, &written, plain.data(), plain.size(),
                                                   start_of(with), with.size(), nullptr, out.data() + 1,
                                                   key.bytes().data()) == 0 &&
            written == plain.size() + tag_size,
        "sealing has no way to fail");
  return out;
}

// Into `out`, which has exactly the size of the plain value.
bool open_as(std::uint8_t version, const SecretKey& key, BytesView sealed, std::string_view context,
             std::span<std::uint8_t> out) {
  const std::string with = associated(version, context);
  if (sealed.size() != out.size() + sealing_overhead || sealed[0] != version)
    return false;
  const BytesView body = sealed.subspan(1 + nonce_size);
  return crypto_aead_xchacha20poly1305_ietf_decrypt(out.data(), nullptr, nullptr, body.data(), body.size(),
                                                    start_of(with), with.size(), sealed.data() + 1,
                                                    key.bytes().data()) == 0;
}

} // namespace

Bytes seal(const SecretKey& key, BytesView plain, std::string_view context, Chance& chance) {
  return seal_as(value_v1, key, plain, context, chance);
}

std::optional<Bytes> open(const SecretKey& key, BytesView sealed, std::string_view context) {
  if (sealed.size() < sealing_overhead)
    return std::nullopt;
  Bytes out(sealed.size() - sealing_overhead);
  if (!open_as(value_v1, key, sealed, context, out))
    return std::nullopt;
  return out;
}

Bytes wrap(const SecretKey& wrapping, const SecretKey& wrapped, std::string_view context, Chance& chance) {
  return seal_as(key_v1, wrapping, wrapped.bytes(), context, chance);
}

std::optional<SecretKey> unwrap(const SecretKey& wrapping, BytesView wrapped, std::string_view context) {
  std::array<std::uint8_t, SecretKey::size> plain{};
  if (!open_as(key_v1, wrapping, wrapped, context, plain))
    return std::nullopt;
  auto out = SecretKey::from_bytes(plain);
  wipe(plain);
  return out;
}

SecretKey derive(const SecretKey& parent, std::string_view label) {
  check(!label.empty(), "a derived key has a purpose");
  const Bytes input = bytes_of(label);
  std::array<std::uint8_t, SecretKey::size> derived{};
  check(crypto_generichash(derived.data(), derived.size(), input.data(), input.size(), parent.bytes().data(),
                           SecretKey::size) == 0,
        "BLAKE2b has no way to fail");
  auto out = SecretKey::from_bytes(derived);
  wipe(derived);
  return out;
}

} // namespace concert::crypto
