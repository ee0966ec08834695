#include <doctest/doctest.h>

#include "rooms/directory/pages/tests/fixed_store.h"

using namespace concert;
using namespace concert::directory;
using access::Role;
using access::testing::has;

TEST_CASE("a withheld address is on no page, in neither language") {
  for (const Language language : {Language::en, Language::fr}) {
    House house(Role::administrator, language);
    access::Visit one = house.visit(), two = house.visit('1'), three = house.visit(), four = house.visit();
    for (const http::Reply& reply : {house.pages.service(one), house.pages.organization(two), house.pages.search(three),
                                     house.pages.about(four)}) {
      CHECK(reply.status == 200);
      CHECK(!has(reply, "Secret Street"));
      CHECK(!has(reply, "Hiddenville"));
    }
    Fields asked;
    asked.add("q", "Hiddenville secret");
    access::Visit searching = house.visit('2', asked);
    CHECK(!has(house.pages.search(searching), "Shelter"));
    CHECK(house.reader.missing().empty());
  }
}

TEST_CASE("hours, access and distance are shown and searched; of a withheld place neither hours nor access") {
  for (const Language language : {Language::en, Language::fr}) {
    const bool french = language == Language::fr;
    House house(Role::planner, language);
    house.store.open_place = true;
    access::Visit one = house.visit();
    const http::Reply page = house.pages.service(one);
    CHECK(has(page, "Ring &lt;twice&gt;"));
    CHECK(has(page, "Side &lt;door&gt;"));
    CHECK(has(page, french ? "Accès en fauteuil roulant" : "Wheelchair access"));
    CHECK(has(page, french ? "vendredi" : "Friday"));
    CHECK(has(page, "/directory?near=" + std::string(32, '6')));
    for (const char* secret : {"Secret hours", "Secret ramp", "3:33", "03 h 33"})
      CHECK(!has(page, secret));

    const auto found = [&](std::initializer_list<std::pair<const char*, const char*>> asked) {
      Fields fields;
      for (const auto& [name, value] : asked)
        fields.add(name, value);
      access::Visit visit = house.visit('2', fields);
      return house.pages.search(visit);
    };
    const http::Reply near = found({{"near", "milltown"}, {"within", "25"}, {"access", "wheelchair"}});
    CHECK(has(near, "Shelter"));
    CHECK(has(near, french ? "0,0\u00a0km" : "0.0 km"));
    CHECK(has(near, french ? "À moins de 25 km de Milltown" : "Within 25 km of Milltown"));
    CHECK(has(found({{"near", std::string(32, '6').c_str()}}), "The &lt;centre&gt;"));
    CHECK(has(found({{"access", "ramp"}}), french ? "Demandez pour l’accès" : "Ask about access"));
    CHECK(!has(found({{"access", "ramp"}, {"unknown", "left_out"}}), "Shelter"));
    // PRIVACY: what is no name of the directory is refused, not said again, and not carried into any link.
    for (const char* none : {"12 Canary Street", "Hiddenville", "43.0,-79.0", "33333333333333333333333333333333"}) {
      const http::Reply refused = found({{"near", none}, {"q", "shelter"}});
      CHECK(refused.status == 200);
      CHECK(!has(refused, none));
      CHECK(has(refused, french ? "ne connaît pas ce lieu" : "does not know this place"));
      CHECK(has(refused, "Shelter"));
    }
    CHECK(house.reader.missing().empty());
  }
}

TEST_CASE("the tree of categories, in the reader's language where somebody translated it") {
  for (const Language language : {Language::en, Language::fr}) {
    House house(Role::planner, language);
    house.store.open_place = true;
    DirectoryPages pages{
        house.room, house.codes, [](Language) { return std::vector<std::pair<AgencyId, std::string>>(); },
        TermLabels{.label = [](const std::string& title, Language in) -> std::optional<std::string> {
                     if (title != "Housing")
                       return std::nullopt;
                     return in == Language::fr ? "Logement" : "Housing";
                   },
                   .added =
                       [](Language in) {
                         return std::vector<std::pair<std::string, std::string>>{
                             {"Youth shelter", in == Language::fr ? "Refuge pour jeunes" : "Youth shelter"}};
                       }}};
    access::Visit visit = house.visit();
    const http::Reply tree = pages.categories(visit);
    CHECK(tree.status == 200);
    CHECK(has(tree, language == Language::fr ? ">Logement</a>" : ">Housing</a>"));
    CHECK(has(tree, "1 service<"));
    CHECK(has(tree, language == Language::fr ? "Refuge pour jeunes" : "Youth shelter"));
    CHECK(!has(tree, "Unused branch"));
    CHECK(has(tree, "href=\"/directory?term=" + std::string(32, '9') + "\""));
    CHECK(house.reader.missing().empty());
  }
}

TEST_CASE("what a source wrote is escaped, spoken in its own language, and its addresses are followed only if safe") {
  House house(Role::planner, Language::fr);
  access::Visit visit = house.visit();
  const http::Reply reply = house.pages.service(visit);
  CHECK(!has(reply, "<script>"));
  CHECK(has(reply, "<h1 lang=\"en\">Shelter"));
  CHECK(has(reply, "<p lang=\"en\">First.</p><p lang=\"en\">Second.</p>"));
  CHECK(!has(reply, "href=\"javascript:"));
  CHECK(has(reply, "inventé pour la démonstration"));
  CHECK(has(reply, "Ne l’utilisez jamais pour orienter une personne"));
}

TEST_CASE("an agency states how much room there is; who may not is not offered the form and is refused") {
  House house(Role::representative);
  house.store.linked.insert(house.reader.actor().agency);
  Fields told;
  told.add("available", "3");
  told.add("maximum", "5");
  access::Visit stating = house.visit('2', told);
  CHECK(house.pages.state_capacity(stating).status == 303);
  REQUIRE(house.store.stated.has_value());
  CHECK(house.store.stated->available == 3);
  access::Visit looking = house.visit();
  CHECK(has(house.pages.service(looking), "Free places</span>"));
  Fields wrong;
  wrong.add("available", "9");
  wrong.add("maximum", "5");
  access::Visit again = house.visit('2', wrong);
  const http::Reply refused = house.pages.state_capacity(again);
  CHECK(refused.status == 422);
  CHECK(has(refused, "value=\"9\""));
  CHECK(house.reader.missing().empty());

  House planner(Role::planner);
  access::Visit reading = planner.visit();
  CHECK(!has(planner.pages.service(reading), "/capacity"));
  access::Visit trying = planner.visit('2', told);
  CHECK(planner.pages.state_capacity(trying).status == 403);
}

TEST_CASE("an agency without a link is told what to do, and an administrator links it on the organization's page") {
  House house(Role::representative);
  Fields told;
  told.add("available", "3");
  access::Visit looking = house.visit();
  const http::Reply page = house.pages.service(looking);
  CHECK(has(page, "Ask an administrator to link it"));
  CHECK(!has(page, "/capacity"));
  access::Visit stating = house.visit('2', told);
  const http::Reply refused = house.pages.state_capacity(stating);
  CHECK(refused.status == 403);
  CHECK(has(refused, "Ask an administrator to link it"));
  CHECK(!house.store.stated.has_value());

  for (const Language language : {Language::en, Language::fr}) {
    House admins(Role::administrator, language);
    const auto link = [&](std::string agency, std::string linked) {
      Fields fields;
      fields.add("agency", std::move(agency));
      fields.add("linked", std::move(linked));
      access::Visit visit = admins.visit('1', fields);
      return admins.pages.link_agency(visit);
    };
    const auto shown = [&] {
      access::Visit visit = admins.visit('1');
      return admins.pages.organization(visit);
    };
    CHECK(has(shown(), "Agency &lt;1&gt;"));
    CHECK(link(std::string(32, '8'), "yes").status == 303);
    CHECK(admins.store.linked.size() == 1);
    CHECK(has(shown(), "name=\"linked\" value=\"no\""));
    CHECK(link("", "yes").status == 422);
    CHECK(link(std::string(32, '8'), "no").status == 303);
    CHECK(admins.store.linked.empty());
    CHECK(admins.reader.missing().empty());
  }
  access::Visit trying = house.visit('1', told);
  CHECK(house.pages.link_agency(trying).status == 403);
  access::Visit reading = house.visit('1');
  CHECK(!has(house.pages.organization(reading), "<select"));
}

TEST_CASE("filters narrow, odd queries do no harm, and unknown things are not found") {
  House house(Role::chair);
  for (const auto& [name, value] : {std::pair("page", "99999999999"), {"age", "-4"}, {"term", "x"}, {"spoken", "zz"}}) {
    Fields odd;
    odd.add(name, value);
    access::Visit visit = house.visit('2', odd);
    CHECK(house.pages.search(visit).status == 200);
  }
  Fields young;
  young.add("age", "12");
  access::Visit visit = house.visit('2', young);
  CHECK(!has(house.pages.search(visit), "Shelter"));
  access::Visit unknown = house.visit('9');
  CHECK(house.pages.service(unknown).status == 404);
  access::Visit nobody = house.visit('9');
  CHECK(house.pages.organization(nobody).status == 404);
}
