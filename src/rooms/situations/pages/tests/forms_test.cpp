// Nothing typed is lost, whatever was wrong with it.
#include "rooms/situations/pages/tests/house.h"

namespace concert::situations::testing {
namespace {

using access::Stage;

std::string checked(std::string_view name, std::string_view value) {
  return "name=\"" + std::string(name) + "\" value=\"" + std::string(value) + "\" checked";
}

} // namespace

TEST_CASE("somebody who was faster: the page shows what is stored and what was typed, and saves it deliberately") {
  House house;
  house.bring_to(Stage::discussion);
  const std::int64_t read = house.seen(house.nurse).version;
  Fields theirs = picture_posted();
  theirs.add("study_flags", "hoarding");
  house.done(house.nurse, &Pages::save_picture, {house.id, theirs, read});
  Fields mine = picture_posted();
  mine.add("study_flags", "wait_list");
  const Reply stale = house.ask(house.nurse, &Pages::save_picture, {house.id, mine, read});
  CHECK(stale.status == 412);
  const auto stored = stale.body.find("What is stored now"), form = stale.body.find("name=\"version\"");
  REQUIRE(stored != std::string::npos);
  CHECK(stale.body.find("<li>Hoarding</li>") > stored);
  CHECK(stale.body.find("<li>Hoarding</li>") < form);
  CHECK(has(stale, checked("study_flags", "wait_list")));
  CHECK_FALSE(has(stale, checked("study_flags", "hoarding")));
  CHECK(has(stale, "name=\"version\" value=\"" + std::to_string(read + 1) + "\""));
  CHECK(house.seen(house.nurse).picture->flags.front().id == "hoarding"); // not yet overwritten
  house.done(house.nurse, &Pages::save_picture, {house.id, mine, read + 1});
  CHECK(house.seen(house.nurse).picture->flags.front().id == "wait_list");
}

TEST_CASE("a refused description keeps every answer and leads to each fault") {
  House house;
  house.bring_to(Stage::screening);
  Fields fields = picture_posted();
  fields.add("person_2_age", "12_17");
  fields.add("person_7_sex", "male");
  const Reply refused = house.ask(house.nurse, &Pages::save_picture, house.now(fields));
  CHECK(refused.status == 422);
  CHECK(has(refused, "href=\"#f-person_2_sex\""));
  CHECK(has(refused, "id=\"f-person_2_sex\""));
  CHECK(has(refused, "href=\"#f-person_7_age\"")); // a row beyond the six is shown again, too
  CHECK(has(refused, "id=\"f-person_7_age\""));
  CHECK(has(refused, checked("risk_factors", "gambling_chronic")));
  CHECK(has(refused, checked("risk_factors~gambling_chronic", "1")));
  CHECK(has(refused, "<title>Error: "));
}

TEST_CASE("a young person and the law: the form asks for the source, and ignores what lies below another answer") {
  House house;
  house.bring_to(Stage::screening);
  std::string crime;
  for (const codes::CodeEntry* entry : house.codes.book()->entries("risk_factors"))
    if (entry->group == "criminal_involvement")
      crime = entry->id;
  const auto posted = [&crime](std::string source) {
    return typed({{"person_1_age", "12_17"},
                  {"person_1_sex", "male"},
                  {"risk_factors", crime},
                  {"risk_factors", "gambling_chronic"},
                  {"youth_source", std::move(source)},
                  {"youth_authority", "ycja_125_6"},
                  {"youth_until~year", "no year"}});
  };
  CHECK(has(house.ask(house.nurse, &Pages::save_picture, house.now(posted("none"))), "href=\"#f-youth_source\""));
  CHECK(has(house.ask(house.nurse, &Pages::save_picture, house.now(posted("youth_justice_record"))),
            "href=\"#f-youth_until\""));
  house.done(house.nurse, &Pages::save_picture, house.now(posted("family_account")));
  CHECK_FALSE(house.seen(house.nurse).picture->youth->authority.has_value());

  // PRIVACY: on paper nothing is left of it, not even a heading.
  for (const auto shown : {&Pages::record, &Pages::check}) {
    const std::string page = house.ask(house.nurse, shown, house.now()).body;
    const std::string label = house.codes.book()->label("risk_factors", crime, Language::en);
    const std::string group = house.codes.book()->label("risk_groups", "criminal_involvement", Language::en);
    const auto hidden = page.find("class=\"c-not-printed\""), after = page.find("</section>", hidden);
    REQUIRE(hidden != std::string::npos);
    CHECK(page.substr(hidden, after - hidden).find(label) != std::string::npos);
    const std::string printed = page.substr(0, hidden) + page.substr(after);
    CHECK(printed.find(label) == std::string::npos);
    CHECK(printed.find(group) == std::string::npos);
    CHECK(printed.find("Gambling") != std::string::npos);
  }
}

TEST_CASE("the description goes out into the form and comes back as it was") {
  House house;
  const codes::SharedCodeBook book = house.codes.book();
  Picture picture;
  for (int i = 0; i < 8; ++i) // more than the form shows at first
    picture.affected.push_back({book->code("age_bands", i % 2 == 0 ? "12_17" : "unknown"), book->code("sexes", "x")});
  for (const char* id : {"gambling_chronic", "housing_no_access_to_appropriate_housing"})
    picture.risks.push_back({book->code("risk_factors", id), 3, std::nullopt});
  picture.flags = {book->code("study_flags", "hoarding")};
  picture.tried = {book->code("tried_measures", "home_visit")};
  picture.urgency = book->code("urgencies", "routine");
  picture.youth = YouthStatement{book->code("youth_sources", "youth_justice_record"),
                                 book->code("authorities", "ycja_125_6"), LocalDate::of(2027, 3, 31)};
  const TypedPicture back = picture_typed(picture_fields_shown(picture), *book);
  CHECK(back.problems.empty());
  CHECK(read_picture(back.fields, *book)->picture == picture);
}

TEST_CASE("the decision: each test without a reason is a fault of its own, and the rest stays chosen") {
  House house;
  house.bring_to(Stage::discussion);
  const Reply refused = house.ask(house.chair, &Pages::decide,
                                  house.now(typed({{"decision", "accept"},
                                                   {"reasons_intensity_of_harm", "risk_to_life"},
                                                   {"likely_agencies", house.housing.text()}})));
  CHECK(refused.status == 422);
  CHECK(times(refused.body, "href=\"#f-reasons_") == 3);
  CHECK_FALSE(has(refused, "href=\"#f-reasons_intensity_of_harm\""));
  CHECK(has(refused, checked("reasons_intensity_of_harm", "risk_to_life")));
  CHECK(has(refused, checked("likely_agencies", house.housing.text())));
}

TEST_CASE("grades at the end start from the grades before, and what was typed survives a missing reason") {
  House house;
  house.bring_to(Stage::intervention);
  CHECK(has(house.ask(house.landlord, &Pages::concluding, house.now()), checked("risk_after~gambling_chronic", "1")));
  const Reply refused =
      house.ask(house.landlord, &Pages::conclude,
                house.now(typed({{"risk_after", "gambling_chronic"}, {"risk_after~gambling_chronic", "0"}})));
  CHECK(refused.status == 422);
  CHECK(has(refused, "href=\"#f-reason\""));
  CHECK(has(refused, checked("risk_after~gambling_chronic", "0")));
}

TEST_CASE("a service chosen in the finder stays chosen through a refusal") {
  House house;
  house.bring_to(Stage::intervention);
  const std::string service(32, 'f');
  const Fields query = typed({{"service", service}, {"service_type", "shelter"}});
  CHECK(has(house.ask(house.landlord, &Pages::new_service, {.id = house.id, .fields = query}), service));
  const Reply refused = house.ask(house.landlord, &Pages::mobilize, house.now(query));
  CHECK(refused.status == 422);
  CHECK(has(refused, service));
  CHECK(has(refused, "href=\"#f-mobilization\""));
}

} // namespace concert::situations::testing
