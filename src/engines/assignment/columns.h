// The columns of one person: plans for her needs at the seats' prices, by enumeration with a bound. Inside the engine
// only.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "engines/assignment/bundles.h"

namespace concert::engines::assignment {

struct Column {
  std::vector<std::int32_t> service; // of each need, or -1
  std::int64_t benefit = 0;          // less what further organizations cost
  std::int64_t value = 0;            // less the prices of its seats too
};

// Counts steps and says when the budget is spent.
class Steps {
public:
  Steps(std::int64_t most, const std::function<bool()>& is_over) : most_(most), is_over_(is_over) {}
  bool take() {
    ++taken_;
    over_ = over_ || taken_ > most_ || ((taken_ & 0xffff) == 0 && is_over_ && is_over_());
    return !over_;
  }
  bool over() const { return over_; }
  std::int64_t taken() const { return taken_; }

private:
  std::int64_t most_;
  const std::function<bool()>& is_over_;
  std::int64_t taken_ = 0;
  bool over_ = false;
};

struct BestColumn {
  Column column;         // the best, or the best found
  std::int64_t most = 0; // none is worth more: the value of `column` unless the budget ran out
};

class Person {
public:
  Person(const BundleProblem& problem, std::size_t person, const std::vector<std::int32_t>& organization)
      : problem_(problem), needs_(problem.of[person]), organization_(organization) {}

  // The column of largest value that these seats allow.
  BestColumn best(const std::vector<std::int64_t>& price, const std::vector<std::int32_t>& seats, Steps& steps) const;
  // Every column worth at least `least`, best first; at most `most` of them, and then `all` is false.
  struct Listed {
    std::vector<Column> columns;
    bool all = true;
  };
  Listed list(const std::vector<std::int64_t>& price, const std::vector<std::int32_t>& seats, std::int64_t least,
              std::size_t most, Steps& steps) const;

private:
  class Looking;
  const BundleProblem& problem_;
  const std::vector<std::vector<Option>>& needs_;
  const std::vector<std::int32_t>& organization_;
};

} // namespace concert::engines::assignment
