// What was learned, in a browser: beside the experts' value for a month, adopted with a reason, told on the page of
// weights to everybody, and taken back. And how it went for groups, once a purpose is stated.
#include <doctest/doctest.h>

#include "world/door.h"
#include "world/needs.h"

using namespace concert;
using namespace concert::world;
using access::Role;

namespace {

struct LearningHall {
  World world{storage::testing::Place::sqlite()};
  HttpDoor browser{world};
  TableId table = world.add_table("Rivermouth", access::NamesPolicy::likely_involved);
  Member constable = world.add_member("constable", world.agency("police"), table, Role::representative);
  Member nurse = world.add_member("nurse", world.agency("health"), table, Role::representative);
  Member chair = world.add_member("chair", world.agency("city"), table, Role::chair);
  std::string shelter;

  LearningHall() {
    must(world.concert().alignment().install(shipped_needs()));
    must(world.concert().directory().install(
        {.files = {{"organizations.csv", "id,name\n1,Harbour House\n"},
                   {"locations.csv", "id,organization_id,name\n1,1,Main\n"},
                   {"services.csv", "id,location_id,name\n1,1,Night Shelter\n"},
                   {"taxonomy.csv", "id,name,taxonomy_id,parent_id,type\n1,Emergency Shelter,101,,service\n"},
                   {"service_categories.json", R"({"1":["1"]})"}},
         .source = {.name = "town", .language = "en"}}));
    shelter = must(world.concert().directory().catalogue(nurse.actor))->entries().services.front().id.text();
    for (int i = 0; i < 24; ++i)
      sheltered(i < 15 ? 0 : 3);
    for (const Member* each : {&constable, &nurse, &chair})
      browser.be_signed_in(*each);
  }

  Code code(const char* list, std::string_view id) const { return world_book()->code(list, id); }
  codes::SharedCodeBook world_book() const { return const_cast<World&>(world).concert().codes().book(); }

  // One situation that found a night's shelter and was concluded, the risk graded `after`.
  void sheltered(int after) {
    auto& room = world.concert().situations();
    const auto version = [&](SituationId id) { return must(room.view(constable.actor, id)).version; };
    situations::Picture picture;
    picture.affected = {{code("age_bands", "30_39"), code("sexes", "female")}};
    picture.risks = {{code("risk_factors", "housing_no_access_to_appropriate_housing"), 3, std::nullopt}};
    const SituationId id = must(room.open(constable.actor, {code("subjects", "person"), {true, true, true, {}}})).id;
    must(room.amend(constable.actor, id, version(id), {picture}));
    people::Identity identity;
    identity.names = {Personal(std::string("Ada")), Personal(std::string("Quill")), std::nullopt};
    must(room.keep_identity(constable.actor, id, 0, identity));
    must(room.present(constable.actor, id, version(id)));
    std::vector<Code> reasons;
    for (const char* reason :
         {"repeated_emergency_response", "harm_occurred_before", "risk_to_life", "needs_cross_sectors"})
      reasons.push_back(code("threshold_reasons", reason));
    must(room.accept(chair.actor, id, version(id), {reasons, {nurse.actor.agency}}));
    must(room.disclose(constable.actor, id, version(id),
                       {code("authorities", "consent_express_verbal"), false, world.today(), std::nullopt, true}));
    must(room.assign(chair.actor, id, version(id), {nurse.actor.agency, {}}));
    must(room.mobilize(nurse.actor, id, version(id),
                       {code("service_types", world_book()->entries("service_types").front()->id), shelter,
                        code("mobilizations", "connected")}));
    must(room.conclude(nurse.actor, id, version(id),
                       {code("conclusions", "connected_to_services"), {{picture.risks[0].factor.id, after}}}));
  }

  std::string row_path() {
    for (const alignment::NeedRow& row : world.concert().alignment().needs()->edition().rows)
      if (row.risk_category == "housing" && row.service_term == "Emergency Shelter")
        return "/alignment/plan/learning/" + key_of(row);
    FAIL("the table has this row");
    return "";
  }
  Fields told(std::initializer_list<std::pair<const char*, std::string>> values) {
    Fields out;
    out.add("seen", world.concert().alignment().needs()->version());
    for (const auto& [name, value] : values)
      out.add(name, value);
    return out;
  }
};

} // namespace

TEST_CASE("a learned value waits for its month, is adopted with a reason, is told to everybody, and is taken back") {
  LearningHall hall;
  const std::string page = "/alignment/plan/learning", row = hall.row_path();
  CHECK(hall.browser.get(hall.nurse, page).status == 403);
  CHECK(hall.browser.get(hall.nurse, row).status == 403);
  const http::Reply first = hall.browser.get(hall.chair, page);
  CHECK(first.status == 200);
  CHECK(has(first, "15 of 24"));
  CHECK(has(first, "Not before"));
  CHECK(!has(first, row));
  CHECK(!has(hall.browser.get(hall.chair, row), "name=\"reason\""));
  const http::Reply early = hall.browser.post(hall.chair, row, hall.told({{"value", "0.8"}, {"reason", "measured"}}));
  CHECK(early.status == 422);
  CHECK(has(early, "Not before"));
  hall.world.clock().advance(std::chrono::hours(24 * 30));
  hall.browser.be_signed_in(hall.chair);
  hall.browser.be_signed_in(hall.nurse);
  for (const bool french : {false, true}) {
    CHECK(has(hall.browser.get(hall.chair, page, french), row));
    const http::Reply form = hall.browser.get(hall.chair, row, french);
    CHECK(has(form, french ? "Adopter 0,80" : "Adopt 0.80"));
    CHECK(has(form, "name=\"reason\""));
    for (const char* left : {"{value}", "{date}", "alignment.adopt"})
      CHECK(!has(form, left));
  }
  CHECK(hall.browser.post(hall.chair, row, hall.told({{"value", "0.8"}})).status == 422); // without a reason
  const http::Reply other = hall.browser.post(hall.chair, row, hall.told({{"value", "0.9"}, {"reason", "measured"}}));
  CHECK(other.status == 412);
  CHECK(has(other, "Something changed meanwhile"));
  const auto adopted = [&](const Member& by) {
    return hall.browser.post(by, row, hall.told({{"value", "0.8"}, {"reason", "measured"}})).status;
  };
  CHECK(adopted(hall.nurse) == 403);
  CHECK(has(hall.browser.get(hall.nurse, "/alignment/method"), "No value was adopted yet"));
  CHECK(adopted(hall.chair) == 303);
  const http::Reply method = hall.browser.get(hall.nurse, "/alignment/method");
  CHECK(has(method, "1.00 → 0.80"));
  CHECK(has(method, "24 situations"));
  CHECK(!has(method, "15 of"));
  CHECK(has(hall.browser.get(hall.nurse, "/needs", true), "appris de situations conclues"));
  CHECK(has(hall.browser.get(hall.chair, page), "It is the value in use"));

  CHECK(hall.browser.get(hall.chair, row + "/take-back").status == 303);
  CHECK(hall.browser.post(hall.chair, row + "/take-back", hall.told({})).status == 422);
  CHECK(hall.browser.post(hall.nurse, row + "/take-back", hall.told({{"retire_reason", "correction"}})).status == 403);
  CHECK(hall.browser.post(hall.chair, row + "/take-back", hall.told({{"retire_reason", "correction"}})).status == 303);
  CHECK(has(hall.browser.get(hall.nurse, "/alignment/method"), "taken back"));
}

TEST_CASE("groups are counted for a stated purpose, with intervals; why others are not is said") {
  LearningHall hall;
  const std::string page = "/alignment/plan/groups";
  CHECK(hall.browser.get(hall.nurse, page).status == 403);
  const http::Reply before = hall.browser.get(hall.chair, page);
  CHECK(has(before, "nothing is counted"));
  CHECK(!has(before, "30-39"));
  CHECK(has(before, "First Nation"));
  Fields purpose;
  purpose.add("version", "0");
  CHECK(hall.browser.post(hall.chair, page, purpose).status == 422);
  purpose.add("purpose", "fair_access");
  CHECK(hall.browser.post(hall.nurse, page, purpose).status == 403);
  CHECK(hall.browser.post(hall.chair, page, purpose).status == 303);
  CHECK(hall.browser.post(hall.chair, page, purpose).status == 412);
  for (const bool french : {false, true}) {
    const http::Reply after = hall.browser.get(hall.chair, page, french);
    CHECK(has(after, french ? "30 à 39" : "30-39"));
    // 24 of 24 connected; 15 of 24 lowered stays hidden with all of its group: 9 are few.
    CHECK(has(after, french ? "caché" : "hidden"));
    for (const char* left : {"{percent}", "{least}", "alignment.outcomes", "alignment.groups"})
      CHECK(!has(after, left));
  }
  for (int i = 0; i < 6; ++i)
    hall.sheltered(3);
  const http::Reply more = hall.browser.get(hall.chair, page);
  CHECK(has(more, "50 % (33 to 67)")); // 15 of 30
  CHECK(has(more, "100 % (89 to 100)"));
  CHECK(has(more, "<svg"));
}
