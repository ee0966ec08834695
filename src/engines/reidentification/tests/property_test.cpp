// Whatever bytes come in: no crash, places inside the text, in order, apart; and what we put in its place is clean.
#include <random>

#include <doctest/doctest.h>

#include "base/text.h"
#include "engines/reidentification/tests/guard.h"

using namespace concert;
using namespace concert::engines::reidentification;

namespace {

void holds(const std::string& text) {
  const auto findings = check({text, std::nullopt}, testing::shipped());
  std::size_t last = 0;
  for (const Finding& finding : findings) {
    REQUIRE(finding.begin >= last);
    REQUIRE(finding.end > finding.begin);
    REQUIRE(finding.end <= text.size());
    REQUIRE_FALSE(finding.neutral.empty());
    if (text::is_utf8(text)) {
      REQUIRE(text::is_utf8(std::string_view(text).substr(finding.begin, finding.end - finding.begin)));
    }
    last = finding.end;
  }
}

const std::vector<std::string> pieces = {"Marie",
                                         "tremblay",
                                         "MR",
                                         "Mr.",
                                         "O'",
                                         "van der",
                                         "J.",
                                         "12",
                                         "rue",
                                         "Elm",
                                         "Street",
                                         "705-555-0142",
                                         "046 454 286",
                                         "K1A 0B1",
                                         "né le",
                                         "3",
                                         "mai",
                                         "1989",
                                         "@",
                                         ".com",
                                         "born",
                                         "(",
                                         ")",
                                         ",",
                                         ".",
                                         "\n",
                                         "the",
                                         "la",
                                         "client",
                                         "Bear",
                                         "\xe2\x80\x8b",
                                         "\xef\xbc\x91",
                                         "\xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd",
                                         "\xe4\xb8\xad",
                                         "\xff",
                                         "\xc3",
                                         "apt",
                                         "4B",
                                         "#",
                                         "unit",
                                         "Snapchat",
                                         "x_1",
                                         "'s",
                                         "-",
                                         "of",
                                         "Rose",
                                         "said",
                                         "six",
                                         "one",
                                         "P.O.",
                                         "Box",
                                         "ODSP",
                                         "Ontario",
                                         "Works",
                                         "TREM",
                                         "8562",
                                         "1412",
                                         "lot",
                                         "corner of",
                                         "&",
                                         "ext",
                                         "1e5",
                                         "a",
                                         "I"};

} // namespace

TEST_CASE("random bytes and random scraps") {
  std::mt19937 chance(20'261'122);
  for (int round = 0; round < 1500; ++round) {
    std::string text;
    for (auto length = chance() % 200; length > 0; --length)
      text += static_cast<char>(chance() % 256);
    holds(text);
    text.clear();
    for (auto length = chance() % 30; length > 0; --length)
      text += pieces[chance() % pieces.size()] + (chance() % 4 == 0 ? "" : " ");
    holds(text);
    for (std::size_t cut = text.size(); cut > 0 && cut + 3 > text.size(); --cut)
      holds(text.substr(0, cut)); // while typing
  }
  holds("");
  holds(std::string(100'000, 'a'));
  holds(std::string(20'000, '1'));
  holds(std::string(20'000, '.'));
  // Long chains of what the rules step over: neither a deep recursion nor a walk of all for each.
  for (const char* link : {"1 ", "1-", "ab-", "Paris-", "Pain ", "a'", "né ", "x.", "le Pain ", "MA ", "Li ", "\"",
                           "3 mai ", "rue ", "@", "de la ", "ti"}) {
    std::string chain = "On a vu le ";
    while (chain.size() < 20'000)
      chain += link;
    holds(chain);
  }
  std::string many;
  for (int i = 0; i < 3000; ++i)
    many += "Marie Tremblay ";
  holds(many);
}

TEST_CASE("replacing every finding by its neutral words leaves nothing to find") {
  std::mt19937 chance(7);
  for (const Language language : {Language::en, Language::fr})
    for (int round = 0; round < 800; ++round) {
      std::string text;
      for (auto length = chance() % 25; length > 0; --length)
        text += pieces[chance() % pieces.size()] + " ";
      const std::string clean = neutralised({text, std::nullopt}, testing::shipped(), language);
      CAPTURE(text);
      CAPTURE(clean);
      CHECK(check({clean, std::nullopt}, testing::shipped()).empty());
    }
}

TEST_CASE("the same text gives the same findings, whichever way its accents are written") {
  const std::string composed = "Vu avec H\xc3\xa9l\xc3\xa8ne Gagn\xc3\xa9 hier",
                    apart = "Vu avec He\xcc\x81le\xcc\x80ne Gagne\xcc\x81 hier";
  CHECK(check({composed, std::nullopt}, testing::shipped()).size() == 1);
  CHECK(check({apart, std::nullopt}, testing::shipped()).size() == 1);
}
