#include "rooms/situations/tests/journey.h"

#include "rooms/situations/figures.h"

using namespace concert;
using namespace concert::situations;
using namespace concert::situations::testing;

namespace {

// What an attacker may think of: counts of three stages and of the reasons for two kinds of end, which everybody knows
// to add up to the concluded and the rejected.
struct World {
  std::int64_t discussion = 0;
  std::array<std::int64_t, 2> concluded{}; // two reasons
  std::array<std::int64_t, 2> rejected{};
};

Figures figures_of(const World& w) {
  Figures out;
  const auto put = [](auto& map, const auto& key, std::int64_t count) {
    if (count > 0) // as the store counts: what is not there has no line
      map[key] = count;
  };
  put(out.by_stage, Stage::discussion, w.discussion);
  put(out.by_stage, Stage::concluded, w.concluded[0] + w.concluded[1]);
  put(out.by_stage, Stage::rejected, w.rejected[0] + w.rejected[1]);
  put(out.by_reason, std::string("connected_to_services"), w.concluded[0]);
  put(out.by_reason, std::string("relocated"), w.concluded[1]);
  put(out.by_reason, std::string("already_connected"), w.rejected[0]);
  put(out.by_reason, std::string("not_acutely_elevated"), w.rejected[1]);
  return out;
}

std::string shown(const InternalFigures& f) {
  std::string out;
  const auto add = [&](const std::string& key, const std::optional<std::int64_t>& count) {
    out += key + "=" + (count ? std::to_string(*count) : "?") + ";";
  };
  for (const InternalCount& c : f.by_stage)
    add(c.key, c.count);
  for (const InternalCount& c : f.by_reason)
    add(c.key, c.count);
  add("total", f.total);
  return out;
}

std::optional<std::int64_t> count_of(const std::vector<InternalCount>& all, std::string_view key) {
  for (const InternalCount& c : all)
    if (c.key == key)
      return c.count;
  return std::nullopt;
}

} // namespace

TEST_CASE("brute force: no withheld small count can be worked out from what is shown") {
  // Every world with counts up to `most`; worlds that look alike from outside are what the attacker cannot tell apart.
  constexpr std::int64_t threshold = 3, most = 5;
  std::map<std::string, std::vector<World>> alike;
  World w;
  for (w.discussion = 0; w.discussion <= most; ++w.discussion)
    for (w.concluded[0] = 0; w.concluded[0] <= most; ++w.concluded[0])
      for (w.concluded[1] = 0; w.concluded[1] <= most; ++w.concluded[1])
        for (w.rejected[0] = 0; w.rejected[0] <= most; ++w.rejected[0])
          for (w.rejected[1] = 0; w.rejected[1] <= most; ++w.rejected[1])
            alike[shown(withheld(figures_of(w), threshold))].push_back(w);
  const std::array<std::pair<const char*, std::int64_t (*)(const World&)>, 7> cells = {{
      {"discussion", [](const World& x) { return x.discussion; }},
      {"concluded", [](const World& x) { return x.concluded[0] + x.concluded[1]; }},
      {"rejected", [](const World& x) { return x.rejected[0] + x.rejected[1]; }},
      {"connected_to_services", [](const World& x) { return x.concluded[0]; }},
      {"relocated", [](const World& x) { return x.concluded[1]; }},
      {"already_connected", [](const World& x) { return x.rejected[0]; }},
      {"not_acutely_elevated", [](const World& x) { return x.rejected[1]; }},
  }};
  int small_cells = 0;
  for (const auto& [look, worlds] : alike)
    for (const auto& [name, count] : cells) {
      std::set<std::int64_t> possible;
      for (const World& one : worlds)
        possible.insert(count(one));
      const std::int64_t least = *possible.begin();
      if (least == 0 || least >= threshold)
        continue; // not a small cell, or not even known to exist
      ++small_cells;
      CHECK_MESSAGE(possible.size() > 1, look << " tells " << name);
    }
  CHECK(small_cells > 100);  // the attacker had something to attack
  CHECK(alike.size() > 500); // and something was shown
}

TEST_CASE("the attack finds a leak where there is one") {
  // Showing the total of two cells of which one is withheld: the same search finds it.
  std::map<std::string, std::set<std::int64_t>> alike;
  for (std::int64_t a = 0; a <= 5; ++a)
    for (std::int64_t b = 3; b <= 5; ++b)
      alike[std::to_string(b) + "/" + std::to_string(a + b)].insert(a);
  CHECK(std::any_of(alike.begin(), alike.end(), [](const auto& one) { return one.second.size() == 1; }));
}

TEST_CASE("figures: what is shown is true, what is small is not shown, the total only with all of its parts") {
  Dice dice(11);
  for (int i = 0; i < 5000; ++i) {
    Figures f;
    std::int64_t total = 0;
    for (const Stage stage : {Stage::discussion, Stage::identification, Stage::intervention})
      if (const auto n = static_cast<std::int64_t>(dice.below(25)); n > 0)
        total += f.by_stage[stage] = n;
    for (const char* reason : {"connected_to_services", "refused_services", "already_connected"})
      if (const auto n = static_cast<std::int64_t>(dice.below(25)); n > 0) {
        f.by_reason[reason] = n;
        f.by_stage[std::string_view(reason) == "already_connected" ? Stage::rejected : Stage::concluded] += n;
        total += n;
      }
    const InternalFigures out = withheld(f, partner_threshold);
    bool all = true;
    for (const auto& [stage, count] : f.by_stage) {
      const auto seen = count_of(out.by_stage, access::name_of(stage));
      CHECK((!seen || *seen == count));
      CHECK((!seen || *seen >= partner_threshold));
      all = all && seen;
    }
    for (const auto& [reason, count] : f.by_reason) {
      const auto seen = count_of(out.by_reason, reason);
      CHECK(seen.has_value() == (count >= partner_threshold));
      CHECK((!seen || *seen == count));
      all = all && seen;
    }
    CHECK(out.total.has_value() == all);
    if (out.total)
      CHECK(*out.total == total);
  }
}

TEST_CASE("figures: medians of enough situations only, and reduced factors only with their rest") {
  Figures f;
  for (std::int64_t i = 1; i <= 10; ++i)
    f.minutes_to_first_contact.push_back(i * 10);
  CHECK(!withheld(f, 11).median_minutes_to_first_contact);
  f.minutes_to_first_contact.push_back(110);
  CHECK(withheld(f, 11).median_minutes_to_first_contact == 60);
  f.minutes_to_first_contact.push_back(120);
  CHECK(withheld(f, 11).median_minutes_to_first_contact == 65);
  CHECK(!withheld(f, 11).median_minutes_to_connected);

  const auto factors = [](std::int64_t assessed, std::int64_t reduced) {
    Figures g;
    g.factors_assessed = assessed;
    g.factors_reduced = reduced;
    const InternalFigures out = withheld(g, 11);
    return std::pair(out.factors_assessed, out.factors_reduced);
  };
  using Pair = std::pair<std::optional<std::int64_t>, std::optional<std::int64_t>>;
  CHECK(factors(10, 4) == Pair{std::nullopt, std::nullopt});
  CHECK(factors(30, 4) == Pair{30, std::nullopt});
  CHECK(factors(30, 25) == Pair{30, std::nullopt}); // five were not reduced
  CHECK(factors(30, 15) == Pair{30, 15});
  CHECK(factors(30, 0) == Pair{30, 0});
  CHECK(factors(30, 30) == Pair{30, 30});
  CHECK(factors(0, 0) == Pair{0, 0});
}

TEST_CASE("percentiles are of type 7") {
  // Values by the definition: x[floor h] + (h - floor h) (x[floor h + 1] - x[floor h]), h = (n - 1) p.
  const std::vector<std::int64_t> ten = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  CHECK(percentile(ten, 0.5) == doctest::Approx(5.5));
  CHECK(percentile(ten, 0.9) == doctest::Approx(9.1));
  CHECK(percentile(ten, 0.25) == doctest::Approx(3.25));
  CHECK(percentile(ten, 0.0) == 1);
  CHECK(percentile(ten, 1.0) == 10);
  CHECK(percentile({7}, 0.9) == 7);
  CHECK(percentile({0, 100}, 0.9) == doctest::Approx(90));
  CHECK(percentile({3, 3, 3, 1000}, 0.9) == doctest::Approx(700.9));
}

namespace {

ClockTimes times(std::size_t lead, std::size_t contact, std::size_t connected) {
  const auto some = [](std::size_t n) {
    std::vector<std::int64_t> out;
    for (std::size_t i = 0; i < n; ++i)
      out.push_back(static_cast<std::int64_t>(60 * (i + 1)));
    return out;
  };
  return {some(lead), some(contact), some(connected)};
}

std::string counts_shown(const std::map<std::string, ClockTimes>& months) {
  std::string out;
  for (const InternalMonth& month : withheld_by_month(months, 11)) {
    out += month.month.substr(5) + ":";
    for (const Spread& spread : month.spreads)
      out += " " + (spread.count ? std::to_string(*spread.count) : "?");
    out += "; ";
  }
  return out;
}

} // namespace

TEST_CASE("months: few are withheld, and so is what would give them away") {
  // Two months are enough, each far from the next step.
  CHECK(counts_shown({{"2026-10", times(40, 20, 0)}, {"2026-11", times(50, 30, 15)}}) == "11: 50 30 15; 10: 40 20 0; ");
  // 20 named, 19 met: that one was not met is nobody's to know.
  CHECK(counts_shown({{"2026-10", times(40, 20, 0)}, {"2026-11", times(20, 19, 0)}}) == "11: 20 ? 0; 10: 40 ? 0; ");
  // One month alone withheld could be worked out from a total; a second goes with it, the smallest.
  CHECK(counts_shown({{"2026-09", times(60, 0, 0)}, {"2026-10", times(40, 0, 0)}, {"2026-11", times(3, 0, 0)}}) ==
        "11: ? 0 0; 10: ? 0 0; 09: 60 0 0; ");
  // Two that together are fewer than the threshold need a third.
  CHECK(counts_shown({{"2026-09", times(60, 0, 0)},
                      {"2026-10", times(40, 0, 0)},
                      {"2026-11", times(3, 0, 0)},
                      {"2026-12", times(2, 0, 0)}}) == "12: ? 0 0; 11: ? 0 0; 10: ? 0 0; 09: 60 0 0; ");
  CHECK(counts_shown({{"2026-11", times(3, 2, 1)}}) == "11: ? ? ?; ");
  CHECK(counts_shown({}).empty());
}

TEST_CASE("months: percentiles of at least as many as the threshold, whatever becomes of the count") {
  const auto months = withheld_by_month({{"2026-11", times(12, 11, 10)}}, 11);
  REQUIRE(months.size() == 1);
  CHECK(months[0].spreads[0].median == doctest::Approx(390));
  CHECK(months[0].spreads[0].ninetieth == doctest::Approx(654));
  CHECK_FALSE(months[0].spreads[1].count);
  CHECK(months[0].spreads[1].median == doctest::Approx(360));
  CHECK_FALSE(months[0].spreads[2].median);
  CHECK_FALSE(months[0].spreads[2].ninetieth);
}
