#include "rooms/aftercare/tests/house.h"

using namespace concert;
using namespace concert::aftercare;
using namespace concert::aftercare::testing;

namespace {

Row answered(const char* help, const char* change, int reduced = 0) {
  return {
      30, FollowUpState::assessed, false, 2, reduced, 0, 0, code("help_received", help), code("situation_now", change)};
}
std::vector<Row> many(int n, const Row& row) {
  return std::vector<Row>(static_cast<std::size_t>(n), row);
}
void add(std::vector<Row>& to, const std::vector<Row>& more) {
  to.insert(to.end(), more.begin(), more.end());
}
std::optional<std::int64_t> cell(const std::vector<InternalCount>& cells, std::string_view key) {
  for (const InternalCount& one : cells)
    if (one.key == key)
      return one.count;
  FAIL("no cell " << key);
  return {};
}
const Row silent{30, FollowUpState::not_reached, false, 0, 0, 0, 0, {}, {}};

} // namespace

TEST_CASE("enough of everything: all of it is shown and adds up") {
  std::vector<Row> rows = many(12, answered("all_of_it", "much_better", 1));
  add(rows, many(11, answered("most_of_it", "somewhat_worse", 2)));
  add(rows, many(15, silent));
  const auto days = withheld(rows, *book(), 11);
  REQUIRE(days.size() == 3);
  CHECK(days[0].total == 38);
  CHECK(cell(days[0].by_state, "assessed") == 23);
  CHECK(cell(days[0].by_state, "not_reached") == 15);
  CHECK(cell(days[0].help, "enough") == 23);
  CHECK(cell(days[0].change, "better") == 12);
  CHECK(cell(days[0].change, "worse") == 11);
  CHECK(cell(days[0].change, "same") == 0);
  CHECK(days[0].factors == 46);
  CHECK(days[0].reduced == 34);
  CHECK(days[1].total == 0);
}

TEST_CASE("a small answer takes its sum, the other question and the total along") {
  std::vector<Row> rows = many(20, answered("all_of_it", "much_better"));
  add(rows, many(3, answered("all_of_it", "much_worse")));
  add(rows, many(15, silent));
  const auto days = withheld(rows, *book(), 11);
  CHECK_FALSE(cell(days[0].change, "worse"));
  CHECK_FALSE(cell(days[0].change, "better"));
  CHECK_FALSE(cell(days[0].help, "enough")); // 23: with better it would give worse away
  CHECK_FALSE(cell(days[0].by_state, "assessed"));
  CHECK_FALSE(days[0].total);
  CHECK_FALSE(days[0].factors);
  CHECK(cell(days[0].by_state, "not_reached") == 15);
}

TEST_CASE("a small state is withheld with the total, and the answers stay") {
  std::vector<Row> rows = many(20, answered("all_of_it", "same"));
  add(rows, many(2, silent));
  const auto days = withheld(rows, *book(), 11);
  CHECK_FALSE(cell(days[0].by_state, "not_reached"));
  CHECK_FALSE(days[0].total);
  CHECK(cell(days[0].by_state, "assessed") == 20);
  CHECK(cell(days[0].change, "same") == 20);
}

TEST_CASE("whatever is withheld is not the difference of what is shown") {
  for (int better = 0; better < 14; ++better)
    for (int worse = 0; worse < 14; ++worse)
      for (int other = 0; other < 14; other += 3) {
        std::vector<Row> rows = many(better, answered("all_of_it", "much_better"));
        add(rows, many(worse, answered("none_of_it", "much_worse")));
        add(rows, many(other, silent));
        const auto day = withheld(rows, *book(), 11)[0];
        const auto sum = [](const std::vector<InternalCount>& cells, int& hidden) {
          std::int64_t out = 0;
          for (const InternalCount& one : cells)
            one.count ? void(out += *one.count) : void(++hidden);
          return out;
        };
        int hidden_states = 0, hidden_change = 0;
        sum(day.by_state, hidden_states);
        sum(day.change, hidden_change);
        const bool small = (better > 0 && better < 11) || (worse > 0 && worse < 11);
        if (small)
          CHECK((hidden_change == 4 && !cell(day.by_state, "assessed")));
        if (hidden_states > 0)
          CHECK_FALSE(day.total);
      }
}

TEST_CASE("a row says how it went and whose it was not") {
  const Aftercare before = with_consent();
  const Aftercare a =
      must(record(before, assessed_on(before.follow_ups[0], day(30), 0, 3), concluded(), health, day(31)));
  const Row row = row_of(a.follow_ups[0], day(31));
  CHECK(row.factors == 2);
  CHECK(row.reduced == 1);
  CHECK(row.gone == 1);
  CHECK(row.worse == 1);
  CHECK(row_of(a.follow_ups[1], day(200)).is_missed);
}
