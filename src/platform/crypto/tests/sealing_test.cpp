#include "platform/crypto/sealing.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/check.h"
#include "platform/crypto/chance.h"
#include "platform/crypto/tests/vectors.h"

using namespace concert;
using namespace concert::crypto;
using tests::hex;

namespace {
constexpr std::string_view here = "people|identity|0123|v1";
class FixedChance final : public Chance {
 public:
  explicit FixedChance(Bytes bytes) : bytes_(std::move(bytes)) {}
  void fill(std::span<std::uint8_t> out) override {
    REQUIRE(out.size() == bytes_.size());
    std::copy(bytes_.begin(), bytes_.end(), out.begin());
  }

 private:
  Bytes bytes_;
};
} // namespace

TEST_CASE("a sealed box is XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03, A.3.1) behind one byte of version") {
  const SecretKey key = tests::key("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
  FixedChance nonce(hex("404142434445464748494a4b4c4d4e4f5051525354555657"));
  const std::string context = text_of(hex("50515253c0c1c2c3c4c5c6c7"));
  const std::string plain =
      "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
      "sunscreen would be it.";
  const Bytes sealed = seal(key, bytes_of(plain), context, nonce);
  CHECK(to_hex(sealed) ==
        "01404142434445464748494a4b4c4d4e4f5051525354555657"
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39"
        "ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
        "21f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49");
  CHECK(open(key, sealed, context) == bytes_of(plain));
}

TEST_CASE("a box with any bit changed, cut short or made longer does not open") {
  SeededChance chance(2);
  const SecretKey key = SecretKey::draw(chance);
  const Bytes sealed = seal(key, bytes_of("Marie Tremblay"), here, chance);
  REQUIRE(sealed.size() == 14 + sealing_overhead);
  REQUIRE(open(key, sealed, here).has_value());
  for (std::size_t at = 0; at < sealed.size(); ++at)
    for (int bit = 0; bit < 8; ++bit) {
      Bytes tampered = sealed;
      tampered[at] ^= static_cast<std::uint8_t>(1 << bit);
      CHECK_FALSE(open(key, tampered, here).has_value());
    }
  for (std::size_t size = 0; size < sealed.size(); ++size)
    CHECK_FALSE(open(key, BytesView(sealed).first(size), here).has_value());
  Bytes longer = sealed;
  longer.push_back(0);
  CHECK_FALSE(open(key, longer, here).has_value());
}

TEST_CASE("a box opens only with its key and in its place") {
  SeededChance chance(3);
  const SecretKey key = SecretKey::draw(chance), other = SecretKey::draw(chance);
  const Bytes sealed = seal(key, bytes_of("x"), here, chance);
  CHECK_FALSE(open(other, sealed, here).has_value());
  for (const std::string_view place :
       {"people|identity|0124|v1", "people|identity|0123|v", "people|identity|0123|v1 ", "p"})
    CHECK_FALSE(open(key, sealed, place).has_value());
  CHECK_THROWS_AS((void)seal(key, bytes_of("x"), "", chance), Bug);
  CHECK_THROWS_AS((void)open(key, sealed, ""), Bug);
}

TEST_CASE("empty and large values come back, and the same value never looks the same") {
  SeededChance chance(4);
  const SecretKey key = SecretKey::draw(chance);
  for (const std::size_t size : {0u, 1u, 64u, 1'000'000u}) {
    Bytes plain(size);
    chance.fill(plain);
    const Bytes once = seal(key, plain, here, chance), twice = seal(key, plain, here, chance);
    CHECK(once != twice);
    CHECK(open(key, once, here) == plain);
    CHECK(open(key, twice, here) == plain);
  }
}

TEST_CASE("a wrapped key comes back; it is no value, and a value is no key") {
  SeededChance chance(5);
  const SecretKey agency = SecretKey::draw(chance), situation = SecretKey::draw(chance);
  const Bytes wrapped = wrap(agency, situation, here, chance);
  REQUIRE(wrapped.size() == wrapped_size);
  CHECK(unwrap(agency, wrapped, here).value().is_same_as(situation));
  CHECK_FALSE(unwrap(situation, wrapped, here).has_value());
  CHECK_FALSE(unwrap(agency, wrapped, "elsewhere").has_value());
  for (std::size_t at = 0; at < wrapped.size(); ++at) {
    Bytes tampered = wrapped;
    tampered[at] ^= 1;
    CHECK_FALSE(unwrap(agency, tampered, here).has_value());
  }
  for (std::size_t size = 0; size < wrapped.size(); ++size)
    CHECK_FALSE(unwrap(agency, BytesView(wrapped).first(size), here).has_value());

  Bytes as_value = wrapped;
  as_value[0] = 0x01;
  CHECK_FALSE(open(agency, wrapped, here).has_value());
  CHECK_FALSE(open(agency, as_value, here).has_value());
  Bytes as_key = seal(agency, situation.bytes(), here, chance);
  CHECK_FALSE(unwrap(agency, as_key, here).has_value());
  as_key[0] = 0x41;
  CHECK_FALSE(unwrap(agency, as_key, here).has_value());
}

TEST_CASE("a derived key is keyed BLAKE2b-256 of its label (checked against Python's hashlib)") {
  const SecretKey parent = tests::key("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
  CHECK(to_hex(derive(parent, "audit details|v1").bytes()) ==
        "4e5322b0976096d70eb2f168577f0aaa844c41f1caf8d940247ad6b4fdc246a8");
  CHECK_FALSE(derive(parent, "a").is_same_as(derive(parent, "b")));
  CHECK_THROWS_AS((void)derive(parent, ""), Bug);
}
