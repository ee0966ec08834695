#include "platform/crypto/signing.h"

#include <doctest/doctest.h>

#include "platform/crypto/tests/vectors.h"

using namespace concert;
using namespace concert::crypto;
using tests::hex;

namespace {
const std::string seed_1 = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
const std::string seed_2 = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
} // namespace

TEST_CASE("signatures are Ed25519 (RFC 8032, tests 1 and 2)") {
  const SigningKey one(tests::key(seed_1));
  CHECK(to_hex(one.public_key().bytes) == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  CHECK(to_hex(one.sign(Bytes{})) == "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
                                     "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
  const SigningKey two(tests::key(seed_2));
  CHECK(to_hex(two.sign(hex("72"))) ==
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e"
        "458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
}

TEST_CASE("a signature holds for its key and its message only") {
  const SigningKey one(tests::key(seed_1)), two(tests::key(seed_2));
  const Bytes message = bytes_of("concert\n12\nroot\n");
  const Signature signature = one.sign(message);
  CHECK(verify(one.public_key(), message, signature));
  CHECK_FALSE(verify(two.public_key(), message, signature));
  CHECK_FALSE(verify(PublicKey{}, message, signature));
  for (std::size_t at = 0; at < signature.size(); ++at) {
    Signature tampered = signature;
    tampered[at] ^= 1;
    CHECK_FALSE(verify(one.public_key(), message, tampered));
  }
  for (std::size_t at = 0; at < message.size(); ++at) {
    Bytes tampered = message;
    tampered[at] ^= 1;
    CHECK_FALSE(verify(one.public_key(), tampered, signature));
  }
  CHECK_FALSE(verify(one.public_key(), message, BytesView(signature).first(63)));
  CHECK_FALSE(verify(one.public_key(), message, Bytes{}));
}

TEST_CASE("a public key is text and back; nothing else is a key") {
  const PublicKey key = SigningKey(tests::key(seed_1)).public_key();
  CHECK(key.text() == "ed25519:11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
  CHECK(PublicKey::parse(key.text()) == key);
  for (const std::string& bad : {std::string(), std::string("ed25519:"), key.text() + "A", key.text().substr(8),
                                 "Ed25519:" + key.text().substr(8), key.text().substr(0, 50), key.text() + "="})
    CHECK_FALSE(PublicKey::parse(bad).has_value());
}
