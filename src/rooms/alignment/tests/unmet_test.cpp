// What is hidden stays hidden: every table that would look the same is tried.
#include <doctest/doctest.h>

#include <functional>
#include <random>
#include <set>

#include "rooms/alignment/unmet.h"

using namespace concert::alignment;

namespace {

// The values that each hidden cell could have, by trying every table of 0 to `most`.
std::vector<std::set<int>> could_be(const Hidden& shown, int most) {
  const std::size_t rows = shown.size() - 1, columns = shown.front().size() - 1;
  std::vector<std::set<int>> out((rows + 1) * (columns + 1));
  std::vector<int> at(rows * columns);
  const auto is_as_shown = [&](std::size_t r, std::size_t c, int value) {
    return shown[r][c] ? *shown[r][c] == value : value > 0;
  };
  const std::function<void(std::size_t)> go = [&](std::size_t k) {
    if (k == at.size()) {
      std::vector<int> all((rows + 1) * (columns + 1));
      for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c)
          for (const std::size_t to : {r * (columns + 1) + c, r * (columns + 1) + columns, rows * (columns + 1) + c,
                                       rows * (columns + 1) + columns})
            all[to] += at[r * columns + c];
      for (std::size_t r = 0; r <= rows; ++r)
        for (std::size_t c = 0; c <= columns; ++c)
          if (!is_as_shown(r, c, all[r * (columns + 1) + c]))
            return;
      for (std::size_t n = 0; n < all.size(); ++n)
        out[n].insert(all[n]);
      return;
    }
    for (int value = 0; value <= most; ++value)
      if (is_as_shown(k / columns, k % columns, value)) {
        at[k] = value;
        go(k + 1);
      }
  };
  go(0);
  return out;
}

} // namespace

TEST_CASE("no hidden count can be computed from what is shown") {
  std::mt19937 random(7);
  const auto draw = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
  int hidden_too = 0, shown_cells = 0;
  for (int n = 0; n < 250; ++n) {
    CAPTURE(n);
    std::vector<std::vector<int>> counts(static_cast<std::size_t>(draw(1, 2)), std::vector<int>(3));
    for (auto& row : counts)
      for (int& count : row)
        count = draw(0, 2) == 0 ? 0 : draw(0, 7);
    const Hidden shown = hide_small(counts, 3);
    const auto possible = could_be(shown, 9);
    for (std::size_t r = 0; r < shown.size(); ++r)
      for (std::size_t c = 0; c < shown[r].size(); ++c) {
        const auto& values = possible[r * shown[r].size() + c];
        if (shown[r][c]) {
          CHECK(values.size() == 1);
          CHECK((*shown[r][c] == 0 || *shown[r][c] >= 3));
          ++shown_cells;
        } else {
          CHECK(values.size() > 1);
          hidden_too += r < counts.size() && c < 3 && counts[r][c] >= 3;
        }
      }
  }
  CHECK(hidden_too > 50);
  CHECK(shown_cells > 300);
}

TEST_CASE("large counts stay, and nothing is hidden without need") {
  const std::vector<std::vector<int>> large = {{10, 20, 30}, {40, 0, 60}};
  const Hidden shown = hide_small(large, 5);
  for (const auto& row : shown)
    for (const auto& cell : row)
      CHECK(cell.has_value());
  CHECK(shown[2][3] == 160);
  const Hidden one = hide_small({{10, 20, 2}, {40, 30, 60}}, 5);
  CHECK_FALSE(one[0][2]);
  int hidden = 0;
  for (const auto& row : one)
    for (const auto& cell : row)
      hidden += cell ? 0 : 1;
  CHECK(hidden == 4); // a circle of four
}
