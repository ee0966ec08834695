// Agencies are reminded to say how much room they have: at the set hour, by one mail, once a week at most, and not at
// all while all is fresh.
#include <doctest/doctest.h>

#include "notices/town.h"

using namespace concert;
using namespace concert::world;
using std::chrono::hours;
using storage::testing::Place;
using Kinds = std::vector<std::string>;

namespace {

constexpr hours day{24};

struct Reminded {
  explicit Reminded(Place place) : town(std::move(place)) {
    directory::ImportDirectory act;
    act.source = {"small", "en"};
    act.files = {{"organizations.csv", "id,name\n1,Harbour House\n"},
                 {"services.csv", "id,organization_id,name,status\n1,1,Beds,active\n2,1,Meals,active\n"}};
    must(directory().install(act));
    house = directory::id_from<directory::OrganizationTag>({"small", "organization", "1"});
    const auto catalogue = must(directory().catalogue(town.nurse.actor));
    for (const directory::Service& service : catalogue->entries().services)
      if (service.name == "Beds") {
        beds = service.id;
        house = *service.organization;
      }
    must(directory().install_link(house, town.health));
  }
  directory::Room& directory() { return town.world.concert().directory(); }
  void state(int available) {
    directory::StateCapacity act;
    act.available = available;
    must(directory().state_capacity(town.nurse.actor, beds, act));
  }
  // Hour by hour, as the rounds ask for everything.
  void pass(std::chrono::hours long_time) {
    for (hours passed{0}; passed < long_time; passed += hours(1)) {
      town.world.clock().advance(hours(1));
      town.round();
    }
  }
  std::size_t mails() const { return town.mail.taken().size(); }
  // Without a session, as somebody outside sends it.
  http::Reply outside(http::Method method, const std::string& path, const std::string& body = "") {
    http::Request request;
    request.method = method;
    request.path = path;
    if (!body.empty())
      request.headers.add("Content-Type", "application/x-www-form-urlencoded");
    request.body = body;
    request.peer = "192.0.2.7";
    return town.world.surface().answer(request);
  }
  Town town;
  directory::ServiceId beds;
  directory::OrganizationId house;
};

void everywhere(const std::function<void(Reminded&)>& body) {
  storage::testing::on_every_engine([&](Place& place) {
    const std::string engine = place.name();
    INFO(engine);
    Reminded f(std::move(place));
    body(f);
  });
}

} // namespace

TEST_CASE("nothing said yet: one mail for the agency at the set hour, no second one within the week") {
  everywhere([](Reminded& f) {
    const Member second = f.town.world.add_member("second", f.town.health, f.town.table, access::Role::representative);
    must(f.town.world.concert().access().edit_member(
        f.town.world.administrator(), second.actor.member, 1,
        {"Second", Language::en, *EmailAddress::parse("second@example.ca")}));
    f.town.world.clock().advance(hours(15)); // midnight
    f.town.round();
    CHECK(f.town.told(f.town.nurse).empty());
    f.pass(hours(8));
    CHECK(f.mails() == 0);
    f.pass(hours(3));
    CHECK(f.town.told(f.town.nurse) == Kinds{"places_wait"});
    CHECK(f.town.told(second) == Kinds{"places_wait"}); // in the house everybody of the agency
    CHECK(f.town.told(f.town.teacher).empty());
    CHECK(f.town.told(f.town.chair).empty());
    REQUIRE(f.mails() == 1); // by mail one of them
    f.pass(6 * day);
    CHECK(f.mails() == 1);
    f.pass(2 * day);
    CHECK(f.mails() == 2);
    const auto ids = f.town.mail.taken();
    CHECK(ids[0].id != ids[1].id);
    CHECK(ids[0].to == ids[1].to);
  });
}

TEST_CASE("all is fresh: nobody is reminded; two days before a statement counts no more, the agency is") {
  everywhere([](Reminded& f) {
    f.state(3); // on Monday at nine, as the world begins; Meals have never said anything, and are left in peace
    f.pass(4 * day);
    CHECK(f.mails() == 0);
    CHECK(f.town.told(f.town.nurse).empty());
    f.pass(2 * day);
    CHECK(f.mails() == 1);
    CHECK(f.town.told(f.town.nurse) == Kinds{"places_wait"});
    // Said again: the notice goes. It grows old again before the week is over: no second mail until then.
    f.state(2);
    CHECK(f.town.told(f.town.nurse).empty());
    f.pass(hours(1));
    CHECK(f.town.world.concert().notices().list(f.town.nurse.actor).empty());
    f.pass(5 * day);
    CHECK(f.mails() == 1);
    f.pass(2 * day);
    CHECK(f.mails() == 2);
  });
}

TEST_CASE("what is said, or unlinked, before a mail is sent keeps it from being sent") {
  Reminded f(Place::sqlite());
  f.town.mail.before = [](const mail::Message&) {
    throw mail::Failure(mail::FailureKind::temporary, mail::Step::connecting, 0);
  };
  f.town.round();
  CHECK(f.mails() == 0);
  CHECK(f.town.waiting() == 1);
  f.town.mail.before = {};
  f.state(1);
  f.town.world.clock().advance(std::chrono::minutes(2));
  f.town.round();
  CHECK(f.mails() == 0);
  CHECK(f.town.waiting() == 0);
}

TEST_CASE("a reminder says nothing but that it is time, and leads to the agency's places") {
  Reminded f(Place::sqlite());
  f.town.round();
  REQUIRE(f.mails() == 1);
  const mail::Message mail = f.town.mail.taken()[0];
  CHECK(mail.to.text() == "nurse@example.ca");
  CHECK(mail.text.find("Il est temps de dire combien de places") != std::string::npos);
  for (const char* word : {"Harbour", "Beds", "health"})
    CHECK((mail.text + mail.subject).find(word) == std::string::npos);
  CHECK(mail.text.find(f.town.health.text()) == std::string::npos);
  f.town.browser.be_signed_in(f.town.nurse);
  const auto notice = f.town.world.concert().notices().list(f.town.nurse.actor).at(0);
  CHECK(mail.text.find("/notices/" + notice.id.text()) != std::string::npos);
  const http::Reply opened = f.town.browser.get(f.town.nurse, "/notices/" + notice.id.text());
  CHECK(opened.status == 303);
  CHECK(opened.header("Location") == "/places");
  CHECK(has(f.town.browser.get(f.town.nurse, "/places"), "Harbour House"));
  CHECK(has(f.town.browser.get(f.town.nurse, "/notices"), "Il est temps de dire"));
}

TEST_CASE("a link that an organization is asked by goes by mail, works once without a session, and says no name") {
  Reminded f(Place::sqlite());
  auto& links = f.town.world.concert().capacity_links();
  f.state(3);
  const auto issued = must(links.issue(f.town.nurse.actor, f.house, *EmailAddress::parse("desk@harbour.example")));
  CHECK(!issued.token);
  f.town.round();
  REQUIRE(f.town.mail.taken_by("desk@harbour.example").size() == 1);
  const mail::Message mail = f.town.mail.taken_by("desk@harbour.example")[0];
  for (const char* word : {"Harbour House", "Beds", "health", "Rivermouth", "nurse"})
    CHECK((mail.text + mail.subject).find(word) == std::string::npos);
  const std::string address = "https://concert.example.ca/capacity/";
  const auto at = mail.text.find(address);
  REQUIRE(at != std::string::npos);
  const std::string path = "/capacity/" + mail.text.substr(at + address.size(), 54);
  for (int i = 0; i < 3; ++i)
    CHECK(has(f.outside(http::Method::get, path), "Beds"));
  const std::string body = "step=still_true&version=" + std::to_string(f.town.world.clock().now().us);
  CHECK(f.outside(http::Method::post, path, body).status == 200);
  CHECK(f.outside(http::Method::get, path).status == 404);
  CHECK(f.outside(http::Method::post, path, body).status == 404);
}
