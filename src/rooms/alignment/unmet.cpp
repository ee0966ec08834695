#include "rooms/alignment/unmet.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>

#include "base/check.h"
#include "base/csv.h"

namespace concert::alignment {
namespace {

// The table as a circulation: every count flows from its row to its column, from there to the row of sums, on to the
// column of sums and back to its row. What may be hidden can grow along a circle of hidden counts and shrink against
// it, so a count is known exactly when no such circle goes through it.
class HiddenCells {
public:
  explicit HiddenCells(const std::vector<std::vector<int>>& counts)
      : rows_(counts.size()), columns_(counts.empty() ? 0 : counts.front().size()) {
    value_.assign(rows_ + 1, std::vector<int>(columns_ + 1));
    hidden_.assign(rows_ + 1, std::vector<bool>(columns_ + 1));
    for (std::size_t r = 0; r < rows_; ++r)
      for (std::size_t c = 0; c < columns_; ++c) {
        const int count = counts[r].at(c);
        value_[r][c] = count;
        value_[r][columns_] += count;
        value_[rows_][c] += count;
        value_[rows_][columns_] += count;
      }
  }

  void hide_below(int least) {
    each([&](std::size_t r, std::size_t c) {
      if (value_[r][c] > 0 && value_[r][c] < least)
        hidden_[r][c] = true;
    });
    for (bool changed = true; changed;) {
      changed = false;
      each([&](std::size_t r, std::size_t c) {
        if (!changed && hidden_[r][c] && is_known(r, c))
          changed = hide_others(r, c);
      });
    }
  }

  Hidden shown() const {
    Hidden out(rows_ + 1, std::vector<std::optional<int>>(columns_ + 1));
    for (std::size_t r = 0; r <= rows_; ++r)
      for (std::size_t c = 0; c <= columns_; ++c)
        if (!hidden_[r][c])
          out[r][c] = value_[r][c];
    return out;
  }

private:
  template <class Visit>
  void each(const Visit& visit) const {
    for (std::size_t r = 0; r <= rows_; ++r)
      for (std::size_t c = 0; c <= columns_; ++c)
        visit(r, c);
  }

  // Rows, then columns.
  struct Way {
    std::size_t from, to;
  };
  Way way_of(std::size_t r, std::size_t c) const {
    const std::size_t row = r, column = rows_ + 1 + c;
    const bool is_sum_of_row = c == columns_ && r < rows_, is_sum_of_column = r == rows_ && c < columns_;
    return is_sum_of_row || is_sum_of_column ? Way{column, row} : Way{row, column};
  }

  // The circles through a count: it grows and something leads back, or it shrinks and something leads on.
  std::vector<Way> circles_of(std::size_t r, std::size_t c) const {
    const Way way = way_of(r, c);
    std::vector<Way> out = {{way.to, way.from}};
    if (value_[r][c] > 1) // and is known not to be 0
      out.push_back(way);
    return out;
  }
  bool is_known(std::size_t r, std::size_t c) const {
    for (const Way& ends : circles_of(r, c))
      if (const auto path = path_between(ends, {r, c}); path && path->empty())
        return false;
    return true;
  }

  using Cell = std::pair<std::size_t, std::size_t>;
  // The cells to hide so that hidden counts lead from here to there: as few as possible, then as small as possible.
  // Nothing when no counts do.
  std::optional<std::vector<Cell>> path_between(Way ends, Cell but) const {
    constexpr std::int64_t one_cell = 1'000'000'000, unreached = std::numeric_limits<std::int64_t>::max();
    const std::size_t nodes = rows_ + columns_ + 2;
    std::vector<std::int64_t> cost(nodes, unreached);
    std::vector<bool> done(nodes);
    std::vector<std::pair<std::size_t, Cell>> came(nodes);
    cost[ends.from] = 0;
    for (;;) {
      std::size_t at = nodes;
      for (std::size_t node = 0; node < nodes; ++node)
        if (!done[node] && cost[node] != unreached && (at == nodes || cost[node] < cost[at]))
          at = node;
      if (at == nodes)
        return std::nullopt;
      if (at == ends.to)
        break;
      done[at] = true;
      each([&](std::size_t r, std::size_t c) {
        if (value_[r][c] == 0 || Cell(r, c) == but)
          return;
        const Way way = way_of(r, c);
        const std::size_t to = way.from == at ? way.to : way.to == at && value_[r][c] > 1 ? way.from : nodes;
        const std::int64_t then = cost[at] + (hidden_[r][c] ? 0 : one_cell + value_[r][c]);
        if (to != nodes && then < cost[to]) {
          cost[to] = then;
          came[to] = {at, Cell(r, c)};
        }
      });
    }
    std::vector<Cell> out;
    for (std::size_t at = ends.to; at != ends.from; at = came[at].first)
      if (const Cell& cell = came[at].second; !hidden_[cell.first][cell.second])
        out.push_back(cell);
    return out;
  }

  // What closes the shortest circle through this count. False when none can be closed.
  bool hide_others(std::size_t r, std::size_t c) {
    std::optional<std::vector<Cell>> best;
    for (const Way& ends : circles_of(r, c))
      if (auto path = path_between(ends, {r, c}); path && (!best || path->size() < best->size()))
        best = std::move(path);
    if (!best)
      return false;
    for (const auto& [row, column] : *best)
      hidden_[row][column] = true;
    return true;
  }

  std::size_t rows_, columns_;
  std::vector<std::vector<int>> value_;
  std::vector<std::vector<bool>> hidden_;
};

} // namespace

Hidden hide_small(const std::vector<std::vector<int>>& counts, int least) {
  HiddenCells cells(counts);
  cells.hide_below(least);
  return cells.shown();
}

Unmet unmet_of(const Region& region, const RegionPlan& plan) {
  std::map<std::string, std::vector<int>> by_need;
  for (std::size_t i = 0; i < region.needs.size(); ++i) {
    auto& counts = by_need.try_emplace(region.needs[i].need, 3).first->second;
    ++counts[plan.proposed[i] ? Unmet::proposed : region.needs[i].with_seat.empty() ? Unmet::no_seat : Unmet::taken];
  }
  Unmet out;
  std::vector<std::vector<int>> counts;
  for (auto& [need, row] : by_need) {
    out.needs.push_back(need);
    counts.push_back(std::move(row));
  }
  if (!counts.empty())
    out.counts = hide_small(counts);
  return out;
}

std::string csv_of(const Unmet& unmet) {
  std::string out;
  const auto add = [&out](const std::array<std::string, 5>& cells) {
    csv::write_row(out, cells, csv::Formulas::as_written);
  };
  add({"need", "place_proposed", "no_place_known", "places_do_not_suffice", "open"});
  for (std::size_t r = 0; r < unmet.counts.size(); ++r) {
    std::array<std::string, 5> cells = {r < unmet.needs.size() ? unmet.needs[r] : "all"};
    for (std::size_t c = 0; c < 4; ++c)
      cells[c + 1] = unmet.counts[r][c] ? std::to_string(*unmet.counts[r][c]) : "hidden";
    add(cells);
  }
  return out;
}

} // namespace concert::alignment
