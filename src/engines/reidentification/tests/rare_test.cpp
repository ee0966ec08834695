#include <algorithm>
#include <random>

#include <doctest/doctest.h>

#include "engines/reidentification/solve.h"

using namespace concert::engines::reidentification;

namespace {

Contingency town() {
  return {{"age", "language", "area"},
          {{{"25_29", "en", "north"}, 40},
           {{"25_29", "fr", "north"}, 9},
           {{"25_29", "cree", "north"}, 3},
           {{"25_29", "cree", "south"}, 30},
           {{"60_64", "cree", "north"}, 2},
           {{"60_64", "fr", "south"}, 12}}};
}

} // namespace

TEST_CASE("the smallest subset that describes too few is named, not the whole") {
  RareQuestion question{{{"age", "25_29"}, {"language", "cree"}, {"area", "north"}}, 6, 4};
  const auto answer = rare(question, town());
  REQUIRE(answer.has_value());
  REQUIRE(answer->size() == 1); // cree in the north: 5 households, of any age
  CHECK(answer->front().attributes == std::vector<Attribute>{{"language", "cree"}, {"area", "north"}});
  CHECK(answer->front().households == 5);
  question.k = 5;
  const auto finer = rare(question, town());
  REQUIRE(finer->size() == 1);
  CHECK(finer->front().attributes.size() == 3);
  question.k = 3;
  CHECK(rare(question, town())->empty());
}

TEST_CASE("a combination that the figures do not have describes nobody they know: rare") {
  const auto answer = rare({{{"age", "60_64"}, {"language", "en"}}, 5, 4}, town());
  REQUIRE(answer->size() == 1);
  CHECK(answer->front().households == 0);
}

TEST_CASE("questions that are refused, and attributes the table does not have") {
  const auto all = [](std::span<const Attribute>) { return std::int64_t{1000}; };
  CHECK_FALSE(rare({std::vector<Attribute>(17), 5, 4}, all).has_value());
  CHECK_FALSE(rare({{{"a", "1"}, {"a", "2"}}, 5, 4}, all).has_value());
  CHECK_FALSE(rare({{{"a", "1"}}, 0, 4}, all).has_value());
  CHECK(rare({{}, 5, 4}, all)->empty());
  CHECK(rare({{{"shoe_size", "44"}}, 5, 4}, town())->empty());
}

TEST_CASE("against brute force on random tables") {
  std::mt19937 chance(4711);
  for (int round = 0; round < 200; ++round) {
    Contingency table{{"a", "b", "c", "d"}, {}};
    for (int row = 0; row < 25; ++row) {
      Contingency::Row cells{{}, static_cast<std::int64_t>(chance() % 6)};
      for (int column = 0; column < 4; ++column)
        cells.values.push_back(std::to_string(chance() % 2));
      table.rows.push_back(cells);
    }
    RareQuestion question{
        {{"a", "1"}, {"b", "0"}, {"c", "1"}, {"d", "0"}}, static_cast<std::int64_t>(1 + chance() % 12), 4};
    const auto count = [&](unsigned subset) {
      std::int64_t households = 0;
      for (const auto& row : table.rows) {
        bool all = true;
        for (unsigned i = 0; i < 4; ++i)
          all = all && ((subset >> i & 1U) == 0 || row.values[i] == question.combination[i].value);
        households += all ? row.households : 0;
      }
      return households;
    };
    std::vector<std::vector<Attribute>> minimal;
    for (unsigned subset = 1; subset < 16; ++subset) {
      bool is = count(subset) < question.k;
      for (unsigned smaller = 1; smaller < subset; ++smaller)
        is = is && !((smaller & subset) == smaller && count(smaller) < question.k);
      if (!is)
        continue;
      minimal.emplace_back();
      for (unsigned i = 0; i < 4; ++i)
        if ((subset >> i & 1U) != 0)
          minimal.back().push_back(question.combination[i]);
    }
    const auto answer = rare(question, table);
    REQUIRE(answer.has_value());
    CHECK(answer->size() == minimal.size());
    for (const auto& one : *answer)
      CHECK(std::find(minimal.begin(), minimal.end(), one.attributes) != minimal.end());
  }
}
