#include "platform/crypto/secret.h"

#include <doctest/doctest.h>

#include <concepts>
#include <ostream>
#include <type_traits>

#include "base/check.h"
#include "platform/crypto/chance.h"
#include "platform/crypto/tests/vectors.h"

using namespace concert;
using crypto::SecretKey;

// What must not compile.
template <class T>
concept Streamable = requires(std::ostream& out, const T& value) {
  out << value;
};
template <class T>
concept Comparable = requires(const T& a, const T& b) {
  a == b;
};
static_assert(!std::is_copy_constructible_v<SecretKey> && !std::is_copy_assignable_v<SecretKey>);
static_assert(!std::is_default_constructible_v<SecretKey>);
static_assert(!Streamable<SecretKey> && !Comparable<SecretKey>);
static_assert(!std::is_convertible_v<SecretKey, Bytes> && !std::is_convertible_v<Bytes, SecretKey>);
static_assert(!std::is_convertible_v<SecretKey, std::string> && !std::is_constructible_v<SecretKey, std::string>);
static_assert(std::is_nothrow_move_constructible_v<SecretKey> && std::is_nothrow_move_assignable_v<SecretKey>);
static_assert(Streamable<int> && Comparable<Bytes>); // the concepts can say yes

TEST_CASE("a key is moved, cloned on purpose, and useless once moved away") {
  crypto::SeededChance chance(1);
  SecretKey first = SecretKey::draw(chance);
  const SecretKey second = SecretKey::draw(chance);
  CHECK_FALSE(first.is_same_as(second));
  const SecretKey copy = first.clone();
  CHECK(copy.is_same_as(first));
  CHECK(copy.bytes().data() != first.bytes().data());

  const SecretKey moved = std::move(first);
  CHECK(moved.is_same_as(copy));
  CHECK_THROWS_AS((void)first.bytes(), Bug); // NOLINT(bugprone-use-after-move): that is the point
  CHECK_THROWS_AS((void)first.clone(), Bug); // NOLINT(bugprone-use-after-move)
  first = second.clone();
  CHECK(first.is_same_as(second));
  SecretKey& itself = first;
  first = std::move(itself);
  CHECK(first.is_same_as(second));
}

TEST_CASE("a key has 32 bytes") {
  CHECK_THROWS_AS((void)SecretKey::from_bytes(Bytes(31)), Bug);
  CHECK_THROWS_AS((void)SecretKey::from_bytes(Bytes(33)), Bug);
  CHECK(to_hex(SecretKey::from_bytes(Bytes(32, 0xab)).bytes()) == to_hex(Bytes(32, 0xab)));
}

TEST_CASE("wipe overwrites all of it and keeps the length") {
  Bytes bytes(40, 0xff);
  crypto::wipe(bytes);
  CHECK(bytes == Bytes(40, 0));
  std::string text = "secret";
  crypto::wipe(text);
  CHECK(text == std::string(6, '\0'));
}
