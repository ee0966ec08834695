// From outside, by a link that opens once; and asking for one.
#include "rooms/directory/pages/link_pages.h"

#include <doctest/doctest.h>

#include "rooms/directory/pages/tests/fixed_store.h"

using namespace concert;
using namespace concert::directory;
using access::Role;
using access::testing::has;

namespace {

class OneLink : public LinkStore {
public:
  void issue(const CapacityLink& issued, const std::optional<CapacityLetterId>&, const audit::Entry&) override {
    kept = issued;
  }
  bool revoke(const OrganizationId&, const audit::Entry&) override {
    const bool was_open = kept && !kept->ended;
    if (was_open)
      kept->ended = CapacityLinkEnd::revoked;
    return was_open;
  }
  std::optional<CapacityLink> link(const CapacityLinkId& id) override {
    return kept && kept->id == id ? kept : std::nullopt;
  }
  std::optional<CapacityLink> latest(const OrganizationId&) override { return kept; }
  bool has_letter(const CapacityLinkId&) override { return false; }
  void expire(Instant, const audit::Entry&) override {}
  std::vector<CapacityLetter> due(Instant, int) override { return {}; }
  bool begin_attempt(const CapacityLetterId&, int, Instant) override { return false; }
  void drop(const CapacityLetterId&) override {}
  std::optional<CapacityLink> kept;
};

struct Linked : House {
  explicit Linked(Role role = Role::representative, Language language = Language::en) : House(role, language) {
    store.linked.insert(reader.actor().agency);
  }
  http::Reply asked(std::string email) {
    Fields fields;
    fields.add("email", std::move(email));
    access::Visit visit = this->visit('1', fields);
    return link_pages.ask(visit);
  }
  std::string token_in(const http::Reply& reply) const {
    const auto at = reply.body.find("/capacity/");
    REQUIRE(at != std::string::npos);
    return reply.body.substr(at + 10, 54);
  }
  access::Visit at(const std::string& token, Fields fields = {}) const {
    http::PathParameters path;
    path.add("token", token);
    return reader.visit("/capacity/" + token, std::move(fields), path);
  }
  OneLink link_store;
  CapacityLinks links{
      link_store,     room,           crypto::SecretKey::from_bytes(Bytes(32, 3)), CapacityLinks::Mail::none,
      reader.clock(), reader.chance()};
  LinkPages link_pages{links, room, "https://concert.example"};
};

} // namespace

TEST_CASE("from outside: a link shows what was said last, takes a statement once, and then opens nothing") {
  for (const Language language : {Language::en, Language::fr}) {
    Linked house(Role::representative, language);
    const http::Reply handed = house.asked("desk@harbour.example");
    CHECK(handed.status == 200);
    CHECK(handed.header("Cache-Control") == "no-store");
    const std::string token = house.token_in(handed);
    access::Visit looking = house.at(token);
    const http::Reply open = house.link_pages.look(looking);
    CHECK(open.status == 200);
    CHECK(has(open, "Shelter &lt;script&gt;"));
    CHECK(!has(open, "Secret Street"));
    CHECK(!has(open, "value=\"still_true\""));
    CHECK(!has(open, "name=\"draft\""));
    Fields wrong;
    wrong.add(place_field("available", id_of<ServiceId>('2')), "many");
    access::Visit stumbling = house.at(token, wrong);
    const http::Reply refused = house.link_pages.state(stumbling);
    CHECK(refused.status == 422);
    CHECK(has(refused, "value=\"many\""));
    Fields told;
    told.add(place_field("available", id_of<ServiceId>('2')), "4");
    access::Visit stating = house.at(token, told);
    CHECK(house.link_pages.state(stating).status == 200);
    CHECK(house.store.stated->available == 4);
    house.link_store.kept->ended = CapacityLinkEnd::used; // the database does it in one transaction
    for (const std::string& closed : {token, std::string("x"), std::string(54, 'A')}) {
      access::Visit late = house.at(closed), pressing = house.at(closed, told);
      const http::Reply one = house.link_pages.look(late), two = house.link_pages.state(pressing);
      CHECK(one.status == 404);
      CHECK(one.body.substr(one.body.find("<main")) == two.body.substr(two.body.find("<main")));
      CHECK(!has(one, "Shelter"));
      CHECK(!has(one, "Keeper"));
    }
    CHECK(house.reader.missing().empty());
  }
}

TEST_CASE("from outside: still true says again what was shown; who was overtaken reads again") {
  Linked house;
  house.store.stated = Capacity{2, 6, "bed", house.reader.clock().now() - std::chrono::hours(24), Provenance::stated};
  const std::string token = house.token_in(house.asked("desk@harbour.example"));
  access::Visit looking = house.at(token);
  CHECK(has(house.link_pages.look(looking), "value=\"still_true\""));
  Fields pressed;
  pressed.add("step", "still_true");
  access::Visit blind = house.at(token, pressed);
  CHECK(house.link_pages.state(blind).status == 412);
  pressed.add("version", std::to_string(house.store.stated->stated_at.us));
  access::Visit seen = house.at(token, pressed);
  CHECK(house.link_pages.state(seen).status == 200);
  CHECK(house.store.stated == Capacity{2, 6, "bed", house.reader.clock().now(), Provenance::stated});
  CHECK(house.reader.missing().empty());
}

TEST_CASE("asking for a link: an address that is none is said at its field; taken back; refused to who keeps nothing") {
  Linked house;
  const http::Reply wrong = house.asked("desk at harbour");
  CHECK(wrong.status == 422);
  CHECK(has(wrong, "href=\"#f-email\""));
  CHECK(has(wrong, "value=\"desk at harbour\""));
  CHECK(house.asked("desk@harbour.example").status == 200);
  access::Visit asking = house.visit('1');
  const http::Reply page = house.link_pages.asking(asking);
  CHECK(page.status == 200);
  CHECK(has(page, "desk@harbour.example"));
  CHECK(has(page, "/ask/revoke"));
  access::Visit revoking = house.visit('1');
  CHECK(house.link_pages.revoke(revoking).status == 303);
  access::Visit again = house.visit('1');
  CHECK(house.link_pages.revoke(again).status == 409);
  access::Visit after = house.visit('1');
  CHECK(!has(house.link_pages.asking(after), "/ask/revoke"));
  CHECK(house.reader.missing().empty());
  Linked chair(Role::chair);
  CHECK(chair.asked("desk@harbour.example").status == 403);
  access::Visit looking = chair.visit('1');
  CHECK(chair.link_pages.asking(looking).status == 403);
  House stranger(Role::representative); // of no organization
  access::Visit there = stranger.visit('1');
  CHECK(!has(stranger.pages.organization(there), "/ask\""));
  access::Visit here = house.visit('1');
  CHECK(has(house.pages.organization(here), "/ask\""));
}
