#include "base/result.h"

#include <doctest/doctest.h>

#include <memory>

using namespace concert;

namespace {
Result<std::unique_ptr<int>> half(int n) {
  if (n % 2 != 0)
    return Refusal::invalid("n", "problem.odd");
  return std::make_unique<int>(n / 2);
}
Result<int> quarter(int n) {
  const auto once = TRY(half(n));
  const auto twice = TRY(half(*once));
  return *twice;
}
} // namespace

TEST_CASE("TRY passes values on, move-only ones too, and refusals out") {
  CHECK(quarter(12).value() == 3);
  CHECK(quarter(6).error().kind == RefusalKind::invalid);
  CHECK(quarter(5).error().problems.front() == Problem{"n", "problem.odd", {}});
  CHECK_THROWS_AS((void)quarter(5).value(), Bug);
}
