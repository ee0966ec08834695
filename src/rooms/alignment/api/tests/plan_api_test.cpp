// The plan of a table as data: what is in it, under which name, and what is not.
#include "rooms/alignment/api/alignment_api.h"

#include <doctest/doctest.h>

#include "base/testing/outcomes.h"
#include "platform/json/write.h"

using namespace concert;
using namespace concert::alignment;
using concert::testing::id_of;

namespace {

// Two situations ask for one bed; one of them also asks for something that nobody said is free.
FoundPlan one_bed_for_two() {
  directory::Entries entries;
  directory::Organization house;
  house.origin = {"test", "organization", "1"};
  house.id = directory::id_from<directory::OrganizationTag>(house.origin);
  house.name = "Harbour House";
  directory::Service bed;
  bed.origin = {"test", "service", "1"};
  bed.id = directory::id_from<directory::ServiceTag>(bed.origin);
  bed.name = "Night Shelter";
  bed.language = "en";
  bed.organization = house.id;
  entries.organizations = {house};
  entries.services = {bed};
  FoundPlan out;
  const auto catalogue = std::make_shared<const directory::Catalogue>(std::move(entries), 7);
  out.region.catalogue = catalogue;
  out.region.services = {{&catalogue->entries().services[0], &catalogue->entries().organizations[0], 1, true}};
  out.region.needs = {{0, "shelter_now", 3, FirstContact::hours, 4, {{0, 900'000}}, 20, "a"},
                      {1, "shelter_now", 2, FirstContact::hours, 3, {{0, 600'000}}, 3, "b"},
                      {1, "schooling", 1, FirstContact::weeks, 2, {}, 3, "c"}};
  out.situations = {{id_of<SituationId>('1'), 142, 20}, {id_of<SituationId>('2'), std::nullopt, 3}};
  NeedsEdition edition;
  edition.version = "2026-11";
  out.needs_table = std::make_shared<const Needs>(std::move(edition));
  out.rules.first_after_days = 14;
  out.rules.version = 2;
  out.plan = plan_for(out.region, out.rules);
  out.at = *Instant::parse_iso("2026-11-22T12:00:00Z");
  return out;
}

const json::Value& at(const json::Value& value, std::string_view name) {
  const json::Value* found = value.find(name);
  REQUIRE_MESSAGE(found != nullptr, name);
  return *found;
}
const json::Value& at(const json::Value& value, std::string_view name, std::size_t place) {
  const json::Array* all = at(value, name).if_array();
  REQUIRE(all != nullptr);
  REQUIRE(all->size() > place);
  return (*all)[place];
}
std::string said(const json::Value& value, std::string_view name) {
  return json::dump(at(value, name));
}

} // namespace

TEST_CASE("a plan as data says each need, each service, and what the figures prove") {
  const json::Value plan = json_of(one_bed_for_two());
  CHECK(said(plan, "at") == "\"2026-11-22T12:00:00Z\"");
  CHECK(said(plan, "needs_version") == "\"2026-11\"");
  CHECK(said(plan, "directory_version") == "7");
  CHECK(said(plan, "proven") == "true");
  CHECK(said(plan, "objective") == "0.9");
  CHECK(said(plan, "open") == "3");
  CHECK(said(plan, "place_proposed") == "1");
  CHECK(said(plan, "waited_too_long") == "1");
  CHECK(said(plan, "waited_too_long_with_a_place") == "1");
  CHECK(said(at(plan, "rules"), "first_after_days") == "14");
  CHECK(said(at(plan, "rules"), "set_at") == "null");
  const json::Value& first = at(plan, "needs", 0);
  CHECK(said(first, "situation") == json::dump(json::Value(id_of<SituationId>('1').text())));
  CHECK(said(first, "number") == "142");
  CHECK(said(first, "waited_too_long") == "true");
  CHECK(said(first, "others_who_would_gain") == "1");
  const json::Value& bed = at(plan, "services", 0);
  CHECK(said(first, "proposed") == said(bed, "service"));
  CHECK(said(bed, "name") == "\"Night Shelter\"");
  CHECK(said(at(bed, "organization"), "name") == "\"Harbour House\"");
  CHECK(said(bed, "needs_without_a_place_that_it_fits") == "1");
  CHECK(said(bed, "one_more_adds") == "0.6");
  CHECK(said(bed, "invented") == "true");
  const json::Value& together = at(plan, "together");
  CHECK(said(together, "proven") == "true");
  CHECK(said(together, "objective") == "0.9");
  CHECK(said(together, "bound") == "0.9");
  CHECK(said(at(together, "needs", 0), "proposed") == said(bed, "service"));
  const json::Value& second = at(plan, "needs", 1);
  CHECK(said(second, "number") == "null");
  CHECK(said(second, "proposed") == "null");
  CHECK(said(at(plan, "needs", 2), "with_free_places") == "0");
  // What may be passed on hides small counts; the chair's own figures stand above.
  const json::Value& pass = at(plan, "to_pass_on");
  CHECK(said(at(pass, "all"), "open") == "null");
  CHECK(said(at(at(pass, "needs", 0), "counts"), "open") == "null");
  // PRIVACY: the name that the lot goes by is nobody's to read.
  for (const char* left : {"\"name\":\"a\"", "\"b\"", "\"c\""})
    CHECK(json::dump(plan).find(left) == std::string::npos);
}

TEST_CASE("rules as data are those that were set") {
  RegionRules rules;
  rules.version = 3;
  rules.set_at = Instant::parse_iso("2026-11-22T12:00:00Z");
  rules.ties = Ties::longest_wait;
  rules.held_for_acute = 2;
  rules.even_load = EvenLoad::light;
  const json::Value said_rules = json_of(rules);
  CHECK(said(said_rules, "version") == "3");
  CHECK(said(said_rules, "set_at") == "\"2026-11-22T12:00:00Z\"");
  CHECK(said(said_rules, "ties") == "\"longest_wait\"");
  CHECK(said(said_rules, "held_for_acute") == "2");
  CHECK(said(said_rules, "even_load") == "\"light\"");
}
