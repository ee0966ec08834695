#include "engines/assignment/smoothing.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "engines/assignment/weights.h"

namespace concert::engines::assignment {
namespace {

struct Piece { // seats of one block at one price
  std::int32_t block = 0;
  std::int64_t cost = 0;
  std::int32_t seats = 0;
};

} // namespace

Blocks as_blocks(const Problem& problem) {
  Blocks out{problem, std::vector<std::int32_t>(problem.seats.size())};
  std::iota(out.service.begin(), out.service.end(), 0);
  return out;
}

Result<Blocks> smoothed(const Blocks& blocks, const Load& load, std::span<const std::int32_t> used) {
  if (auto sound = check_problem(blocks.problem); !sound)
    return std::move(sound).error();
  if (blocks.service.size() != blocks.problem.seats.size())
    return Refusal::invalid("service", "assignment.sizes_differ");
  const std::int32_t services =
      blocks.service.empty() ? 0 : *std::max_element(blocks.service.begin(), blocks.service.end()) + 1;
  if (!used.empty() && used.size() < static_cast<std::size_t>(services))
    return Refusal::invalid("used", "assignment.sizes_differ");
  if (const auto bad = std::find_if(used.begin(), used.end(), [](std::int32_t u) { return u < 0; }); bad != used.end())
    return Refusal::invalid("used", "assignment.negative_seats", {std::to_string(bad - used.begin())});
  if (load.most < 0 || load.most > largest_benefit || load.steps < 1 || load.steps > 100)
    return Refusal::invalid("load", "assignment.load");
  if (!blocks.problem.pins.empty())
    return Refusal::invalid("pins", "assignment.blocks_pins");

  std::vector<std::int64_t> seats(static_cast<std::size_t>(services)), before(seats.size());
  for (std::size_t k = 0; k < blocks.service.size(); ++k)
    seats[static_cast<std::size_t>(blocks.service[k])] += blocks.problem.seats[k];
  for (std::size_t j = 0; j < seats.size() && !used.empty(); ++j) {
    before[j] = used[j];
    seats[j] += used[j];
  }
  std::vector<Piece> pieces;
  std::vector<std::size_t> first = {0}; // of each block
  for (std::size_t k = 0; k < blocks.service.size(); ++k) {
    const auto j = static_cast<std::size_t>(blocks.service[k]);
    const std::int64_t end = before[j] + blocks.problem.seats[k];
    while (before[j] < end) {
      const std::int64_t step = load.steps * before[j] / seats[j];
      // The first seat of the next step.
      const std::int64_t next = std::min(end, ((step + 1) * seats[j] + load.steps - 1) / load.steps);
      pieces.push_back({static_cast<std::int32_t>(k),
                        load.most / load.steps * step + load.most % load.steps * step / load.steps,
                        static_cast<std::int32_t>(next - before[j])});
      before[j] = next;
    }
    if (first.back() == pieces.size()) // no seat: the block stays, for its pairs
      pieces.push_back({static_cast<std::int32_t>(k), 0, 0});
    first.push_back(pieces.size());
  }

  Blocks out;
  out.problem.units = blocks.problem.units;
  for (const Piece& piece : pieces) {
    out.problem.seats.push_back(piece.seats);
    out.service.push_back(blocks.service[static_cast<std::size_t>(piece.block)]);
  }
  std::vector<std::int64_t> benefit;
  out.problem.rows.push_back(0);
  for (std::size_t i = 0; i + 1 < blocks.problem.rows.size(); ++i) {
    for (auto pair = blocks.problem.rows[i]; pair < blocks.problem.rows[i + 1]; ++pair) {
      const auto block = static_cast<std::size_t>(blocks.problem.service[static_cast<std::size_t>(pair)]);
      const std::int64_t worth = benefit_at(blocks.problem, pair);
      for (std::size_t k = first[block]; k < first[block + 1]; ++k) {
        out.problem.service.push_back(static_cast<std::int32_t>(k));
        benefit.push_back(worth <= 0 ? worth : std::max<std::int64_t>(1, worth - pieces[k].cost));
      }
    }
    out.problem.rows.push_back(out.problem.pairs());
  }
  out.problem.benefit = std::move(benefit);
  for (const Pair& ban : blocks.problem.bans)
    if (ban.service >= 0 && ban.service < blocks.problem.services())
      for (std::size_t k = first[static_cast<std::size_t>(ban.service)];
           k < first[static_cast<std::size_t>(ban.service) + 1]; ++k)
        out.problem.bans.push_back({ban.need, static_cast<std::int32_t>(k)});
  return out;
}

} // namespace concert::engines::assignment
