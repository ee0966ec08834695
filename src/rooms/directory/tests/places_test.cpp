// All services of an agency at once: what each last said, said again by one press or anew in one form.
#include "rooms/directory/places.h"

#include "rooms/directory/tests/stored.h"

using namespace concert;
using namespace concert::directory;
using access::Role;
using storage::testing::Place;

namespace {

struct Kept : Fixture {
  explicit Kept(const Place& place) : Fixture(place) {
    REQUIRE(room.import(admin, {small_directory(), {"small", "en"}, std::nullopt}));
    const Entries entries = store.load().entries;
    shelter = entries.services[0].id;
    club = entries.services[1].id;
    house = *entries.services[0].organization;
    mill = *entries.services[1].organization;
    REQUIRE(room.link(admin, house, {agency.agency, true}));
  }
  OwnPlaces own() {
    auto out = room.own_places(agency);
    REQUIRE(out);
    return *std::move(out);
  }
  const access::Actor agency = seated(Role::representative), admin = seated(Role::administrator);
  ServiceId shelter, club;
  OrganizationId house, mill;
};

PlaceStatement free_now(const ServiceId& id, int available) {
  PlaceStatement out{id, {}};
  out.told.available = available;
  return out;
}

} // namespace

TEST_CASE("an agency sees the services of the organizations that it keeps, and no others") {
  const Place place = Place::sqlite();
  Kept f(place);
  CHECK(f.own().services().size() == 1);
  CHECK(f.own().services()[0]->name == "Shelter");
  CHECK(f.own().seen == 0);
  REQUIRE(f.room.link(f.admin, f.mill, {f.agency.agency, true}));
  const OwnPlaces both = f.own();
  REQUIRE(both.organizations.size() == 2);
  CHECK(both.organizations[0].organization->name == "Harbour House"); // by name
  CHECK(both.services()[1]->name == "Club");
  for (const Role role : {Role::chair, Role::planner, Role::evaluator, Role::privacy_officer})
    CHECK(f.room.own_places(seated(role)).error().kind == RefusalKind::not_permitted);
  access::Actor other = f.agency;
  other.agency = *AgencyId::parse("55555555555555555555555555555555");
  CHECK(f.room.own_places(other).error().word == "directory.agency_not_linked");
  // What is not offered any more is not asked about.
  EditService texts;
  texts.name = "Club";
  texts.status = ServiceStatus::defunct;
  REQUIRE(f.room.edit_service(f.admin, f.club, 1, texts));
  CHECK(f.own().services().size() == 1);
}

TEST_CASE("one press says again what each said last, as of now, and leaves the silent ones silent") {
  storage::testing::on_every_engine([](Place& place) {
    INFO(place.name());
    Kept f(place);
    REQUIRE(f.room.link(f.admin, f.mill, {f.agency.agency, true}));
    CHECK(as_it_stands(f.own()).empty());
    CHECK(!oldest_statement(f.own()));
    StateCapacity said;
    said.available = 2;
    said.maximum = 5;
    said.unit = "bed";
    said.wait_days = 3;
    REQUIRE(f.room.state_capacity(f.agency, f.shelter, said));
    f.clock.advance(std::chrono::hours(24 * 6));
    CHECK(oldest_statement(f.own()) == f.clock.now() - std::chrono::hours(24 * 6));
    CHECK(*f.room.state_places(f.agency, f.own().seen, as_it_stands(f.own())) == 1);
    const Service shelter = *f.room.service(f.agency, f.shelter)->service;
    CHECK(shelter.capacity == Capacity{2, 5, "bed", f.clock.now(), Provenance::stated});
    CHECK(shelter.wait == Wait{3, f.clock.now(), Provenance::stated});
    CHECK(!f.room.service(f.agency, f.club)->service->capacity);
    CHECK(f.audited("directory.state_capacity") == 2);
    CHECK(f.own().seen == f.clock.now().us);
  });
}

TEST_CASE("who has read something older is told so, and nothing is saved; all or none") {
  const Place place = Place::sqlite();
  Kept f(place);
  const std::int64_t seen = f.own().seen;
  StateCapacity by_another;
  by_another.available = 0;
  REQUIRE(f.room.state_capacity(f.agency, f.shelter, by_another));
  CHECK(f.room.state_places(f.agency, seen, {free_now(f.shelter, 4)}).error() == Refusal::stale());
  CHECK(f.room.service(f.agency, f.shelter)->service->capacity->available == 0);
  const std::int64_t now_seen = f.own().seen;
  CHECK(f.room.state_places(f.agency, now_seen, {free_now(f.shelter, 4), free_now(f.club, 1)}).error().word ==
        "directory.not_own_organization");
  CHECK(f.room.service(f.agency, f.shelter)->service->capacity->available == 0);
  CHECK(f.room.state_places(f.agency, now_seen, {free_now(f.shelter, 4)}));
  CHECK(f.room.service(f.agency, f.shelter)->service->capacity->available == 4);
}

TEST_CASE("the form is read service by service, with each problem at its field") {
  const Place place = Place::sqlite();
  Kept f(place);
  REQUIRE(f.room.link(f.admin, f.mill, {f.agency.agency, true}));
  const OwnPlaces own = f.own();
  Fields typed;
  typed.add(place_field("available", f.shelter), "9");
  typed.add(place_field("maximum", f.shelter), "5");
  typed.add(place_field("wait_days", f.club), "-1");
  const auto wrong = read_places(typed, own);
  REQUIRE(!wrong);
  std::map<std::string, std::string> words;
  for (const Problem& problem : wrong.error().problems)
    words[problem.field] = problem.word;
  CHECK(words.at(place_field("available", f.shelter)) == "directory.more_than_maximum");
  CHECK(words.at(place_field("available", f.club)) == "problem.required");
  CHECK(words.size() <= 3);
  Fields one;
  one.add(place_field("available", f.club), "4");
  one.add(place_field("unit", f.shelter), "bed"); // says nothing by itself
  const auto told = read_places(one, own);
  REQUIRE(told);
  REQUIRE(told->size() == 1);
  CHECK(told->at(0).service == f.club);
  CHECK(read_places({}, own).error().problems.at(0).word == "directory.places.nothing_told");
  Fields strange;
  strange.add(place_field("available", *ServiceId::parse("0123456789abcdef0123456789abcdef")), "4");
  CHECK(!read_places(strange, own)); // of a service that is not theirs: nothing was said
}
