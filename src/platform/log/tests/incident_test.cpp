#include "platform/log/incident.h"

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "platform/crypto/chance.h"

using namespace concert;

TEST_CASE("incident numbers are readable, differ, and use every letter about equally") {
  crypto::SeededChance chance(11);
  std::set<std::string> seen;
  std::map<char, int> letters;
  for (int i = 0; i < 21000; ++i) {
    const std::string text(log::Incident::draw(chance).text());
    REQUIRE(text.size() == 9);
    REQUIRE(text[4] == '-');
    seen.insert(text);
    for (const char c : text)
      ++letters[c];
  }
  CHECK(seen.size() == 21000);
  CHECK(letters.size() == 29);
  for (const auto& [letter, count] : letters) {
    CHECK(std::string("01OILAEU").find(letter) == std::string::npos);
    if (letter != '-')
      CHECK(std::abs(count - 6000) < 350); // 4.6 standard deviations; without fairness some would be 560 above
  }
}
