#include "base/bytes.h"

#include <doctest/doctest.h>

using namespace concert;

TEST_CASE("hexadecimal goes both ways and refuses what is not hexadecimal") {
  const Bytes all = {0x00, 0x7f, 0x80, 0xff};
  CHECK(to_hex(all) == "007f80ff");
  CHECK(from_hex("007F80ff") == all);
  CHECK(!from_hex("0"));
  CHECK(!from_hex("0g"));
}

TEST_CASE("base64url: the vectors of RFC 4648 §10, unpadded") {
  for (const auto& [plain, coded] : {std::pair{"", ""}, {"f", "Zg"}, {"fo", "Zm8"}, {"foo", "Zm9v"}, {"foobar", "Zm9vYmFy"}}) {
    CHECK(to_base64url(bytes_of(plain)) == coded);
    CHECK(from_base64url(coded) == bytes_of(plain));
  }
  CHECK(!from_base64url("Zh")); // left-over bits: a second spelling of "f"
  CHECK(!from_base64url("Zg=="));
  CHECK(from_base64("Zm8=") == bytes_of("fo"));
  CHECK(!from_base64("Zm8"));
}
