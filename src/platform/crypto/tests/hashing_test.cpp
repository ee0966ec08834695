#include "platform/crypto/hashing.h"

#include <doctest/doctest.h>

#include "platform/crypto/tests/vectors.h"

using namespace concert;
using namespace concert::crypto;
using tests::hex;

TEST_CASE("SHA-256 gives the published digests (FIPS 180-4)") {
  CHECK(to_hex(sha256(bytes_of("abc"))) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(to_hex(sha256(Bytes{})) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(to_hex(sha256(bytes_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))) ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(to_hex(sha256(Bytes(1'000'000, 'a'))) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("several parts are hashed as if they were one") {
  const Digest abc = sha256(bytes_of("abc"));
  CHECK(sha256(bytes_of("a"), bytes_of("bc")) == abc);
  CHECK(sha256(bytes_of("abc"), Bytes{}) == abc);
  CHECK(sha256(bytes_of("a"), bytes_of("b"), bytes_of("c")) == abc);
  CHECK(sha256(bytes_of("b"), bytes_of("ac")) != abc);
}

TEST_CASE("the keyed hash is HMAC-SHA-256 (RFC 4231, cases 1 and 2)") {
  CHECK(to_hex(keyed_hash(tests::key("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"), bytes_of("Hi There"))) ==
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  CHECK(to_hex(keyed_hash(tests::key("4a656665"), bytes_of("what do ya want for nothing?"))) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST_CASE("equality looks at every byte and at the length") {
  const Bytes one = hex("00112233");
  CHECK(equal_in_constant_time(one, hex("00112233")));
  CHECK(equal_in_constant_time(Bytes{}, Bytes{}));
  CHECK_FALSE(equal_in_constant_time(one, hex("001122")));
  CHECK_FALSE(equal_in_constant_time(one, hex("0011223300")));
  for (std::size_t at = 0; at < one.size(); ++at) {
    Bytes other = one;
    other[at] ^= 0x80;
    CHECK_FALSE(equal_in_constant_time(one, other));
  }
}
