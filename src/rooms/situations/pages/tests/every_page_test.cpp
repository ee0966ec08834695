// Every page, at every filter, in every seat and both languages: all words are there, one heading, and no name anywhere
// but where it was asked for.
#include "rooms/situations/pages/tests/house.h"

namespace concert::situations::testing {
namespace {

using access::Stage;
using Page = Reply (Pages::*)(access::Visit&);

constexpr std::array all_stages = {Stage::screening,    Stage::discussion, Stage::identification,
                                   Stage::intervention, Stage::concluded,  Stage::rejected};
constexpr std::array<Page, 16> shown = {&Pages::record,      &Pages::picture,     &Pages::identity,   &Pages::check,
                                        &Pages::withdrawing, &Pages::deciding,    &Pages::likely,     &Pages::assigning,
                                        &Pages::disclosing,  &Pages::new_service, &Pages::concluding, &Pages::home,
                                        &Pages::list,        &Pages::screening,   &Pages::new_task,   &Pages::waiting};
// Posted empty: the same page with its errors, the record with one, or a refusal.
constexpr std::array<Page, 13> posted = {&Pages::open,     &Pages::save_picture, &Pages::save_identity,
                                         &Pages::present,  &Pages::decide,       &Pages::assign,
                                         &Pages::disclose, &Pages::answer,       &Pages::contact,
                                         &Pages::mobilize, &Pages::conclude,     &Pages::screen_again,
                                         &Pages::plan_task};

// In order, so that the first thing wrong with a page is said.
std::string fault_of(const Reply& reply) {
  if (reply.status == 500)
    return "failed";
  if (has(reply, "⟦"))
    return "a word is missing: " + reply.body.substr(reply.body.find("⟦"), 60);
  if (has(reply, "CANARY"))
    return "a name";
  if (reply.status != 303 && times(reply.body, "<h1") != 1)
    return "not one main heading";
  return {};
}

} // namespace

TEST_CASE("every page in every seat at every filter speaks both languages and names nobody") {
  for (const Language language : {Language::en, Language::fr}) {
    House house;
    house.language = language;
    for (const Stage stage : all_stages) {
      house.bring_to(stage);
      for (const access::Actor* who : {&house.nurse, &house.constable, &house.landlord, &house.teacher, &house.chair,
                                       &house.planner, &house.administrator}) {
        for (std::size_t i = 0; i < shown.size(); ++i) {
          CAPTURE(i);
          CHECK_MESSAGE(fault_of(house.ask(*who, shown[i], {.id = house.id})) == "", access::name_of(stage));
        }
        for (std::size_t i = 0; i < posted.size(); ++i) {
          CAPTURE(i);
          const Reply reply = house.ask(*who, posted[i], {.id = house.id, .version = 999});
          CHECK_MESSAGE(fault_of(reply) == "", access::name_of(stage));
          CHECK(reply.status >= 400); // an empty form is never an act, and neither is one on another version
        }
        CHECK(fault_of(house.ask(*who, &Pages::figures)) == "");
        CHECK(fault_of(house.ask(*who, &Pages::new_screening)) == "");
      }
    }
    std::string missing;
    for (const std::string& key : house.catalogue.missing())
      missing += key + "\n";
    CHECK(missing == "");
    CHECK(house.catalogue.differences().empty());
  }
}

TEST_CASE("seats that see no situation are told what they can do instead") {
  House house;
  house.site.navigation = {{"frame.figures", "/figures", [](const access::Actor&) { return true; }}};
  const Reply home = house.ask(house.planner, &Pages::home);
  CHECK(home.status == 200);
  CHECK(has(home, "href=\"/figures\""));
  CHECK(house.ask(house.planner, &Pages::list).status == 403);
  CHECK(house.ask(house.chair, &Pages::new_screening).status == 403);
  CHECK(house.ask(house.nurse, &Pages::figures).status == 403);
}

TEST_CASE("the first thing on the screening page is what must not wait") {
  House house;
  const Reply page = house.ask(house.nurse, &Pages::new_screening);
  CHECK(page.body.find("911") < page.body.find("<h1"));
  CHECK(page.body.find("it never waits for a table") < page.body.find("<h1"));
}

TEST_CASE("a rejection is one form on the page that the list leads to") {
  House house;
  house.bring_to(Stage::discussion);
  const Reply list = house.ask(house.chair, &Pages::list);
  CHECK(has(list, "/situations/" + house.id + "/decide"));
  house.done(house.chair, &Pages::decide,
             house.now(typed({{"decision", "reject"}, {"reason", "single_agency_can_address"}})));
  CHECK(house.seen(house.chair).stage == Stage::rejected);
}

TEST_CASE("the list says what to do when nothing fits, and finds by number") {
  House house;
  CHECK(has(house.ask(house.nurse, &Pages::list), "screen a situation"));
  house.bring_to(Stage::discussion);
  CHECK(has(house.ask(house.chair, &Pages::list, {.fields = typed({{"q", "s-1"}})}), ">S-0001<"));
  const Reply none = house.ask(house.chair, &Pages::list, {.fields = typed({{"q", "S-0002"}})});
  CHECK_FALSE(has(none, ">S-0001<"));
  CHECK(has(none, "Remove a filter"));
  CHECK(has(house.ask(house.chair, &Pages::list, {.fields = typed({{"q", "Jane"}})}), "not a number"));
  CHECK(house.ask(house.chair, &Pages::list, {.fields = typed({{"page", "99999999999999999999"}})}).status == 200);
}

} // namespace concert::situations::testing
