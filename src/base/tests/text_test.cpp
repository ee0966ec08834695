#include "base/text.h"

#include <doctest/doctest.h>

using namespace concert;

TEST_CASE("UTF-8 is well-formed or refused") {
  for (const char* good : {"", "abc", "é", "œuvre", "日本", "\xf0\x9f\x99\x82"})
    CHECK(text::is_utf8(good));
  for (const std::string_view bad : {std::string_view("\xc0\x80"), std::string_view("\xed\xa0\x80"), std::string_view("\xf4\x90\x80\x80"),
                                     std::string_view("\xe9"), std::string_view("\x80"), std::string_view("a\0b", 3)})
    CHECK(!text::is_utf8(bad));
}

TEST_CASE("folding compares across accents and case") {
  CHECK(text::fold("Évaluation") == "evaluation");
  CHECK(text::fold("Cœur-à-cœur, L’ÎLE") == "coeur-a-coeur, l'ile");
  CHECK(text::fold("E\xcc\x81") == "e");
  CHECK(text::fold("3 × 4") == "3 × 4");
}

TEST_CASE("trimming, splitting, lines") {
  CHECK(text::trim(" \t\xc2\xa0 a b \n") == "a b");
  CHECK(text::trim("   ") == "");
  CHECK(text::split("a,,b", ',') == std::vector<std::string_view>{"a", "", "b"});
  CHECK(text::normalise_lines("a\r\nb\rc\x01") == "a\nb\nc");
  CHECK(text::is_snake_case("missing_school_truancy"));
  for (const char* bad : {"", "_a", "a_", "a__b", "A", "a-b"})
    CHECK(!text::is_snake_case(bad));
}
