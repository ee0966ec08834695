#include "base/id.h"

#include <doctest/doctest.h>

using namespace concert;

namespace {
struct CountingChance : Chance {
  std::uint8_t next = 0;
  void fill(std::span<std::uint8_t> out) override {
    for (auto& byte : out)
      byte = next;
    ++next;
  }
};
} // namespace

TEST_CASE("an id has one spelling, is never nil, and reads back") {
  CountingChance chance; // its first draw is all zeros
  const auto id = Id<struct Thing>::draw(chance);
  CHECK(!id.is_nil());
  CHECK(Id<struct Thing>::parse(id.text()) == id);
  CHECK(!Id<struct Thing>::parse("0123"));
  CHECK(!Id<struct Thing>::parse("0000000000000000000000000000000A"));
  CHECK(!Id<struct Thing>::parse("00000000000000000000000000000000"));
}
