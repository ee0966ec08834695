// Names: only where they were asked for, only in their own element, and never kept.
#include "rooms/situations/pages/tests/house.h"

namespace concert::situations::testing {
namespace {

using access::Stage;

std::string title_of_page(const Reply& reply) {
  const auto begin = reply.body.find("<title>"), end = reply.body.find("</title>");
  return reply.body.substr(begin, end - begin);
}

// How often a canary stands outside the elements that may hold one.
std::size_t canaries_outside(const Reply& reply) {
  return times(reply.body, "CANARY") - times(reply.body, "<span class=\"c-personal\">CANARY");
}

} // namespace

TEST_CASE("a look at the name shows it in its own element, and nowhere else") {
  House house;
  house.bring_to(Stage::discussion);
  const Reply names = house.ask(house.nurse, &Pages::names, house.now());
  CHECK(names.status == 200);
  CHECK(has(names, "<span class=\"c-personal\">CANARYgiven</span>"));
  CHECK_FALSE(has(names, "CANARY street")); // the address is a look of its own
  CHECK(canaries_outside(names) == 0);
  CHECK(title_of_page(names).find("CANARY") == std::string::npos);
  CHECK(names.header("Cache-Control") == "no-store");
  CHECK(names.compression == http::Compression::forbidden);
  const Reply contact = house.ask(house.nurse, &Pages::contact_details, house.now());
  CHECK(has(contact, "<span class=\"c-personal\">CANARY street</span>"));
  CHECK_FALSE(has(contact, "CANARYfamily"));
  CHECK(canaries_outside(contact) == 0);
  CHECK(contact.compression == http::Compression::forbidden);
}

TEST_CASE("each look is recorded, and opening the record or the form is not one") {
  House house;
  house.bring_to(Stage::discussion);
  const auto looks = [&house] {
    std::size_t out = 0;
    for (const auto& kept : house.log.entries(*house.database, {}, std::nullopt, 10'000).entries)
      out += kept.entry.act == access::name_of(access::Act::see_names) ||
             kept.entry.act == access::name_of(access::Act::see_contact);
    return out;
  };
  house.ask(house.nurse, &Pages::record, house.now());
  const Reply form = house.ask(house.nurse, &Pages::identity, house.now());
  CHECK_FALSE(has(form, "CANARY"));
  CHECK(looks() == 0);
  house.ask(house.nurse, &Pages::names, house.now());
  CHECK(looks() == 1);
  const Reply filled = house.ask(house.nurse, &Pages::kept_identity, house.now());
  CHECK(has(filled, "value=\"CANARYgiven\""));
  CHECK(looks() == 3); // names and contact
}

TEST_CASE("others get the same answer whether or not a name is kept") {
  House house;
  house.bring_to(Stage::discussion);
  for (const access::Actor* who : {&house.constable, &house.chair, &house.planner}) {
    const Reply names = house.ask(*who, &Pages::names, house.now());
    CHECK(names.status == 404);
    CHECK_FALSE(has(names, "CANARY"));
    CHECK_FALSE(has(house.ask(*who, &Pages::record, house.now()), "/names\""));
  }
}

TEST_CASE(
    "at filter 3 the name opens with the ground, to those likely to have a role, and closes when they have none") {
  House house;
  house.bring_to(Stage::identification);
  CHECK(house.ask(house.landlord, &Pages::names, house.now()).status == 404);
  house.done(house.nurse, &Pages::disclose,
             house.now(typed({{"authority", "mfippa_32_h"},
                              {"given_on~year", "2026"},
                              {"given_on~month", "11"},
                              {"given_on~day", "21"},
                              {"covers_intervention", "no"}})));
  CHECK(has(house.ask(house.landlord, &Pages::record, house.now()), "/names\""));
  CHECK(house.ask(house.landlord, &Pages::names, house.now()).status == 200);
  CHECK(house.ask(house.landlord, &Pages::contact_details, house.now()).status == 404);
  CHECK(house.ask(house.teacher, &Pages::names, house.now()).status == 404);
  house.done(house.landlord, &Pages::answer, house.now(typed({{"answer", "not_involved"}})));
  CHECK(house.ask(house.landlord, &Pages::names, house.now()).status == 404);
  // The chair cannot go on before the ground covers filter 4, and the page says who is to act.
  const Reply assign = house.ask(house.chair, &Pages::assigning, house.now());
  CHECK(has(assign, "The health must first record"));
  CHECK_FALSE(has(assign, "name=\"lead_agency\""));
}

TEST_CASE("a refused identity keeps what was typed and says nothing of it in errors") {
  House house;
  house.bring_to(Stage::screening);
  const Reply refused = house.ask(house.nurse, &Pages::save_identity,
                                  house.now(typed({{"telephone", "CANARY 555"},
                                                   {"birth_date~year", "2090"},
                                                   {"birth_date~month", "1"},
                                                   {"birth_date~day", "1"}})));
  CHECK(refused.status == 422);
  CHECK(has(refused, "value=\"CANARY 555\""));
  CHECK(times(refused.body, "CANARY") == 1);
  CHECK(refused.body.find("CANARY") > refused.body.find("class=\"c-personal\""));
  CHECK(has(refused, "href=\"#f-family_name\""));
  CHECK(has(refused, "href=\"#f-birth_date\""));
  CHECK(has(refused, "value=\"2090\""));
}

} // namespace concert::situations::testing
