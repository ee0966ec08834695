#include "rooms/alignment/asked.h"

#include <doctest/doctest.h>

#include "rooms/alignment/tests/shipped.h"

using namespace concert;
using namespace concert::alignment;
using namespace concert::alignment::testing;

namespace {
Code code(std::string id) {
  return {std::move(id), "2026-11"};
}
} // namespace

TEST_CASE("a picture becomes categories with their highest grade, and age bands once") {
  situations::Picture picture;
  picture.risks = {{code("basic_needs_unable_to_meet_own"), 1, {}},
                   {code("basic_needs_neglecting_others"), 3, 0},
                   {code("antisocial_behaviour_in_home"), 0, 2},
                   {code("of_no_list"), 2, {}}};
  picture.affected = {{code("12_17"), code("female")}, {code("30_39"), code("male")}, {code("12_17"), code("male")}};
  const Asked asked = asked_by(picture, shipped_codes(), {"fr", {"east"}});
  CHECK(asked.risks == std::vector<GradedRisk>{{"basic_needs", 3}, {"of_no_list", 2}});
  CHECK(asked.age_bands == std::vector<std::string>{"12_17", "30_39"});
  CHECK(asked.wishes == Wishes{"fr", {"east"}});
}
