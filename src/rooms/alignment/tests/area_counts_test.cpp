// What is shown by neighbourhood: how little it says, and how long it stays.
#include "rooms/alignment/area_counts.h"

#include <doctest/doctest.h>

#include <random>

using namespace concert;
using namespace concert::alignment;

namespace {

const std::vector<std::string> map_areas = {"a", "b", "c", "d"};

std::vector<Placed> so_many(const std::vector<int>& by_area, int from = 0) {
  std::vector<Placed> out;
  for (std::size_t i = 0; i < by_area.size(); ++i)
    for (int n = 0; n < by_area[i]; ++n)
      out.push_back({"m" + std::to_string(from++), map_areas[i]});
  return out;
}

std::string shown(const std::vector<int>& by_area) {
  std::string out;
  const AreaCounts counts = counted(so_many(by_area), map_areas, Instant{1});
  for (const AreaCounts::Of& one : counts.areas)
    out += (out.empty() ? "" : " ") + (one.situations ? std::to_string(*one.situations) : "-");
  return out;
}

} // namespace

TEST_CASE("an area has a number from eleven on, and nobody's absence is told either") {
  CHECK(shown({12, 30, 11, 20}) == "12 30 11 20");
  CHECK(shown({12, 30, 0, 20}) == "12 30 - 20");
  CHECK(shown({3, 0, 4, 2}) == "- - - -");       // not even together
  CHECK(shown({3, 4, 4, 2}) == "- - - -");       // together 13
  CHECK(shown({12, 30, 10, 20}) == "- 30 - 20"); // one alone would follow from the sum: the smallest goes with it
  CHECK(shown({12, 30, 10, 9}) == "12 30 - -");
  CHECK(counted({}, {}, Instant{1}).areas.empty());
  // What is told of another map counts nowhere.
  std::vector<Placed> placed = so_many({12, 0, 0, 0});
  placed.push_back({"x", "elsewhere"});
  CHECK(counted(placed, map_areas, Instant{1}).marks.size() == 12);
}

TEST_CASE("no number from one to ten is ever shown, nor follows when everybody has told theirs") {
  std::mt19937 random(5);
  int numbers = 0;
  for (int n = 0; n < 2'000; ++n) {
    std::vector<int> counts(4);
    int sum = 0;
    for (int& count : counts)
      sum += count =
          std::uniform_int_distribution<int>(0, 3)(random) == 0 ? 0 : std::uniform_int_distribution<int>(0, 25)(random);
    const AreaCounts out = counted(so_many(counts), map_areas, Instant{1});
    int hidden = 0, hidden_sum = sum;
    for (std::size_t i = 0; i < 4; ++i)
      if (const auto& count = out.areas[i].situations) {
        CHECK(*count == counts[i]);
        CHECK(*count >= least_shown);
        hidden_sum -= *count, ++numbers;
      } else {
        ++hidden;
      }
    // The reader may know the sum: then what one hidden area has must not follow, unless it is nobody.
    if (hidden == 1)
      CHECK(hidden_sum == 0);
  }
  CHECK(numbers > 1'000);
}

TEST_CASE("a count stays until eleven have come, or eleven have gone") {
  const AreaCounts last = counted(so_many({12, 30, 0, 20}), map_areas, Instant{1});
  CHECK(!may_follow(last, so_many({12, 30, 0, 20})));
  auto more = so_many({12, 30, 0, 20});
  for (int i = 0; i < 10; ++i)
    more.push_back({"new" + std::to_string(i), "a"});
  CHECK(!may_follow(last, more));
  more.push_back({"elsewhere", "z"}); // counts nowhere
  CHECK(!may_follow(last, more));
  more.push_back({"new10", "b"});
  CHECK(may_follow(last, more));

  auto fewer = so_many({12, 30, 0, 20});
  fewer.resize(fewer.size() - 10);
  CHECK(!may_follow(last, fewer));
  fewer.pop_back();
  CHECK(may_follow(last, fewer));
  // Six who moved are six that came and six that went, not twelve.
  auto moved = so_many({12, 30, 0, 20});
  for (std::size_t i = 0; i < 6; ++i)
    moved[i] = {"moved" + std::to_string(i), "d"};
  CHECK(!may_follow(last, moved));
}
