// An organization without an account says how much room it has: by a link once, and nothing is told to who has none.
#include "rooms/directory/links_room.h"

#include "platform/crypto/chance.h"
#include "rooms/directory/sql/link_store.h"
#include "rooms/directory/tests/stored.h"

using namespace concert;
using namespace concert::directory;
using access::Role;
using storage::testing::Place;

namespace {

struct Asking : Fixture {
  explicit Asking(const Place& place, CapacityLinks::Mail mail = CapacityLinks::Mail::none)
      : Fixture(place), link_store(*database, log),
        links(link_store, room, crypto::SecretKey::from_bytes(Bytes(32, 3)), mail, clock, chance) {
    REQUIRE(room.import(admin, {small_directory(), {"small", "en"}, std::nullopt}));
    const Entries entries = store.load().entries;
    shelter = entries.services[0].id;
    house = *entries.services[0].organization;
    mill = *entries.services[1].organization;
    REQUIRE(room.link(admin, house, {agency.agency, true}));
  }
  CapacityLinks::Issued issued(const OrganizationId& id) {
    auto out = links.issue(agency, id, to);
    REQUIRE(out);
    return *std::move(out);
  }
  std::vector<PlaceStatement> free_now(int available) const {
    PlaceStatement out{shelter, {}};
    out.told.available = available;
    return {out};
  }
  std::optional<Capacity> capacity() { return store.load().entries.services[0].capacity; }

  const access::Actor agency = seated(Role::representative), admin = seated(Role::administrator);
  const EmailAddress to = *EmailAddress::parse("desk@harbour.example");
  crypto::SeededChance chance{12};
  SqlLinkStore link_store;
  CapacityLinks links;
  ServiceId shelter;
  OrganizationId house, mill;
};

template <class T>
std::string said(const Result<T>& result) {
  return result ? "done" : result.error().word;
}

} // namespace

TEST_CASE("a link: looking changes nothing, stating uses it up, and both leave their trace") {
  storage::testing::on_every_engine([](Place& place) {
    INFO(place.name());
    Asking f(place);
    const auto issued = f.issued(f.house);
    REQUIRE(issued.token);
    CHECK(f.audited("directory.issue_link") == 1);
    const std::int64_t version = f.store.version(), audited = f.audited();
    for (int i = 0; i < 5; ++i) { // scanners of mail
      const auto asked = f.links.look(*issued.token);
      REQUIRE(asked);
      CHECK(asked->places.services().size() == 1);
      CHECK(asked->places.services()[0]->name == "Shelter");
    }
    CHECK(f.store.version() == version);
    CHECK(f.audited() == audited);
    CHECK(*f.links.state(*issued.token, 0, f.free_now(3)) == 1);
    CHECK(f.capacity() == Capacity{3, std::nullopt, "place", f.clock.now(), Provenance::stated});
    CHECK(f.audited("directory.state_by_link") == 1);
    CHECK(said(f.links.look(*issued.token)) == "directory.link.refused");
    CHECK(said(f.links.state(*issued.token, f.clock.now().us, f.free_now(9))) == "directory.link.refused");
    CHECK(f.capacity()->available == 3);
    CHECK(f.links.seen(f.agency, f.house)->latest->ended == CapacityLinkEnd::used);
    audit::Filter filter;
    filter.act = "directory.state_by_link";
    const auto trace = f.log.entries(*f.database, filter, std::nullopt, 10).entries.at(0).entry;
    CHECK(trace.member.empty());
    CHECK(trace.agency == f.agency.agency.text());
  });
}

TEST_CASE("a link that is used, late, altered, taken back, replaced or unknown is refused in the same words") {
  storage::testing::on_every_engine([](Place& place) {
    INFO(place.name());
    Asking f(place);
    const std::string replaced = *f.issued(f.house).token, back = *f.issued(f.house).token;
    REQUIRE(f.links.revoke(f.agency, f.house));
    CHECK(said(f.links.revoke(f.agency, f.house)) == "directory.link.none");
    const auto live = f.issued(f.house);
    std::string altered = *live.token;
    altered[4] = altered[4] == 'A' ? 'B' : 'A';
    const std::string unknown = capacity_link_signer(crypto::SecretKey::from_bytes(Bytes(32, 3)))
                                    .token_of(CapacityLinkId::draw(f.chance), live.link.expires_at);
    const std::string foreign =
        capacity_link_signer(crypto::SecretKey::from_bytes(Bytes(32, 4))).token_of(live.link.id, live.link.expires_at);
    for (const std::string& token : {replaced, back, altered, unknown, foreign, std::string(), std::string("x")}) {
      CHECK(f.links.look(token).error() == Refusal{RefusalKind::not_found, "directory.link.refused", {}});
      CHECK(said(f.links.state(token, 0, f.free_now(1))) == "directory.link.refused");
    }
    CHECK(!f.capacity());
    f.clock.advance(capacity_link_lives - std::chrono::seconds(1));
    CHECK(f.links.look(*live.token));
    f.clock.advance(std::chrono::seconds(1));
    CHECK(said(f.links.look(*live.token)) == "directory.link.refused");
    f.links.sweep();
    f.links.sweep();
    CHECK(f.audited("directory.expire_link") == 1);
    CHECK(f.links.seen(f.agency, f.house)->latest->ended == CapacityLinkEnd::expired);
  });
}

TEST_CASE("who was overtaken reads again with the same link, and two at once state once") {
  const Place place = Place::sqlite();
  Asking f(place);
  const std::string token = *f.issued(f.house).token;
  StateCapacity by_the_agency;
  by_the_agency.available = 1;
  REQUIRE(f.room.state_capacity(f.agency, f.shelter, by_the_agency));
  CHECK(f.links.state(token, 0, f.free_now(5)).error() == Refusal::stale());
  CHECK(f.capacity()->available == 1);
  const auto first = f.links.look(token), second = f.links.look(token);
  REQUIRE(first);
  REQUIRE(second);
  CHECK(f.room.state_by_link(first->link, first->places, first->places.seen, f.free_now(5)));
  CHECK(f.room.state_by_link(second->link, second->places, second->places.seen, f.free_now(6)).error() ==
        Refusal::not_found());
  CHECK(f.capacity()->available == 5);
}

TEST_CASE("links are asked for by who keeps the organization, and for what there is") {
  const Place place = Place::sqlite();
  Asking f(place);
  for (const Role role : {Role::chair, Role::planner, Role::evaluator, Role::privacy_officer}) {
    CHECK(f.links.issue(seated(role), f.house, f.to).error().kind == RefusalKind::not_permitted);
    CHECK(f.links.revoke(seated(role), f.house).error().kind == RefusalKind::not_permitted);
    CHECK(f.links.seen(seated(role), f.house).error().kind == RefusalKind::not_permitted);
  }
  CHECK(said(f.links.issue(f.agency, f.mill, f.to)) == "directory.not_own_organization");
  CHECK(f.links.issue(f.admin, f.mill, f.to));
  const auto nowhere = *OrganizationId::parse("0123456789abcdef0123456789abcdef");
  CHECK(f.links.issue(f.admin, nowhere, f.to).error() == Refusal::not_found());
  Fields wrong;
  wrong.add("email", "not an address");
  CHECK(read_ask_capacity(wrong).error().problems.at(0).field == "email");
  CHECK(!read_ask_capacity({}));
}

TEST_CASE("mail: made when it is sent, tried again later, and never for a link that has ended") {
  storage::testing::on_every_engine([](Place& place) {
    INFO(place.name());
    Asking f(place, CapacityLinks::Mail::queued);
    CHECK(!f.issued(f.house).token); // nobody sees it here
    CHECK(f.links.seen(f.agency, f.house)->mail_waits);
    auto due = f.links.due(10);
    REQUIRE(due.size() == 1);
    const auto ready = f.links.begin(due[0]);
    REQUIRE(ready);
    CHECK(ready->to == f.to);
    CHECK(f.links.look(ready->token));
    CHECK(f.links.due(10).empty()); // until the pause is over
    f.clock.advance(std::chrono::minutes(1));
    due = f.links.due(10);
    REQUIRE(due.size() == 1);
    REQUIRE(f.links.revoke(f.agency, f.house));
    CHECK(!f.links.begin(due[0]));
    CHECK(f.links.due(10).empty());
    (void)f.issued(f.house);
    due = f.links.due(10);
    REQUIRE(due.size() == 1);
    f.links.sent(f.links.begin(due[0])->id);
    f.clock.advance(std::chrono::hours(24));
    CHECK(f.links.due(10).empty());
    CHECK(!f.links.seen(f.agency, f.house)->mail_waits);
  });
}
