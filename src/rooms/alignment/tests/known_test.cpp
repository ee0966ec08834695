// What was refused before in a situation is not offered again, and is counted and shown instead.
#include "rooms/alignment/known.h"

#include <doctest/doctest.h>

#include "rooms/alignment/offers.h"
#include "rooms/alignment/tests/world.h"

using namespace concert;
using namespace concert::alignment;
using namespace concert::alignment::testing;

namespace {

situations::Mobilized recorded(const std::string& service, const char* what, Instant at) {
  situations::Mobilized out;
  out.service = service;
  out.mobilization = {what, "2026-11"};
  out.at = at;
  return out;
}

} // namespace

TEST_CASE("of each service the last word counts; not available holds for its set time, a person's no for good") {
  const std::string a(32, 'a'), b(32, 'b'), c(32, 'c'), d(32, 'd');
  const Known known = known_of({recorded(a, "refused", days_ago(400)), recorded(b, "connected", days_ago(1)),
                                recorded(b, "refused", days_ago(2)), recorded(c, "not_available", days_ago(6)),
                                recorded(d, "not_available", days_ago(7)), recorded("", "refused", days_ago(1))},
                               {}, alignment::testing::now, 7);
  CHECK(known.connected == std::vector{b});
  CHECK(known.refused ==
        std::vector<Known::Refused>{{a, Refusing::person, days_ago(400)}, {c, Refusing::service, days_ago(6)}});
  // Taken up after all.
  const Known after = known_of({recorded(a, "refused", days_ago(3)), recorded(a, "informed", days_ago(1))}, {},
                               alignment::testing::now, 7);
  CHECK(after.refused.empty());
  CHECK(after.connected.empty());
  // A referral that was declined is a no of the service; what was recorded later outweighs it, and it the earlier.
  const std::vector<Known::Refused> declined = {{a, Refusing::service, days_ago(2)},
                                                {b, Refusing::service, days_ago(8)}};
  CHECK(known_of({}, declined, alignment::testing::now, 7).refused == std::vector<Known::Refused>{declined[0]});
  CHECK(known_of({recorded(a, "connected", days_ago(3))}, declined, alignment::testing::now, 7).connected.empty());
  CHECK(known_of({recorded(a, "connected", days_ago(1))}, declined, alignment::testing::now, 7).refused.empty());
}

TEST_CASE(
    "in random worlds: what was refused is offered nowhere, counted once in each need, and nothing else changes") {
  std::mt19937 random(25);
  std::size_t refused_seen = 0;
  for (int n = 0; n < 300; ++n) {
    World world = random_world(random);
    const auto all = catalogue(world.entries);
    Options options;
    options.most_considered = 1000;
    const Offers before = offers_for(world.asked, all, world.needs, alignment::testing::now, options);
    Known known;
    for (const directory::Service& service : all->entries().services)
      if (random() % 3 == 0)
        known.refused.push_back(
            {service.id.text(), random() % 2 == 0 ? Refusing::person : Refusing::service, days_ago(1)});
    const Offers after = offers_for(world.asked, all, world.needs, alignment::testing::now, options, known);
    REQUIRE(after.needs.size() == before.needs.size());
    for (std::size_t i = 0; i < after.needs.size(); ++i) {
      const NeedOffers& need = after.needs[i];
      CHECK(need.left_out.refused() == need.refused.size());
      CHECK(need.fitting + need.refused.size() == before.needs[i].fitting);
      CHECK(need.left_out.total() == before.needs[i].left_out.total() + need.refused.size());
      for (const Offer& offer : need.offers)
        CHECK(known.refusal_of(offer.service->id) == nullptr);
      std::vector<const directory::Service*> left;
      for (const Considered& one : before.needs[i].considered)
        if (known.refusal_of(one.service->id) == nullptr)
          left.push_back(one.service);
      REQUIRE(need.considered.size() == left.size());
      for (std::size_t k = 0; k < left.size(); ++k)
        CHECK(need.considered[k].service == left[k]);
      refused_seen += need.refused.size();
    }
  }
  CHECK(refused_seen > 100);
}

TEST_CASE("a need whose only service was refused says that nothing fits") {
  directory::Entries entries;
  entries.terms = {term("1", "Shelter")};
  entries.services = {service("1", "Only")};
  entries.services[0].terms = {entries.terms[0].id};
  Asked asked;
  asked.risks = {{"housing", 3}};
  const SharedNeeds table = needs({row("housing", "shelter_now", "Shelter", 1, 2)});
  const Known known{{}, {{entries.services[0].id.text(), Refusing::person, days_ago(2)}}};
  const Offers found = offers_for(asked, catalogue(entries), table, alignment::testing::now, {}, known);
  REQUIRE(found.needs.size() == 1);
  CHECK(found.needs[0].offers.empty());
  CHECK(found.needs[0].gaps == std::vector{Gap::nothing_fits});
  REQUIRE(found.needs[0].refused.size() == 1);
  CHECK(found.needs[0].refused[0].service->name == "Only");
  CHECK(found.needs[0].refused[0].at == days_ago(2));
}
