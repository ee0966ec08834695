// What the record offers is what the seat may do, and whose turn it is follows from the situation alone.
#include "rooms/situations/pages/tests/house.h"
#include "rooms/situations/waiting.h"

namespace concert::situations::testing {
namespace {

using access::Act;
using access::Stage;

// Where each act starts from the record.
constexpr std::array starts = {std::pair(Act::amend_picture, "/picture\""),
                               std::pair(Act::keep_identity, "/identity\""),
                               std::pair(Act::withdraw_situation, "/withdraw\""),
                               std::pair(Act::present_situation, "/check\""),
                               std::pair(Act::accept_situation, "/decide\""),
                               std::pair(Act::reject_situation, "/decide"),
                               std::pair(Act::mark_likely, "/likely\""),
                               std::pair(Act::disclose_names, "/disclose\""),
                               std::pair(Act::answer_involvement, "/answer\""),
                               std::pair(Act::assign_roles, "/assign\""),
                               std::pair(Act::record_contact, "/contact\""),
                               std::pair(Act::find_services, "/find\""),
                               std::pair(Act::mobilize_service, "/services/new\""),
                               std::pair(Act::conclude_situation, "/conclude\"")};

std::string awaited(House& house, const access::Actor& who) {
  std::string out;
  for (const Waiting& one : waiting_for(house.seen(who), LocalDate::utc_day_of(house.clock.now()))) {
    out += (out.empty() ? "" : " ") + std::string(name_of(one.what));
    out += concerns(one, who) ? "!" : "";
  }
  return out;
}

} // namespace

TEST_CASE("the record offers every act that is open to the seat, and no other") {
  House house;
  for (const Stage stage : {Stage::screening, Stage::discussion, Stage::identification, Stage::intervention,
                            Stage::concluded, Stage::rejected}) {
    house.bring_to(stage);
    for (const access::Actor* who : {&house.nurse, &house.landlord, &house.teacher, &house.chair}) {
      const Reply record = house.ask(*who, &Pages::record, {.id = house.id});
      if (record.status == 404) // at filter 1 others do not know of it
        continue;
      const View view = house.seen(*who);
      for (const auto& [act, start] : starts) {
        if ((act == Act::reject_situation || act == Act::accept_situation) && view.allows(Act::reject_situation) &&
            view.allows(Act::accept_situation) != (act == Act::accept_situation))
          continue; // the two share a page: at filter 2 it is the decision, later only the rejection
        // What would only be refused is not offered: presenting without a picture.
        const bool premature = act == Act::present_situation && picture_is_missing(view);
        INFO(access::name_of(stage) << " " << access::name_of(act));
        CHECK(has(record, house.id + start) == (view.allows(act) && !premature));
      }
    }
  }
}

TEST_CASE("the chair's next step is shown before it is open, and its page says what is still awaited") {
  House house;
  house.bring_to(Stage::identification);
  const auto record = [&house] { return house.ask(house.chair, &Pages::record, {.id = house.id}); };
  CHECK(has(record(), "As soon as that is done:"));
  CHECK(has(record(), house.id + "/assign\""));
  const Reply early = house.ask(house.chair, &Pages::assigning, {.id = house.id});
  CHECK(has(early, "No ground covers the intervention yet"));
  CHECK_FALSE(has(early, "name=\"lead_agency\""));
  const auto mark = [&house](Fields likely) {
    house.done(house.chair, &Pages::mark_likely, house.now(std::move(likely)));
  };
  mark({}); // nobody: then this comes first
  CHECK(awaited(house, house.chair) == "likely_agencies! authority");
  CHECK_FALSE(has(record(), house.id + "/assign\""));
}

TEST_CASE("whose turn it is, step by step") {
  House house;
  house.bring_to(Stage::screening);
  CHECK(awaited(house, house.nurse) == "picture!");
  house.done(house.nurse, &Pages::save_picture, house.now(picture_posted()));
  CHECK(awaited(house, house.nurse) == "presentation!");
  house.done(house.nurse, &Pages::save_identity, house.identity_now(identity_posted()));
  house.done(house.nurse, &Pages::present, house.now());
  CHECK(awaited(house, house.nurse) == "decision");
  CHECK(awaited(house, house.chair) == "decision!");
  house.bring_to(Stage::identification);
  CHECK(awaited(house, house.nurse) == "authority! answers");
  CHECK(awaited(house, house.landlord) == "authority answers!");
  CHECK(awaited(house, house.teacher) == ""); // it may not know
  house.done(house.landlord, &Pages::answer, house.now(typed({{"answer", "involved"}})));
  const auto open_names = [&house](std::string covers) {
    return house.now(typed({{"authority", "consent_express_verbal"},
                            {"given_on~year", "2026"},
                            {"given_on~month", "11"},
                            {"given_on~day", "22"},
                            {"expires~year", "2026"},
                            {"expires~month", "11"},
                            {"expires~day", "23"},
                            {"covers_intervention", std::move(covers)}}));
  };
  house.done(house.nurse, &Pages::disclose, open_names("no"));
  CHECK(awaited(house, house.nurse) == "wider_authority!");
  house.done(house.nurse, &Pages::disclose, open_names("yes"));
  CHECK(awaited(house, house.chair) == "roles!");
  house.clock.advance(std::chrono::hours(48)); // the consent has run out
  CHECK(awaited(house, house.chair) == "wider_authority");
  house.bring_to(Stage::intervention);
  CHECK(awaited(house, house.landlord) == "first_contact!");
  house.done(house.landlord, &Pages::contact, house.now(typed({{"contact", "first_contact"}})));
  CHECK(awaited(house, house.nurse) == "connection!");
  house.done(house.nurse, &Pages::contact, house.now(typed({{"contact", "connected"}})));
  CHECK(awaited(house, house.nurse) == "conclusion");
  CHECK(awaited(house, house.landlord) == "conclusion!");
}

TEST_CASE("a screening that says no leads back, not to the table") {
  House house;
  Fields fields = typed(
      {{"subject", "person"}, {"acutely_elevated", "yes"}, {"beyond_mandate", "no"}, {"options_exhausted", "yes"}});
  const Reply opened = house.ask(house.nurse, &Pages::open, {.fields = fields});
  house.id = std::string(*opened.header("Location")).substr(std::string("/situations/").size(), 32);
  CHECK_FALSE(has(opened, "/picture"));
  CHECK(awaited(house, house.nurse) == "withdrawal!");
  CHECK_FALSE(
      has(house.ask(house.nurse, &Pages::check, house.now()), "<button class=\"c-button\" type=\"submit\">Present"));
  house.done(house.nurse, &Pages::save_picture, house.now(picture_posted()));
  CHECK(house.ask(house.nurse, &Pages::present, house.now()).status == 409);

  // A slip is corrected, and of two who correct it the second sees both.
  CHECK(has(house.ask(house.nurse, &Pages::record, {.id = house.id}), "/screening\""));
  CHECK(has(house.ask(house.nurse, &Pages::screening, {.id = house.id}),
            "name=\"beyond_mandate\" value=\"no\" checked"));
  const Asked first = house.now(screening_fields()), second = house.now(fields);
  house.done(house.nurse, &Pages::screen_again, first);
  CHECK(awaited(house, house.nurse) == "presentation!");
  const Reply late = house.ask(house.nurse, &Pages::screen_again, second);
  CHECK(late.status == 412);
  CHECK(has(late, "Somebody saved other answers"));
  CHECK(has(late, "name=\"beyond_mandate\" value=\"no\" checked")); // what was typed
  CHECK(house.ask(house.nurse, &Pages::screen_again, house.now(typed({{"subject", "person"}}))).status == 422);
  house.done(house.nurse, &Pages::screen_again, house.now(fields));
  house.done(house.nurse, &Pages::withdraw, house.now());
  CHECK(house.ask(house.nurse, &Pages::record, {.id = house.id}).status == 404);
}

TEST_CASE("a press too many says so above the record, and changes nothing") {
  House house;
  house.bring_to(Stage::intervention);
  const Asked pressed = house.now(typed({{"contact", "first_contact"}}));
  house.done(house.landlord, &Pages::contact, pressed);
  const Reply again = house.ask(house.landlord, &Pages::contact, pressed);
  CHECK(again.status == 412);
  CHECK(has(again, "c-errors"));
  CHECK(has(again, ">S-0001<"));
}

} // namespace concert::situations::testing
