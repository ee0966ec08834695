#include "platform/json/write.h"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <type_traits>

#include "base/text.h"
#include "platform/json/parse.h"

using namespace concert;
using namespace concert::json;

static_assert(!std::is_constructible_v<Value, const Value*>); // no pointer counts as true
static_assert(!std::is_constructible_v<Value, char>);

TEST_CASE("the writer sets every comma, colon and quote") {
  Writer out;
  out.begin_object()
      .member("id", std::string("0123"))
      .member("n", 3u)
      .member("x", 0.5)
      .member("yes", true)
      .member("none", nullptr)
      .member("tree", Value(Array{1, Object{{"a", "b"}}}))
      .key("risks")
      .begin_array()
      .value("one")
      .value(std::string_view("two"))
      .begin_object()
      .end_object()
      .begin_array()
      .end_array()
      .end_array()
      .member("last", std::int64_t{-1})
      .end_object();
  CHECK(out.take() == R"({"id":"0123","n":3,"x":0.5,"yes":true,"none":null,"tree":[1,{"a":"b"}],)"
                      R"("risks":["one","two",{},[]],"last":-1})");
}

TEST_CASE("a call out of order is a bug") {
  CHECK_THROWS_AS(Writer().begin_object().value(1), Bug);
  CHECK_THROWS_AS(Writer().begin_object().key("a").key("b"), Bug);
  CHECK_THROWS_AS(Writer().begin_object().key("a").end_object(), Bug);
  CHECK_THROWS_AS(Writer().begin_array().key("a"), Bug);
  CHECK_THROWS_AS(Writer().begin_array().end_object(), Bug);
  CHECK_THROWS_AS(Writer().begin_object().end_array(), Bug);
  CHECK_THROWS_AS(Writer().key("a"), Bug);
  CHECK_THROWS_AS(Writer().value(1).value(2), Bug);
  CHECK_THROWS_AS((void)Writer().take(), Bug);
  CHECK_THROWS_AS((void)Writer().begin_array().take(), Bug);
  CHECK_THROWS_AS(Writer().value(std::nan("")), Bug);
  CHECK_THROWS_AS(Writer().value(std::uint64_t{1} << 63), Bug);
  CHECK_THROWS_AS((void)Value(std::numeric_limits<double>::infinity()), Bug);
  CHECK_THROWS_AS((void)Value(~std::size_t{0}), Bug);
}

TEST_CASE("texts are escaped, and what comes out is UTF-8 whatever went in") {
  CHECK(dump(Value("a\"b\\c/é😀")) == R"("a\"b\\c/é😀")");
  CHECK(dump(Value("\n\r\t\b\x1f\x7f")) == "\"\\n\\r\\t\\u0008\\u001f\x7f\"");
  CHECK(dump(Value(std::string(1, '\0'))) == R"("\u0000")");
  CHECK(dump(Object{{"q\"", 1}}) == R"({"q\"":1})");
  CHECK(dump(Value("a\xff"
                   "b\xc3")) == "\"a\xef\xbf\xbd"
                                "b\xef\xbf\xbd\"");
  for (int a = 0; a < 256; ++a)
    for (int b = 0; b < 256; ++b) {
      const std::string text = {'x', static_cast<char>(a), static_cast<char>(b)};
      const std::string written = dump(Value(text));
      REQUIRE(text::is_utf8(written));
      if (text::is_utf8(text))
        REQUIRE(parse(written).value() == Value(text));
    }
}

TEST_CASE("what is written reads back equal") {
  const Value tree(Object{{"n", std::numeric_limits<std::int64_t>::min()},
                          {"m", std::numeric_limits<std::int64_t>::max()},
                          {"x", 0.1},
                          {"whole", 1.0},
                          {"big", 1e300},
                          {"small", 5e-324},
                          {"negative", -1e21},
                          {"list", Array{nullptr, true, false, "", Array{Array{}}, Object{{"", Object{}}}}}});
  CHECK(parse(dump(tree)).value() == tree);
  CHECK(dump(Value(1.0)) == "1.0");
  std::uint64_t bits = 1;
  for (int i = 0; i < 20'000; ++i) {
    bits = bits * 6364136223846793005u + 1442695040888963407u;
    const double number = std::bit_cast<double>(bits);
    if (std::isfinite(number))
      REQUIRE(*parse(dump(Value(number))).value().if_double() == number);
  }
}
