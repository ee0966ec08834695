// Passwords at rest: Argon2id in its usual text form ("$argon2id$v=19$m=65536,t=3,p=1$…"), which carries its own cost.
// Each call takes `memory_kib` of memory and a processor for its whole length, so only `at_once` run at the same time;
// the others wait.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <semaphore>
#include <string>
#include <string_view>

#include "base/chance.h"
#include "platform/crypto/secret.h"

namespace concert::crypto {

struct PasswordCost {
  std::size_t memory_kib = 64 * 1024; // at least 8
  unsigned passes = 3;                // at least 1
};
constexpr PasswordCost cheapest_password_cost = {.memory_kib = 8, .passes = 1}; // tests only

class Passwords {
 public:
  explicit Passwords(PasswordCost cost = {}, unsigned at_once = 2); // at least 1

  std::string hash(std::string_view password, Chance& chance) const; // throws std::bad_alloc if the memory is not there
  bool verify(const std::string& hashed, std::string_view password) const; // false, too, when `hashed` is not a hash
  bool needs_rehash(const std::string& hashed) const; // made at another cost than ours, or not a hash at all
  // PRIVACY: as much work as verify() for a login that does not exist, so that time does not tell who has a seat.
  // True to the extent that stored hashes have today's cost: rehash after a successful verify().
  void verify_nobody(std::string_view password) const;

  // A key that only who knows the secret can make again, for what is sealed under it: the same work as verify(). The
  // salt is drawn once and kept beside what was sealed.
  static constexpr std::size_t salt_size = 16;
  using Salt = std::array<std::uint8_t, salt_size>;
  SecretKey key_from(std::string_view secret, const Salt& salt) const;

  // Hashings done so far, each a unit of work whatever its outcome: lets a test see that two paths cost the same.
  std::uint64_t hashings() const { return hashings_; }

 private:
  class Turn;

  PasswordCost cost_;
  std::string nobody_; // no password is known to match
  mutable std::counting_semaphore<> turns_;
  mutable std::atomic<std::uint64_t> hashings_ = 0;
};

} // namespace concert::crypto
