#include "rooms/alignment/tests/world.h"

namespace concert::alignment::testing {

using namespace directory;

World random_world(std::mt19937& random) {
  const auto draw = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
  const auto chance = [&](int percent) { return draw(1, 100) <= percent; };
  World world;
  Entries& e = world.entries;
  const int term_count = draw(1, 9);
  for (int i = 0; i < term_count; ++i) {
    TaxonomyTerm each = term(std::to_string(i), "Title " + std::to_string(draw(0, 5)),
                             i > 0 && chance(60) ? std::to_string(draw(0, i - 1)) : "");
    if (chance(10))
      each.kind = TermKind::situation;
    e.terms.push_back(each);
  }
  const std::vector<std::string> names = {"Town Police", "County Court", "Open Door", "La Passerelle",
                                          "Courtney House"};
  for (std::size_t i = 0; i < names.size(); ++i)
    e.organizations.push_back(organization(std::to_string(i), names[i]));
  const int service_count = draw(0, 40);
  for (int i = 0; i < service_count; ++i) {
    Service each = service(std::to_string(i), "Service " + std::to_string(i));
    if (chance(90))
      each.organization = e.organizations[static_cast<std::size_t>(draw(0, 4))].id;
    if (chance(10))
      each.status = chance(50) ? ServiceStatus::defunct : ServiceStatus::temporarily_closed;
    if (chance(50)) {
      each.ages = AgeLimits{};
      if (chance(70))
        each.ages->minimum = draw(0, 65);
      if (chance(50))
        each.ages->maximum = each.ages->minimum.value_or(0) + draw(0, 40);
    }
    if (chance(30))
      each.languages.push_back(
          {chance(50) ? "fr" : "es", chance(60) ? LanguageReach::offered : LanguageReach::limited});
    if (chance(40))
      each.areas.push_back({chance(50) ? "east" : "west", chance(50) ? "Côté est" : "", Provenance::stated});
    if (chance(60))
      each.capacity = places(draw(0, 2), draw(-1, 12));
    if (chance(40))
      each.wait = wait(draw(0, 30), draw(-1, 12));
    if (chance(25))
      each.application_process = chance(50) ? "Walk-in." : "No walk-ins, by appointment only.";
    for (int n = draw(0, 3); n > 0; --n)
      each.terms.push_back(e.terms[static_cast<std::size_t>(draw(0, term_count - 1))].id);
    e.services.push_back(std::move(each));
  }
  std::vector<NeedRow> rows;
  const std::vector<const char*> categories = {"housing", "suicide", "drugs"}, sought = {"shelter", "care", "peers"};
  const std::vector<const char*> titles = {"Title 0", "Title 1", "Title 2", "Title 3", "Title 4", "Title 5", "Title 9"};
  for (const char* category : categories)
    for (const char* title : titles)
      if (chance(45))
        rows.push_back(
            row(category, sought[static_cast<std::size_t>(draw(0, 2))], title, draw(0, 4) / 4.0, chance(50) ? 2 : 7));
  world.needs = alignment::testing::needs(std::move(rows));
  for (const char* category : categories)
    if (chance(70))
      world.asked.risks.push_back({category, draw(1, 3)});
  for (const char* band : {"12_17", "25_29", "60_plus", "unknown"})
    if (chance(35))
      world.asked.age_bands.emplace_back(band);
  if (chance(40))
    world.asked.wishes.spoken = "fr";
  if (chance(40))
    world.asked.wishes.areas = {chance(50) ? "east" : "cote est"};
  return world;
}

Region random_region(unsigned seed) {
  std::mt19937 random(seed);
  World world = random_world(random);
  const auto all = catalogue(world.entries);
  RegionQuestion question(all, std::to_string(seed));
  Options options;
  options.most_considered = 1000;
  const std::size_t situations = 1 + seed % 3;
  for (std::size_t s = 0; s < situations; ++s) {
    options.lottery = std::to_string(s);
    Offers found = offers_for(world.asked, all, world.needs, now, options);
    if (found.needs.size() > 2)
      found.needs.resize(2);
    question.add(s, found, {});
    world.asked.wishes = {};
  }
  return std::move(question).region();
}

} // namespace concert::alignment::testing
