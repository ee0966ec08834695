#include "platform/crypto/passwords.h"

#include <doctest/doctest.h>

#include <ctime>
#include <thread>
#include <vector>

#include "base/check.h"
#include "platform/crypto/chance.h"

using namespace concert;
using crypto::Passwords;

namespace {
// From the test suite of the Argon2 reference code: password "password", salt "somesalt".
const std::string published = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
} // namespace

TEST_CASE("a hash published by others verifies") {
  const Passwords passwords(crypto::cheapest_password_cost);
  CHECK(passwords.verify(published, "password"));
  CHECK_FALSE(passwords.verify(published, "passwore"));
  CHECK_FALSE(passwords.verify(published, ""));
  CHECK_FALSE(passwords.verify(published, std::string_view("password\0", 9)));
}

TEST_CASE("a hash carries cost and salt, verifies its own password only, and replays from a seed") {
  const Passwords passwords(crypto::cheapest_password_cost);
  crypto::SeededChance chance(1), again(1);
  const std::string hashed = passwords.hash("corrèct horse", chance);
  CHECK(hashed.starts_with("$argon2id$v=19$m=8,t=1,p=1$"));
  CHECK(passwords.hash("corrèct horse", again) == hashed);
  CHECK(passwords.hash("corrèct horse", again) != hashed);
  CHECK(passwords.verify(hashed, "corrèct horse"));
  CHECK_FALSE(passwords.verify(hashed, "correct horse"));
  const std::string long_one(1000, 'x');
  CHECK(passwords.verify(passwords.hash(long_one, chance), long_one));
  CHECK_FALSE(passwords.verify(passwords.hash(long_one, chance), long_one + "x"));
}

TEST_CASE("what is no hash verifies nothing and wants a new one") {
  const Passwords passwords(crypto::cheapest_password_cost);
  for (const std::string& bad :
       {std::string(), std::string("password"), std::string("$argon2id$"), published.substr(0, published.size() - 1),
        std::string(1000, '$'), std::string("$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$"), published + "A"}) {
    CHECK_FALSE(passwords.verify(bad, "password"));
    CHECK(passwords.needs_rehash(bad));
  }
}

TEST_CASE("a hash of another cost wants a new one") {
  const Passwords cheap(crypto::cheapest_password_cost), dearer({.memory_kib = 16, .passes = 1});
  crypto::SeededChance chance(1);
  CHECK_FALSE(cheap.needs_rehash(cheap.hash("x", chance)));
  CHECK(dearer.needs_rehash(cheap.hash("x", chance)));
  CHECK(cheap.needs_rehash(dearer.hash("x", chance)));
  CHECK(cheap.needs_rehash(published));
}

TEST_CASE("a login that does not exist costs as much as one that does") {
  const Passwords passwords({.memory_kib = 4096, .passes = 1});
  crypto::SeededChance chance(1);
  const std::string hashed = passwords.hash("right", chance);
  const auto cpu = [](const auto& work) { // the least of several, so that other work on the machine does not count
    std::clock_t least = CLOCKS_PER_SEC * 100;
    for (int i = 0; i < 9; ++i) {
      const std::clock_t start = std::clock();
      work();
      least = std::min(least, std::clock() - start);
    }
    return static_cast<double>(least);
  };
  const double real = cpu([&] { (void)passwords.verify(hashed, "wrong"); });
  const double nobody = cpu([&] { passwords.verify_nobody("wrong"); });
  CHECK(nobody > real * 0.5);
  CHECK(nobody < real * 2);
}

TEST_CASE("more callers than places all get their turn, and each hashing is counted") {
  const Passwords passwords(crypto::cheapest_password_cost, 1);
  crypto::SeededChance chance(1);
  const std::string hashed = passwords.hash("right", chance);
  const auto before = passwords.hashings();
  std::vector<std::thread> callers;
  for (int i = 0; i < 4; ++i)
    callers.emplace_back([&] {
      for (int n = 0; n < 25; ++n)
        (void)passwords.verify(hashed, "wrong");
    });
  for (std::thread& caller : callers)
    caller.join();
  CHECK(passwords.hashings() == before + 100);
  passwords.verify_nobody("wrong");
  CHECK(passwords.hashings() == before + 101);
  CHECK_FALSE(passwords.verify("not a hash", "wrong"));
  CHECK(passwords.hashings() == before + 101);
  CHECK_THROWS_AS(Passwords(crypto::cheapest_password_cost, 0), Bug);
}

TEST_CASE("a cost that Argon2 does not have is a bug") {
  CHECK_THROWS_AS(Passwords({.memory_kib = 7, .passes = 1}), Bug);
  CHECK_THROWS_AS(Passwords({.memory_kib = 8, .passes = 0}), Bug);
  CHECK_THROWS_AS(Passwords({.memory_kib = ~std::size_t{0}, .passes = 1}), Bug);
}

TEST_CASE("passwords: a key comes again from the same secret and salt, and from no other") {
  const Passwords passwords(crypto::cheapest_password_cost);
  Passwords::Salt salt{}, other{};
  other[15] = 1;
  const crypto::SecretKey key = passwords.key_from("JK4W2-9XQ0Z", salt);
  CHECK(key.is_same_as(passwords.key_from("JK4W2-9XQ0Z", salt)));
  CHECK(!key.is_same_as(passwords.key_from("JK4W2-9XQ0Y", salt)));
  CHECK(!key.is_same_as(passwords.key_from("JK4W2-9XQ0Z", other)));
  CHECK(passwords.hashings() == 4);
}
