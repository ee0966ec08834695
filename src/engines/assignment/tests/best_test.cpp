#include <doctest/doctest.h>

#include "engines/assignment/auction.h"
#include "engines/assignment/tests/little.h"

using namespace concert::engines::assignment;
using namespace concert::engines::assignment::testing;

TEST_CASE("reading by eights finds the same best, second-best and place as reading one by one") {
  if (!reads_by_eights()) {
    MESSAGE("this processor does not read by eights");
    return;
  }
  Dice dice(81);
  for (int n = 0; n < 20'000; ++n) {
    const std::int64_t largest = n % 3 == 0 ? 3 : n % 3 == 1 ? 1000 : 1 << 29;
    const auto length = static_cast<std::size_t>(dice.between(0, 40));
    std::vector<std::int32_t> service(length), benefit(length);
    std::vector<std::int64_t> price(50);
    for (auto& one : price)
      one = dice.between(0, 3) == 0 ? 0 : dice.between(0, largest + largest / 4);
    for (std::size_t k = 0; k < length; ++k) {
      service[k] = static_cast<std::int32_t>(dice.between(0, 49));
      benefit[k] = static_cast<std::int32_t>(dice.between(-largest, largest));
    }
    const std::int64_t begin = 0, end = static_cast<std::int64_t>(length);
    const Rows<std::int32_t> one_by_one{&begin, &end, service.data(), benefit.data(), false};
    const Rows<std::int32_t> by_eights{&begin, &end, service.data(), benefit.data(), true};
    const Best slow = best_of(one_by_one, price.data(), 0), fast = best_of(by_eights, price.data(), 0);
    INFO("instance ", n);
    REQUIRE(fast.value == slow.value);
    REQUIRE(fast.second == slow.second);
    REQUIRE(fast.offset == slow.offset);
  }
}
