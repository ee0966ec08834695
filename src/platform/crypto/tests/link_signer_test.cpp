// Tokens of links: what was altered, or made by another key or for another purpose, is not ours.
#include "platform/crypto/link_signer.h"

#include <doctest/doctest.h>

#include "platform/crypto/chance.h"

using namespace concert;
using namespace concert::crypto;

TEST_CASE("a token is read back as it was made, and made again the same; nothing else is ours") {
  using SomeId = Id<struct SomeLinkTag>;
  SeededChance chance(5);
  const auto key = [] { return SecretKey::from_bytes(Bytes(32, 7)); };
  const LinkSigner<SomeId> signer(key(), "one|v1|"), other_purpose(key(), "two|v1|"),
      other_key(SecretKey::draw(chance), "one|v1|");
  const SomeId id = SomeId::draw(chance);
  const Instant end = *Instant::parse_iso("2026-12-06T12:00:00Z");
  const std::string token = signer.token_of(id, end);
  CHECK(token.size() == 54);
  CHECK(token == signer.token_of(id, end));
  CHECK(token != signer.token_of(id, end + std::chrono::seconds(1)));
  const auto read = signer.read(token);
  REQUIRE(read.has_value());
  CHECK(read->id == id);
  CHECK(read->expires_at == end);
  CHECK(!other_key.read(token));
  CHECK(!other_purpose.read(token));
  for (std::size_t i = 0; i < token.size(); ++i)
    for (const char c : {'A', 'z', '9', '-', '_', '=', '%'}) {
      std::string altered = token;
      altered[i] = c;
      CHECK(signer.read(altered).has_value() == (altered == token));
    }
  for (const std::string& wrong : {std::string(), token + "A", token.substr(1), token.substr(0, 53), token + "="})
    CHECK(!signer.read(wrong));
}
