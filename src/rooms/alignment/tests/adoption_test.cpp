// When a learned value may be adopted, and what comes of it: the rules, then the room on real situations that were
// concluded, a month that passes, and a value that goes in and comes back.
#include "rooms/alignment/adoption.h"

#include <cmath>
#include <type_traits>

#include "rooms/alignment/tests/house.h"

using namespace concert;
using namespace concert::alignment;
using namespace concert::alignment::testing;

namespace {

const LocalDate some_day = *LocalDate::parse_iso("2026-11-22");

Learned learned_of(double expert, int mobilized, int lowered) {
  std::vector<Observed> seen(static_cast<std::size_t>(lowered), {"housing", "Shelter", true, true});
  seen.resize(static_cast<std::size_t>(mobilized), {"housing", "Shelter", true, false});
  return learned_from({{"housing", "n", "Shelter", expert, 7, FirstContact::days, "e"}}, seen).at(0);
}

std::string verdict(const Learned& learned, double in_use, std::optional<LocalDate> since) {
  const Verdict out = verdict_on(learned, in_use, since, some_day);
  return std::string(name_of(out.adoptable)) + (out.from ? " " + out.from->iso() : "");
}

// PRIVACY: all that a value is adopted from is what learning.h was told, and a day of the shadow.
static_assert(
    std::is_same_v<decltype(&verdict_on), Verdict (*)(const Learned&, double, std::optional<LocalDate>, LocalDate)>);
struct Anything1 {
  template <class T>
  operator T() const; // NOLINT: converts to whatever a field is
};
template <class T, class... Given>
constexpr bool can_be_made_from = requires {
  T{Given{}...};
};
using A = Anything1;
static_assert(can_be_made_from<Learned, A, A, A, A, A, A, A, A>);
static_assert(!can_be_made_from<Learned, A, A, A, A, A, A, A, A, A>); // a ninth thing told does not compile

} // namespace

TEST_CASE("a value is adopted after a month, with enough situations, no small count, and no great step") {
  const LocalDate month_ago = some_day.plus_days(-30);
  CHECK(verdict(learned_of(0.8, 40, 24), 0.8, month_ago) == "yes");
  CHECK(verdict(learned_of(0.8, 40, 24), 0.8, some_day.plus_days(-29)) == "too_early 2026-11-23");
  CHECK(verdict(learned_of(0.8, 40, 24), 0.8, some_day) == "too_early 2026-12-22");
  CHECK(verdict(learned_of(0.8, 40, 24), 0.8, std::nullopt) == "too_early 2026-12-22");
  CHECK(verdict(learned_of(0.8, 19, 12), 0.8, month_ago) == "too_few");
  CHECK(verdict(learned_of(0.8, 20, 12), 0.8, month_ago) == "yes");
  CHECK(verdict(learned_of(0.8, 40, 3), 0.8, month_ago) == "hidden");
  CHECK(verdict(learned_of(0.8, 40, 37), 0.8, month_ago) == "hidden");
  CHECK(verdict(learned_of(0.8, 40, 32), 0.8, month_ago) == "no_change");
  CHECK(verdict(learned_of(0.8, 40, 24), 0.67, month_ago) == "no_change");
  CHECK(verdict(learned_of(0.8, 60, 10), 0.8, month_ago) == "too_far");
  CHECK(verdict(learned_of(0.1, 100, 0), 0.1, month_ago) == "too_low");
  for (int n = 0; n < 60; ++n)
    for (int k = 0; k <= n; ++k)
      for (const double expert : {0.1, 0.5, 0.9, 1.0}) {
        if (n == 0)
          continue;
        const Learned one = learned_of(expert, n, k);
        const Verdict out = verdict_on(one, expert, month_ago, some_day);
        if (out.adoptable != Adoptable::yes)
          continue;
        CHECK(n >= 20);
        CHECK((k == 0 || k >= 5));
        CHECK((n - k == 0 || n - k >= 5));
        CHECK(std::abs(out.value - expert) <= 0.25 + 1e-9);
        CHECK(std::abs(out.value - one.learned) <= 0.005 + 1e-9);
        CHECK(std::abs(out.value * 100 - std::round(out.value * 100)) < 1e-9);
      }
}

TEST_CASE("an adopted value stands until experts change the row or it is taken back, and is not learned from twice") {
  NeedRow row{"housing", "n", "Shelter", 0.67, 7, FirstContact::days, std::string(learned_evidence)};
  Adoption one;
  one.risk_category = "housing";
  one.service_term = "Shelter";
  one.expert = one.before = 0.8;
  one.adopted = 0.67;
  one.at = Instant{10};
  std::vector<Adoption> adoptions = {one};
  REQUIRE(in_use(adoptions, row) != nullptr);
  CHECK(as_experts_say({row}, adoptions).at(0).relevance == 0.8);
  NeedRow changed = row;
  changed.relevance = 0.7;
  CHECK(in_use(adoptions, changed) == nullptr);
  CHECK(as_experts_say({changed}, adoptions).at(0).relevance == 0.7);
  changed = row;
  changed.evidence = "a study"; // who stands by the number now are experts
  CHECK(in_use(adoptions, changed) == nullptr);
  adoptions[0].taken_back_at = Instant{20};
  CHECK(in_use(adoptions, row) == nullptr);
}

TEST_CASE(
    "a chair adopts what her table's situations say after its month, others may not, and it comes back as it was") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    House house(place);
    REQUIRE(house.room.install(shipped_needs_files()));
    for (int i = 0; i < 24; ++i)
      house.sheltered(i < 15 ? 0 : 3);
    const auto shelter = [&] {
      const SharedNeeds table = house.room.needs();
      for (const NeedRow& row : table->edition().rows)
        if (row.risk_category == "housing" && row.service_term == "Emergency Shelter")
          return row;
      FAIL("the table has this row");
      return NeedRow();
    };
    const NeedRow before = shelter();
    const std::string key = key_of(before);
    const auto told = [&](const std::string& value) {
      return AdoptValue{house.room.needs()->version(), value, ChangeReason::measured};
    };
    const auto row_of = [&](const access::Actor& by) {
      const auto found = house.room.learning(by);
      REQUIRE(found);
      for (const FoundLearning::Row& one : found->rows)
        if (key_of(one.row) == key)
          return one;
      FAIL("it was learned of");
      return FoundLearning::Row();
    };
    const double learned = (20 * before.relevance + 15) / 44;
    const std::string value = shortest(std::round(learned * 100) / 100);
    // Nobody has looked yet: the month begins with the first look.
    CHECK(house.room.adopt(chair, key, told(value)).error().problems.at(0).word == "alignment.adopt.too_early");
    FoundLearning::Row row = row_of(chair);
    CHECK(row.learned.mobilized == 24);
    CHECK(row.learned.lowered == 15);
    CHECK(row.verdict.adoptable == Adoptable::too_early);
    const LocalDate first_day = *row.verdict.from;
    house.clock.advance(std::chrono::hours(24 * 20));
    CHECK(row_of(chair).verdict.from == first_day); // another look does not begin it again
    const auto early = house.room.adopt(chair, key, told(value));
    REQUIRE_FALSE(early);
    CHECK(early.error().problems.at(0).word == "alignment.adopt.too_early");
    CHECK(early.error().problems.at(0).values == std::vector{first_day.iso()});
    CHECK(house.room.needs()->version() == "2026-11");
    house.clock.advance(std::chrono::hours(24 * 10));
    for (const access::Actor& other : {police, health, administrator})
      CHECK(house.room.adopt(other, key, told(value)).error().kind == RefusalKind::not_permitted);
    // Another table's chair has no such situations, whatever this one's say.
    CHECK_FALSE(house.room.adopt(seat('d', access::Role::chair, '2'), key, told(value)));
    CHECK(house.room.adopt(chair, "0123456789abcdef", told(value)).error() == Refusal::not_found());
    CHECK(house.room.adopt(chair, key, told("0.5")).error() == Refusal::stale());
    CHECK(house.room.adopt(chair, key, {"2020-01", value, {}}).error() == Refusal::stale());
    CHECK(house.traces("alignment.adopt").empty());
    CHECK(shelter() == before);

    const auto adopted = house.room.adopt(chair, key, told(value));
    REQUIRE(adopted);
    CHECK(adopted->edition == "2026-11-001");
    CHECK(shortest(shelter().relevance) == value);
    CHECK(shelter().evidence == learned_evidence);
    const auto traces = house.traces("alignment.adopt");
    REQUIRE(traces.size() == 1);
    CHECK(traces[0].entry.member == chair.member.text());
    CHECK(traces[0].entry.detail.plain_text() ==
          "needs=2026-11-001;over=2026-11;reason=measured;situations=24;row=housing/Emergency Shelter;relevance=" +
              shortest(before.relevance) + ">" + value + ";evidence");
    CHECK(house.store.adoptions() == std::vector{*adopted});
    CHECK(house.room.adoptions(police)->size() == 1); // everybody may read which
    // The same situations say the same as before, and not twice.
    row = row_of(chair);
    CHECK(row.learned.learned == doctest::Approx(learned));
    CHECK(row.verdict.adoptable == Adoptable::no_change);
    REQUIRE(row.adopted);
    CHECK(*row.adopted == *adopted);

    CHECK(house.room.take_back(police, key, {"2026-11-001", {}}).error().kind == RefusalKind::not_permitted);
    CHECK(house.room.take_back(chair, key, {"2026-11", {}}).error() == Refusal::stale());
    REQUIRE(house.room.take_back(chair, key, {"2026-11-001", ChangeReason::expert_review}));
    CHECK(shelter() == before);
    CHECK(house.room.take_back(chair, key, {"2026-11-002", {}}).error() == Refusal::not_found());
    CHECK(house.store.adoptions().at(0).taken_back_at == house.clock.now());
    CHECK(house.traces("alignment.adopt").size() == 2);
    // A month of its own after each change.
    CHECK(row_of(chair).verdict.adoptable == Adoptable::too_early);
    CHECK(house.log.verify(*house.database).findings.empty());
  });
}

TEST_CASE("whoever the people are, the same is learned: age, sex, flags and who brought it have no say") {
  std::vector<std::vector<double>> worlds;
  for (const bool other : {false, true}) {
    storage::testing::Place place = storage::testing::Place::sqlite();
    House house(place);
    REQUIRE(house.room.install(shipped_needs_files()));
    for (int i = 0; i < 8; ++i)
      house.sheltered(i < 3 ? 1 : 3, other);
    const auto found = house.room.learning(chair);
    REQUIRE(found);
    worlds.emplace_back();
    for (const FoundLearning::Row& row : found->rows)
      worlds.back().insert(worlds.back().end(), {row.learned.learned, row.learned.low, row.learned.high,
                                                 static_cast<double>(row.learned.mobilized)});
    REQUIRE_FALSE(worlds.back().empty());
  }
  CHECK(worlds[0] == worlds[1]);
}
