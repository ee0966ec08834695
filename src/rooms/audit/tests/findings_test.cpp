#include <doctest/doctest.h>

#include "rooms/audit/findings.h"

using namespace concert::audit;
using K = FindingKind;

namespace {

Rows run(std::int64_t seq, std::int64_t at, std::int64_t count) {
  return {true, seq, at, count, Part::unknown};
}
Rows altered(std::int64_t at, std::int64_t fits = 0) {
  return {false, fits, at, 1, Part::header};
}
std::vector<Finding> explained(std::vector<Rows> rows, std::int64_t size) {
  return explain(rows, size);
}
Finding changed(std::int64_t seq) {
  return {K::changed, seq, 1, std::nullopt, Part::header};
}
using Findings = std::vector<Finding>;

} // namespace

TEST_CASE("nothing to explain") {
  CHECK(explained({}, 0).empty());
  CHECK(explained({run(1, 1, 10'000'000)}, 10'000'000).empty());
}

TEST_CASE("one thing at a time") {
  CHECK(explained({}, 9) == Findings{{K::truncated, 1, 9, 9}});
  CHECK(explained({run(1, 1, 4)}, 10'000'000) == Findings{{K::truncated, 5, 9'999'996, 10'000'000}});
  CHECK(explained({run(1, 1, 4), run(6, 6, 4)}, 9) == Findings{{K::missing, 5}});
  CHECK(explained({run(1, 1, 4), run(6, 5, 4)}, 9) == Findings{{K::missing, 5}}); // numbered anew
  CHECK(explained({run(2, 1, 8)}, 9) == Findings{{K::missing, 1}});
  CHECK(explained({run(1, 1, 4), altered(5), run(6, 6, 4)}, 9) == Findings{changed(5)});
  CHECK(explained({altered(1), run(2, 2, 8)}, 9) == Findings{changed(1)});
  CHECK(explained({run(1, 1, 8), altered(9)}, 9) == Findings{changed(9)});
  CHECK(explained({run(1, 1, 4), altered(5, 5), run(5, 6, 5)}, 9) == Findings{{K::inserted, 5}});
  CHECK(explained({run(1, 1, 9), altered(10, 10)}, 9) == Findings{{K::inserted, 10}});
  CHECK(explained({run(1, 1, 4), run(2, 5, 1), run(5, 6, 5)}, 9) == Findings{{K::inserted, 5, 1, 2}}); // a copy
  CHECK(explained({run(1, 1, 8), run(9, 777, 1)}, 9) == Findings{{K::moved, 9, 1, 777}});
  CHECK(explained({run(9, -3, 1), run(1, 1, 8)}, 9) == Findings{{K::moved, 9, 1, -3}});
}

TEST_CASE("a copy beside its original") {
  CHECK(explained({run(1, 1, 5), run(5, 6, 5)}, 9) == Findings{{K::inserted, 6, 1, 5}});
  CHECK(explained({run(1, 1, 5), run(3, 6, 3), run(6, 9, 4)}, 9) == Findings{{K::inserted, 6, 3, 3}});
}

TEST_CASE("swaps name both entries, whatever lies between") {
  CHECK(explained({run(1, 1, 2), run(7, 3, 1), run(4, 4, 3), run(3, 7, 1), run(8, 8, 2)}, 9) ==
        Findings{{K::moved, 3, 1, 7}, {K::moved, 7, 1, 3}});
  CHECK(explained({run(1, 1, 2), run(4, 3, 1), run(3, 4, 1), run(5, 5, 5)}, 9) ==
        Findings{{K::moved, 3, 1, 4}, {K::moved, 4, 1, 3}});
}

TEST_CASE("several things in one place") {
  // Number 5 deleted, 6 changed.
  CHECK(explained({run(1, 1, 4), altered(6), run(7, 7, 3)}, 9) == Findings{{K::missing, 5}, changed(6)});
  // The same with everything numbered anew and a content that gives its number away.
  CHECK(explained({run(1, 1, 4), altered(5, 6), run(7, 6, 3)}, 9) == Findings{{K::missing, 5}, changed(6)});
  // Replaced by a copy of another entry: the copy was put in, the entry is gone.
  CHECK(explained({run(1, 1, 4), run(2, 5, 1), run(6, 6, 4)}, 9) == Findings{{K::missing, 5}, {K::inserted, 5, 1, 2}});
  // A block was moved to the end, then the end cut off by one.
  CHECK(explained({run(1, 1, 2), run(5, 3, 4), run(3, 7, 2)}, 9) ==
        Findings{{K::moved, 3, 2, 7}, {K::moved, 5, 4, 3}, {K::truncated, 9, 1, 9}});
}

TEST_CASE("kinds and parts have names") {
  for (int kind = 0; kind <= static_cast<int>(K::witness_mismatch); ++kind)
    CHECK_FALSE(name_of(static_cast<K>(kind)).empty());
  for (const Part part : {Part::unknown, Part::header, Part::leaf, Part::seal})
    CHECK_FALSE(name_of(part).empty());
}
