#include "platform/crypto/passwords.h"

#include <sodium.h>

#include <array>
#include <cerrno>
#include <new>

#include "base/bytes.h"
#include "base/check.h"
#include "platform/crypto/ready.h"

namespace concert::crypto {
namespace {

std::string base64(BytesView bytes) { // standard alphabet without padding, as the text form of Argon2 wants
  constexpr int variant = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
  std::string out(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes.data(), bytes.size(), variant);
  out.pop_back(); // the NUL that libsodium counts
  return out;
}

std::string encode(const PasswordCost& cost, BytesView salt, BytesView tag) {
  return "$argon2id$v=19$m=" + std::to_string(cost.memory_kib) + ",t=" + std::to_string(cost.passes) + ",p=1$" +
         base64(salt) + "$" + base64(tag);
}

} // namespace

// A place among those that hash at the same time, for one hashing.
class Passwords::Turn {
 public:
  explicit Turn(const Passwords& passwords) : passwords_(passwords) {
    passwords_.turns_.acquire();
    ++passwords_.hashings_;
  }
  ~Turn() { passwords_.turns_.release(); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  const Passwords& passwords_;
};

Passwords::Passwords(PasswordCost cost, unsigned at_once) : cost_(cost), turns_(static_cast<std::ptrdiff_t>(at_once)) {
  check(at_once >= 1, "passwords: at least one hashing at once");
  static_assert(crypto_pwhash_argon2id_MEMLIMIT_MIN == 8 * 1024);
  check(cost.memory_kib >= 8 && cost.memory_kib <= 4 * 1024 * 1024, "the memory of Argon2id is 8 KiB to 4 GiB");
  check(cost.passes >= crypto_pwhash_argon2id_OPSLIMIT_MIN && cost.passes <= 1000, "Argon2id passes once or more");
  ready();
  // A tag that nobody computed: the work to compare with it is the same, and finding a password for it is hopeless.
  std::array<std::uint8_t, crypto_pwhash_SALTBYTES> salt{};
  std::array<std::uint8_t, 32> tag{};
  randombytes_buf(salt.data(), salt.size());
  randombytes_buf(tag.data(), tag.size());
  nobody_ = encode(cost_, salt, tag);
}

std::string Passwords::hash(std::string_view password, Chance& chance) const {
  std::array<std::uint8_t, crypto_pwhash_SALTBYTES> salt{};
  chance.fill(salt);
  std::array<std::uint8_t, 32> tag{};
  const Turn turn(*this);
  if (crypto_pwhash(tag.data(), tag.size(), password.data(), password.size(), salt.data(), cost_.passes,
                    cost_.memory_kib * 1024, crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::bad_alloc();
  return encode(cost_, salt, tag);
}

bool Passwords::verify(const std::string& hashed, std::string_view password) const {
  if (hashed.size() >= crypto_pwhash_STRBYTES || !hashed.starts_with(crypto_pwhash_argon2id_STRPREFIX))
    return false;
  const Turn turn(*this);
  errno = 0;
  if (crypto_pwhash_argon2id_str_verify(hashed.c_str(), password.data(), password.size()) == 0)
    return true;
  if (errno == ENOMEM) // the password may well be right
    throw std::bad_alloc();
  return false;
}

bool Passwords::needs_rehash(const std::string& hashed) const {
  if (hashed.size() >= crypto_pwhash_STRBYTES)
    return true;
  return crypto_pwhash_argon2id_str_needs_rehash(hashed.c_str(), cost_.passes, cost_.memory_kib * 1024) != 0;
}

SecretKey Passwords::key_from(std::string_view secret, const Salt& salt) const {
  static_assert(salt_size == crypto_pwhash_SALTBYTES);
  std::array<std::uint8_t, SecretKey::size> derived{};
  {
    const Turn turn(*this);
    if (crypto_pwhash(derived.data(), derived.size(), secret.data(), secret.size(), salt.data(), cost_.passes,
                      cost_.memory_kib * 1024, crypto_pwhash_ALG_ARGON2ID13) != 0)
      throw std::bad_alloc();
  }
  SecretKey out = SecretKey::from_bytes(derived);
  wipe(derived);
  return out;
}

void Passwords::verify_nobody(std::string_view password) const {
  (void)verify(nobody_, password);
}

} // namespace concert::crypto
