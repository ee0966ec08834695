// What the assignment engine answers: who goes where, what a seat is worth, and whether this is proven to be the best.
#pragma once

#include <cstdint>
#include <vector>

namespace concert::engines::assignment {

struct Chosen {
  std::int32_t need = 0;
  std::int32_t service = 0;
  std::int32_t units = 0;
  std::int32_t pinned = 0; // of these units, how many because of a pin
  friend bool operator==(const Chosen&, const Chosen&) = default;
};

// What it cost to find, in counts that are the same on every machine.
struct Work {
  std::int64_t pairs_read = 0;
  std::int64_t bids = 0;
  std::int64_t forward_searches = 0;
  std::int64_t reverse_searches = 0;
  friend bool operator==(const Work&, const Work&) = default;
};

// With prices p and profits q at 0 or more and q_i + p_j >= b_ij for every pair, no plan is worth more than
// sum k_i q_i + sum c_j p_j (k units, c seats, without pinned ones) plus the pinned benefits. That sum is `bound`;
// where the objective reaches it, the plan is proven. `checker.h` computes both sides again.
struct Solution {
  std::vector<Chosen> chosen;       // by need, then by service
  std::vector<std::int64_t> price;  // of a seat of each service
  std::vector<std::int64_t> profit; // of each need, for one unit: what it gains at these prices
  std::int64_t objective = 0;
  std::int64_t bound = 0;
  bool proven = false; // objective == bound
  Work work;
};

} // namespace concert::engines::assignment
