// "Our places": one page for all services of an agency.
#include <doctest/doctest.h>

#include <set>

#include "rooms/access/pages/testing/reader.h"
#include "rooms/directory/pages/directory_pages.h"
#include "rooms/directory/pages/tests/fixed_store.h"

using namespace concert;
using namespace concert::directory;
using access::Role;
using access::testing::has;

namespace {

http::Reply ours(House& house, Fields fields = {}) {
  access::Visit visit = house.visit('2', std::move(fields));
  return house.pages.places(visit);
}

std::string field_of(const char* name) {
  return place_field(name, id_of<ServiceId>('2'));
}

} // namespace

TEST_CASE("our places: what was last said, one press, one form; in both languages") {
  for (const Language language : {Language::en, Language::fr}) {
    House house(Role::representative, language);
    house.store.linked.insert(house.reader.actor().agency);
    const http::Reply silent = ours(house);
    CHECK(silent.status == 200);
    CHECK(!has(silent, "/places/still-true")); // nothing to repeat
    CHECK(has(silent, "name=\"" + field_of("available") + "\""));
    CHECK(!has(silent, "<script>"));
    Fields typed;
    typed.add(field_of("available"), "3");
    typed.add(field_of("maximum"), "5");
    access::Visit saving = house.visit('2', typed);
    CHECK(house.pages.state_places(saving).status == 303);
    REQUIRE(house.store.stated);
    CHECK(house.store.stated->maximum == 5);
    const http::Reply said = ours(house);
    CHECK(has(said, "/places/still-true"));
    CHECK(has(said, "value=\"3\""));
    CHECK(house.reader.missing().empty());
  }
}

TEST_CASE(
    "our places: an error stands at its field and nothing typed is lost; somebody was faster: 412, and what stands") {
  House house(Role::representative);
  house.store.linked.insert(house.reader.actor().agency);
  Fields wrong;
  wrong.add(field_of("available"), "9");
  wrong.add(field_of("maximum"), "5");
  wrong.add(field_of("unit"), "cots");
  access::Visit saving = house.visit('2', wrong);
  const http::Reply refused = house.pages.state_places(saving);
  CHECK(refused.status == 422);
  CHECK(has(refused, "href=\"#f-" + field_of("available") + "\""));
  CHECK(has(refused, "value=\"cots\""));
  CHECK(!house.store.stated);

  house.store.stated = Capacity{1, std::nullopt, "place", house.reader.clock().now(), Provenance::stated};
  Fields late;
  late.add(field_of("available"), "7");
  access::Visit again = house.visit('2', late); // opened before anything was said: no version
  const http::Reply meanwhile = house.pages.state_places(again);
  CHECK(meanwhile.status == 412);
  CHECK(has(meanwhile, "value=\"7\""));
  CHECK(has(meanwhile, "1 free, stated"));
  CHECK(house.store.stated->available == 1);
  access::Visit pressing = house.visit();
  CHECK(house.pages.still_true(pressing).status == 412);
  Fields seen;
  seen.add("version", std::to_string(house.reader.clock().now().us));
  access::Visit pressing_again = house.visit('2', seen);
  CHECK(house.pages.still_true(pressing_again).status == 303);
  CHECK(house.reader.missing().empty());
}

TEST_CASE("our places: who has no organization is told what to do, and who may state nothing is refused") {
  House house(Role::representative);
  const http::Reply page = ours(house);
  CHECK(page.status == 200);
  CHECK(has(page, "Ask an administrator to link it"));
  Fields told;
  told.add(field_of("available"), "3");
  access::Visit saving = house.visit('2', told);
  CHECK(house.pages.state_places(saving).status == 403);
  access::Visit pressing = house.visit();
  CHECK(house.pages.still_true(pressing).status == 403);
  CHECK(!house.store.stated);
  for (const Role role : {Role::chair, Role::planner, Role::evaluator, Role::privacy_officer}) {
    House other(role);
    other.store.linked.insert(other.reader.actor().agency);
    CHECK(ours(other).status == 403);
  }
}
