// Referrals in seats, as a browser sees them.
#include <doctest/doctest.h>

#include "notices/town.h"

using namespace concert;
using namespace concert::world;
using storage::testing::Place;

namespace {

struct Seats {
  Seats() : town(Place::sqlite()) {
    situation = town.presented(town.constable);
    town.accept(situation);
    town.disclose(situation);
    town.act(town.chair, "assign", situation, fields({{"lead_agency", town.health.text()}}));
    for (const Member* who : {&town.chair, &town.constable, &town.nurse, &town.teacher})
      town.browser.be_signed_in(*who);
    refer = "/situations/" + situation.text() + "/refer";
  }
  http::Reply get(const Member& who, const std::string& path) {
    town.browser.be_signed_in(who);
    return town.browser.get(who, path);
  }
  http::Reply post(const Member& who, const std::string& path, const Fields& form) {
    town.browser.be_signed_in(who);
    return town.browser.post(who, path, form);
  }
  // Asked of the schools; the path of the new referral.
  std::string referred(const char* then = "send") {
    const http::Reply done = post(town.nurse, refer,
                                  fields({{"service_type", "housing"},
                                          {"urgency", "routine"},
                                          {"performer", "agency"},
                                          {"performer_agency", town.schools.text()},
                                          {"then_do", then}}));
    REQUIRE(done.status == 303);
    const std::string to(done.header("Location").value_or(""));
    return to.substr(0, to.find('?'));
  }
  Town town;
  SituationId situation;
  std::string refer;
};

} // namespace

TEST_CASE("an intervening agency refers on the record; another agency answers in its own seat") {
  Seats at;
  Town& town = at.town;
  CHECK(has(at.get(town.nurse, "/situations/" + at.situation.text()), "href=\"" + at.refer + "\""));
  CHECK(!has(at.get(town.constable, "/situations/" + at.situation.text()), at.refer));
  CHECK(at.get(town.nurse, at.refer).status == 200);
  CHECK(at.get(town.constable, at.refer).status == 409);
  CHECK(at.get(town.teacher, at.refer).status == 409);
  const std::string path = at.referred();
  const http::Reply mine = at.get(town.nurse, path);
  CHECK(mine.status == 200);
  CHECK(has(mine, at.situation.text()));
  const http::Reply asked = at.get(town.teacher, path);
  CHECK(asked.status == 200);
  CHECK(!has(asked, at.situation.text())); // the schools have no part in it
  CHECK(!has(asked, "S-0001"));
  CHECK(at.get(town.constable, path).status == 404);
  CHECK(at.get(town.chair, path).status == 404);
  CHECK(has(at.get(town.chair, "/situations/" + at.situation.text()), "Requested"));
  CHECK(!has(at.get(town.chair, "/situations/" + at.situation.text()), path));

  CHECK(has(at.get(town.teacher, "/referrals"), path));
  CHECK(!has(at.get(town.teacher, "/situations/" + at.situation.text()), path)); // nor is it told there
  CHECK(!has(at.get(town.constable, "/referrals"), path));
  // The version that the page showed goes along with the form.
  const http::Reply unchosen = at.post(town.teacher, path + "/step", fields({{"version", "2"}}));
  CHECK(unchosen.status == 422);
  CHECK(has(unchosen, "Choose what happens next."));
  const http::Reply no_reason = at.post(town.teacher, path + "/step", fields({{"version", "2"}, {"to", "rejected"}}));
  CHECK(no_reason.status == 422);
  CHECK(has(no_reason, "Choose why not."));
  CHECK(at.post(town.nurse, path + "/step", fields({{"version", "2"}, {"to", "accepted"}, {"places", "has_place"}}))
            .status == 409);
  CHECK(at.post(town.constable, path + "/step", fields({{"version", "2"}, {"to", "entered_in_error"}})).status == 404);
  CHECK(at.post(town.teacher, path + "/step", fields({{"version", "2"}, {"to", "accepted"}, {"places", "has_place"}}))
            .status == 303);
  const http::Reply late = at.post(town.nurse, path + "/step", fields({{"version", "2"}, {"to", "entered_in_error"}}));
  CHECK(late.status == 412);
  CHECK(has(at.get(town.nurse, path), "Acceptée"));
}

TEST_CASE("who is asked is told so, without a word of what, until it has answered") {
  Seats at;
  Town& town = at.town;
  const std::string path = at.referred();
  town.round();
  CHECK(town.told(town.teacher) == std::vector<std::string>{"referral_waits"});
  CHECK(town.mail.taken_by("teacher@example.ca").size() == 1);
  CHECK(town.mail.taken_by("teacher@example.ca").front().text.find("housing") == std::string::npos);
  const auto notices = town.world.concert().notices().list(town.teacher.actor);
  REQUIRE(notices.size() == 1);
  CHECK(at.get(town.teacher, "/notices/" + notices[0].id.text()).header("Location") == path);
  for (const Member* other : {&town.constable, &town.chair, &town.nurse})
    for (const std::string& kind : town.told(*other))
      CHECK(kind != "referral_waits");
  CHECK(at.post(town.teacher, path + "/step", fields({{"version", "2"}, {"to", "accepted"}, {"places", "has_place"}}))
            .status == 303);
  town.round();
  CHECK(town.told(town.teacher).empty());
  // Nor is anybody told who has stepped out since.
  at.referred();
  must(town.world.concert().situations().send_out(town.chair.actor, at.situation,
                                                  {{town.schools, std::nullopt}, situations::Conflict::own_interest}));
  town.round();
  CHECK(town.told(town.teacher).empty());
}

TEST_CASE("a draft is its agency's alone until it is sent") {
  Seats at;
  Town& town = at.town;
  const std::string path = at.referred("keep");
  CHECK(at.get(town.teacher, path).status == 404);
  CHECK(!has(at.get(town.chair, "/situations/" + at.situation.text()), "Asked by"));
  CHECK(has(at.get(town.nurse, "/referrals"), path));
  CHECK(at.post(town.nurse, path + "/send", fields({{"version", "1"}})).status == 303);
  CHECK(at.get(town.teacher, path).status == 200);
  CHECK(at.post(town.nurse, path + "/send", fields({{"version", "2"}})).status == 409);
}

TEST_CASE("no draft is kept of a form that asks whom to call") {
  Seats at;
  Town& town = at.town;
  directory::ImportDirectory act;
  act.files = {{"organizations.csv", "id,name\n1,Harbour House\n"},
               {"locations.csv", "id,organization_id,name,latitude,longitude\n1,1,Main,43.1,-79.2\n"},
               {"services.csv", "id,location_id,name,eligibility,languages,service_areas\n1,1,Shelter,,,\n"},
               {"addresses.csv", "id,location_id,address_1,city\n1,1,1 Harbour St,Town\n"},
               {"phones.csv", "id,number,service_id,number_type\n1,555-0100,1,voice\n"},
               {"taxonomy.csv", "id,name,taxonomy_id,parent_id,type\n1,Housing,101,,service\n"},
               {"service_categories.json", R"({"1":["1"]})"}};
  act.source = {.name = "town", .language = "en"};
  must(town.world.concert().directory().install(act));
  const auto service =
      must(town.world.concert().directory().catalogue(town.nurse.actor))->entries().services.front().id;
  const http::Reply done = at.post(town.nurse, at.refer,
                                   fields({{"service_type", "shelter"},
                                           {"service", service.text()},
                                           {"urgency", "routine"},
                                           {"performer", "outside"},
                                           {"email", "intake@harbour.example"},
                                           {"then_do", "send"}}));
  CHECK(done.status == 303);
  const std::string send(done.header("Location").value_or(""));
  CHECK(send.ends_with("/send"));
  CHECK(has(at.get(town.nurse, at.refer), "name=\"draft\"")); // nothing personal there
  const http::Reply form = at.get(town.nurse, send);
  CHECK(form.status == 200);
  CHECK(has(form, "call_name"));
  CHECK(!has(form, "name=\"draft\""));
}

TEST_CASE("what is missing is said, and what was typed stays") {
  Seats at;
  Town& town = at.town;
  const http::Reply empty = at.post(town.nurse, at.refer, {});
  CHECK(empty.status == 422);
  CHECK(has(empty, "Dites dans quel délai.")); // the nurse reads French
  CHECK(has(empty, "Dites à qui vous le demandez."));
  const http::Reply outside = at.post(town.nurse, at.refer,
                                      fields({{"service_type", "housing"},
                                              {"urgency", "routine"},
                                              {"performer", "outside"},
                                              {"email", "intake@harbour.example"}}));
  CHECK(outside.status == 422);
  CHECK(has(outside, "intake@harbour.example"));
  CHECK(has(outside, "selected"));
  const http::Reply own = at.post(town.nurse, at.refer,
                                  fields({{"service_type", "housing"},
                                          {"urgency", "routine"},
                                          {"performer", "agency"},
                                          {"performer_agency", town.health.text()}}));
  CHECK(own.status == 422);
}

TEST_CASE("whoever stepped out of the situation finds no referral of it") {
  Seats at;
  Town& town = at.town;
  const std::string path = at.referred();
  must(
      town.world.concert().situations().step_out(town.nurse.actor, at.situation, {situations::Conflict::own_interest}));
  CHECK(at.get(town.nurse, path).status == 404);
  CHECK(!has(at.get(town.nurse, "/referrals"), path));
  CHECK(at.get(town.nurse, at.refer).status == 404);
}

TEST_CASE("to the agency that brought it, and to the rest of the table, nothing tells that somebody was asked") {
  Seats at;
  Town& town = at.town;
  const Member stranger =
      town.world.add_member("stranger", town.world.agency("shelter"), town.table, access::Role::representative);
  const auto seen_by = [&](const Member& who) {
    std::string out;
    for (const std::string& path : {"/api/v1/situations/" + at.situation.text(), std::string("/api/v1/situations"),
                                    std::string("/api/v1/referrals"), std::string("/api/v1/waiting")}) {
      town.browser.be_signed_in(who);
      const http::Reply reply = town.browser.send(who, http::Method::get, path, "", std::nullopt);
      out += std::to_string(reply.status) + " " + std::string(reply.header("ETag").value_or("")) + reply.body + "\n";
    }
    return out;
  };
  const std::string constable = seen_by(town.constable), other = seen_by(stranger);
  const std::string path = at.referred();
  CHECK(at.post(town.teacher, path + "/step",
                fields({{"version", "2"}, {"to", "cancelled"}, {"cancellation_reason", "other"}}))
            .status == 303);
  CHECK(seen_by(town.constable) == constable);
  CHECK(seen_by(stranger) == other);
  CHECK(at.get(stranger, path).status == 404);
}
