// A region that is kept: its optimum is exact after every arrival, departure, seat gained or lost and changed row, and
// what one seat more or less of each service would do is told exactly. Needs have one unit here; a need of several
// comes as several. Pins and bans are made by the rows that are given.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/result.h"
#include "engines/assignment/problem.h"
#include "engines/assignment/solution.h"
#include "engines/assignment/solve.h"

namespace concert::engines::assignment {

struct Candidate {
  std::int32_t service = 0;
  std::int64_t benefit = 0;
};

// The change of the best objective, at 0 or more.
struct SeatValue {
  std::int64_t one_more = 0; // what a further seat would add
  std::int64_t one_lost = 0; // what the loss of one would take away; 0 where there is none to lose
  friend bool operator==(const SeatValue&, const SeatValue&) = default;
};

class Session {
public:
  // Solves first. Refuses what solve refuses, a question with several units, pins or bans ("assignment.session_units"),
  // and an answer that the budget did not let be proven ("assignment.not_proven").
  static Result<Session> open(Problem problem, const Options& options = {}, std::span<const std::int64_t> warm = {});
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;
  ~Session();

  // Each refuses a number or a row that check_problem would refuse, and then changes nothing. A need that departed
  // keeps its number, with an empty row, until an arrival takes it over.
  Result<std::int32_t> arrive(std::span<const Candidate> row); // the number of the need
  Result<void> depart(std::int32_t need);
  Result<void> change(std::int32_t need, std::span<const Candidate> row);
  // Many at once: as one departure after another and then one arrival after another, but seats that become free are
  // taken by those who come before anybody is moved for them. All of it, or nothing. The numbers of those who came.
  Result<std::vector<std::int32_t>> replace(std::span<const std::int32_t> leaving,
                                            std::span<const std::vector<Candidate>> coming);
  Result<void> add_seat(std::int32_t service);
  Result<void> remove_seat(std::int32_t service); // refuses where there is none

  std::int64_t objective() const;
  std::vector<SeatValue> seat_values(int threads = 1) const; // of every service

  // As they are now, for the checker and for pages.
  Problem problem() const;
  Solution solution() const;

  class Keeper; // one for benefits of 32 bits, one for 64

private:
  explicit Session(std::unique_ptr<Keeper> keeper);
  std::unique_ptr<Keeper> keeper_;
};

} // namespace concert::engines::assignment
