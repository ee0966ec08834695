// The chair looks at what a step would change before confirming it: nothing is saved, everything chosen stays.
#include "rooms/situations/pages/tests/house.h"

namespace concert::situations::testing {
namespace {

using access::Stage;

Fields accepting(const House& house) {
  return typed({{"decision", "accept"},
                {"reasons_significant_interest", "repeated_emergency_response"},
                {"reasons_probability_of_harm", "harm_occurred_before"},
                {"reasons_intensity_of_harm", "risk_to_life"},
                {"reasons_multidisciplinary", "needs_cross_sectors"},
                {"likely_agencies", house.housing.text()}});
}
Fields looking(Fields fields) {
  fields.add("look", "yes");
  return fields;
}

} // namespace

TEST_CASE("looking at an acceptance: who loses the description, who will hear names, and nothing is saved") {
  House house;
  house.bring_to(Stage::discussion);
  const std::int64_t before = house.seen(house.nurse).version;
  const Reply looked = house.ask(house.chair, &Pages::decide, house.now(looking(accepting(house))));
  CHECK(looked.status == 200);
  CHECK(has(looked, "id=\"looked\""));
  CHECK(times(looked.body, "id=\"looked\"") == 1); // in the form that asked, not in that of the rejection
  CHECK(has(looked, "Nothing is saved yet."));
  CHECK(has(looked, "− Will no longer see it"));
  CHECK(has(looked, "once the originating agency opens them: The housing."));
  CHECK(has(looked, "checked")); // what was chosen stays chosen
  CHECK(has(looked, "value=\"" + house.housing.text() + "\" checked"));
  CHECK(house.seen(house.nurse).version == before);
  CHECK(house.seen(house.nurse).stage == Stage::discussion);
  house.done(house.chair, &Pages::decide, house.now(accepting(house))); // one press without looking, as ever
}

TEST_CASE("looking at roles and at a rejection says what each agency gains and loses") {
  House house;
  house.bring_to(Stage::identification);
  house.done(house.nurse, &Pages::disclose,
             house.now(typed({{"authority", "mfippa_32_h"},
                              {"given_on~year", "2026"},
                              {"given_on~month", "11"},
                              {"given_on~day", "21"},
                              {"covers_intervention", "yes"}})));
  house.done(house.landlord, &Pages::answer, house.now(typed({{"answer", "involved"}})));
  const Reply roles = house.ask(
      house.chair, &Pages::assign,
      house.now(looking(typed({{"lead_agency", house.housing.text()}, {"assisting_agencies", house.health.text()}}))));
  CHECK(roles.status == 200);
  CHECK(has(roles, "+ Will be able to see address and telephone: The housing."));
  CHECK_FALSE(has(roles, "+ Will be able to see name"));
  const Reply rejection = house.ask(
      house.chair, &Pages::decide,
      house.now(looking(typed({{"decision", "reject"}, {"reason", "single_agency_can_address"}}))));
  CHECK(rejection.status == 200);
  CHECK(has(rejection, "− Will no longer be able to see name"));
  CHECK(house.seen(house.nurse).stage == Stage::identification);
}

TEST_CASE("looking is refused as the step would be: with what is missing, when somebody was faster, and to others") {
  House house;
  house.bring_to(Stage::discussion);
  const Reply missing =
      house.ask(house.chair, &Pages::decide, house.now(looking(typed({{"decision", "accept"}}))));
  CHECK(missing.status == 422);
  CHECK_FALSE(has(missing, "id=\"looked\""));
  Asked stale = house.now(looking(accepting(house)));
  --stale.version;
  const Reply late = house.ask(house.chair, &Pages::decide, stale);
  CHECK(late.status == 412);
  CHECK_FALSE(has(late, "id=\"looked\""));
  const Reply other = house.ask(house.landlord, &Pages::decide, house.now(looking(accepting(house))));
  CHECK(other.status >= 400);
  CHECK_FALSE(has(other, "id=\"looked\""));
}

TEST_CASE("a lead agency that concludes is not offered to look at other seats") {
  House house;
  house.bring_to(Stage::intervention);
  CHECK_FALSE(has(house.ask(house.landlord, &Pages::concluding, house.now()), "name=\"look\""));
  CHECK(has(house.ask(house.chair, &Pages::concluding, house.now()), "name=\"look\""));
}

} // namespace concert::situations::testing
