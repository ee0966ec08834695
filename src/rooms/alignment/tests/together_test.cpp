// Few who need to know: against all sets of organizations, on random small directories.
#include <doctest/doctest.h>

#include <bit>
#include <set>

#include "rooms/alignment/tests/world.h"
#include "rooms/alignment/together.h"

using namespace concert;
using namespace concert::alignment;
using namespace concert::alignment::testing;

namespace {

const void* who(const directory::Organization* organization, const directory::Service* service) {
  return organization != nullptr ? static_cast<const void*>(organization) : static_cast<const void*>(service);
}

// Written from the words in together.h: what answers a need, and what would be asked first.
std::map<const void*, double> answers(const NeedOffers& need, double enough, const void*& first) {
  std::vector<Considered> all;
  for (const Considered& one : need.considered)
    if (one.score >= enough * need.considered[0].score)
      all.push_back(one);
  bool any_now = false, any_other = false;
  for (const Considered& one : need.considered) {
    any_now = any_now || (need.grade >= 3 && one.now);
    any_other = any_other || !one.enforcement;
  }
  std::map<const void*, double> out;
  for (const Considered& one : all)
    if ((!any_now || one.now) && (!any_other || !one.enforcement)) {
      if (first == nullptr)
        first = who(one.organization, one.service);
      double& best = out[who(one.organization, one.service)];
      best = std::max(best, one.score);
    }
  if (out.empty()) {
    first = who(need.considered[0].organization, need.considered[0].service);
    out[first] = need.considered[0].score;
  }
  return out;
}

} // namespace

TEST_CASE("no smaller set answers all needs, and none of that size does it better") {
  int sets = 0, fewer = 0;
  for (unsigned seed = 0; seed < 1500; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    World world = random_world(random);
    Options options;
    options.lottery = std::to_string(seed);
    const Offers found = offers_for(world.asked, catalogue(world.entries), world.needs, now, options);
    const auto together = together_for(found.needs, options);
    std::vector<std::map<const void*, double>> needs;
    std::set<const void*> everybody, firsts;
    for (const NeedOffers& need : found.needs)
      if (!need.considered.empty()) {
        const void* first = nullptr;
        needs.push_back(answers(need, options.enough, first));
        for (const auto& [one, score] : needs.back())
          everybody.insert(one);
        firsts.insert(first);
      }
    REQUIRE(together.has_value() == (needs.size() >= 2));
    if (!together || everybody.size() > 12)
      continue;
    ++sets;
    const std::vector<const void*> all(everybody.begin(), everybody.end());
    int least = 99;
    double most = 0;
    for (unsigned set = 1; set < 1u << all.size(); ++set) {
      double sum = 0;
      bool all_answered = true;
      for (const auto& need : needs) {
        double best = -1;
        for (std::size_t i = 0; i < all.size(); ++i)
          if ((set >> i & 1) != 0 && need.count(all[i]) != 0)
            best = std::max(best, need.at(all[i]));
        all_answered = all_answered && best >= 0;
        sum += best;
      }
      const int size = std::popcount(set);
      if (all_answered && (size < least || (size == least && sum > most))) {
        least = size;
        most = sum;
      }
    }
    CHECK(static_cast<int>(together->organizations.size()) == least);
    CHECK(together->fewest);
    CHECK(together->needs == needs.size());
    CHECK(together->separately == firsts.size());
    CHECK(together->organizations.size() <= together->separately);
    fewer += together->organizations.size() < together->separately;
    double sum = 0;
    std::set<std::size_t> answered;
    for (const Together::Asked& asked : together->organizations) {
      CHECK_FALSE(asked.parts.empty());
      for (const Together::Part& part : asked.parts) {
        CHECK(answered.insert(part.need).second);
        CHECK(part.of_best >= options.enough);
        CHECK(part.of_best <= 1);
        sum += part.of_best * found.needs[part.need].considered[0].score;
      }
    }
    CHECK(answered.size() == needs.size());
    CHECK(sum == doctest::Approx(most));
  }
  CHECK(sets > 500);
  CHECK(fewer > 100);
}
