#include "platform/crypto/chance.h"

#include <doctest/doctest.h>

#include <set>

#include "base/bytes.h"
#include "base/id.h"

using namespace concert;

namespace {
Bytes drawn(Chance& chance, std::size_t size) {
  Bytes out(size);
  chance.fill(out);
  return out;
}
} // namespace

TEST_CASE("seed 0 is the ChaCha20 stream of the zero key") {
  crypto::SeededChance chance(0);
  CHECK(to_hex(drawn(chance, 64)) == "76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7"
                                     "da41597c5157488d7724e03fb8d84a376a43b8f41518a11cc387b669b2ee6586");
}

TEST_CASE("a seeded stream does not depend on how it is asked for, and never repeats") {
  crypto::SeededChance whole(7), pieces(7), other(8);
  const Bytes expected = drawn(whole, 5000);
  Bytes collected;
  for (std::size_t size = 0; collected.size() < 5000; ++size) {
    const Bytes piece = drawn(pieces, std::min<std::size_t>(size % 1500, 5000 - collected.size()));
    collected.insert(collected.end(), piece.begin(), piece.end());
    size += size / 3;
  }
  CHECK(collected == expected);
  CHECK(drawn(other, 5000) != expected);
  std::set<Bytes> blocks;
  for (std::size_t at = 0; at + 64 <= expected.size(); at += 64)
    blocks.insert(Bytes(expected.begin() + static_cast<long>(at), expected.begin() + static_cast<long>(at) + 64));
  CHECK(blocks.size() == expected.size() / 64);
}

TEST_CASE("the system's chance differs each time and fills everything") {
  crypto::SystemChance chance;
  std::set<Id<struct Thing>> ids;
  for (int i = 0; i < 1000; ++i)
    ids.insert(Id<struct Thing>::draw(chance));
  CHECK(ids.size() == 1000);
  std::vector<bool> seen(64);
  for (int i = 0; i < 64; ++i) {
    const Bytes bytes = drawn(chance, 64);
    for (std::size_t at = 0; at < 64; ++at)
      seen[at] = seen[at] || bytes[at] != 0;
  }
  CHECK(std::find(seen.begin(), seen.end(), false) == seen.end());
}
