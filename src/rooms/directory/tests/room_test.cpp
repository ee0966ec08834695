#include "rooms/directory/room.h"

#include <thread>

#include "rooms/directory/tests/stored.h"

using namespace concert;
using namespace concert::directory;
using access::Role;
using storage::testing::Place;

namespace {

struct Filled : Fixture {
  explicit Filled(const Place& place) : Fixture(place) {
    const auto outcome = room.import(seated(Role::administrator), {small_directory(), {"small", "en"}, std::nullopt});
    REQUIRE(outcome);
    const Entries entries = store.load().entries;
    shelter = entries.services[0];
    place_of_shelter = entries.locations[0];
    house = *shelter.organization;
    REQUIRE(room.link(seated(Role::administrator), house, {seated(Role::representative).agency, true}));
  }
  OrganizationId house;
  Service shelter;
  Location place_of_shelter;
};

StateCapacity free_places(int available) {
  StateCapacity act;
  act.available = available;
  return act;
}

} // namespace

TEST_CASE("each act asks the gate, and a refused one leaves no trace") {
  const Place place = Place::sqlite();
  Filled f(place);
  const std::int64_t before = f.audited();
  for (const Role role : {Role::chair, Role::representative, Role::planner, Role::evaluator, Role::privacy_officer,
                          Role::agency_administrator}) {
    CHECK(f.room.import(seated(role), {small_directory(), {"x", "en"}, std::nullopt}).error().kind ==
          RefusalKind::not_permitted);
    CHECK(f.room.find(seated(role), {}));
  }
  CHECK_FALSE(f.room.export_hsds(seated(Role::representative), {}));
  CHECK_FALSE(f.room.state_capacity(seated(Role::planner), f.shelter.id, free_places(1)));
  CHECK_FALSE(f.room.edit_service(seated(Role::evaluator), f.shelter.id, 1, {}));
  CHECK_FALSE(
      f.room.set_address_visibility(seated(Role::chair), f.place_of_shelter.id, 1, AddressVisibility::withheld));
  CHECK(f.audited() == before);
}

TEST_CASE("an agency states its room with one click, and the next reader sees it") {
  const Place place = Place::sqlite();
  Filled f(place);
  const access::Actor agency = seated(Role::representative);
  CHECK(f.room.service(agency, f.shelter.id)->standing == CapacityStanding::unknown);
  REQUIRE(f.room.state_capacity(agency, f.shelter.id, free_places(2)));
  const ServiceView view = *f.room.service(agency, f.shelter.id);
  CHECK(view.standing == CapacityStanding::free);
  CHECK(view.service->capacity->stated_at == f.clock.now());
  CHECK(view.service->capacity->source == Provenance::stated);
  CHECK(view.catalogue->version() == f.store.version());
  CHECK(f.store.load().entries.services[0].capacity == view.service->capacity);
  Search search;
  search.capacity = CapacityWish::free;
  search.words = "shelter";
  CHECK(f.room.find(agency, search)->found.total == 1);

  f.clock.advance(std::chrono::hours(24 * 7 + 1));
  CHECK(f.room.service(agency, f.shelter.id)->standing == CapacityStanding::unknown);
  CHECK(f.room.find(agency, search)->found.total == 0);
  CHECK(f.audited("directory.state_capacity") == 1);
  CHECK(f.room.state_capacity(agency, *ServiceId::parse("0123456789abcdef0123456789abcdef"), free_places(1)).error() ==
        Refusal::not_found());
}

TEST_CASE("an agency keeps the entries of the organizations that it is linked to, and no others") {
  const Place place = Place::sqlite();
  Filled f(place);
  const Entries entries = f.store.load().entries;
  const Service& club = entries.services[1];
  const access::Actor agency = seated(Role::representative), clerk = seated(Role::agency_administrator),
                      admin = seated(Role::administrator);
  access::Actor other = agency;
  other.agency = *AgencyId::parse("55555555555555555555555555555555");
  EditService texts;
  texts.name = "New";
  const auto word = [](const Result<void>& done) { return done ? std::string("done") : done.error().word; };
  const std::int64_t before = f.audited();
  CHECK(word(f.room.state_capacity(agency, club.id, free_places(1))) == "directory.not_own_organization");
  CHECK(word(f.room.edit_service(clerk, club.id, 1, texts)) == "directory.not_own_organization");
  CHECK(word(f.room.set_address_visibility(clerk, entries.locations[1].id, 1, AddressVisibility::withheld)) ==
        "directory.not_own_organization");
  CHECK(word(f.room.state_capacity(other, f.shelter.id, free_places(1))) == "directory.agency_not_linked");
  CHECK(word(f.room.edit_service(other, f.shelter.id, 1, texts)) == "directory.agency_not_linked");
  CHECK(word(f.room.set_address_visibility(other, f.place_of_shelter.id, 1, AddressVisibility::open)) ==
        "directory.agency_not_linked");
  CHECK(f.audited() == before);
  CHECK(f.room.state_capacity(clerk, f.shelter.id, free_places(1)));
  CHECK(f.room.state_capacity(admin, club.id, free_places(1))); // administrators keep all

  // Linking is for administrators, known agencies and organizations; twice is once.
  for (const Role role : {Role::representative, Role::agency_administrator, Role::chair, Role::planner})
    CHECK(f.room.link(seated(role), *club.organization, {agency.agency, true}).error().kind ==
          RefusalKind::not_permitted);
  CHECK(f.room.link(admin, *club.organization, {Fixture::stranger(), true}).error().kind == RefusalKind::invalid);
  CHECK(f.room.link(admin, *OrganizationId::parse("0123456789abcdef0123456789abcdef"), {agency.agency, true}).error() ==
        Refusal::not_found());
  REQUIRE(f.room.link(admin, *club.organization, {agency.agency, true}));
  REQUIRE(f.room.link(admin, *club.organization, {agency.agency, true}));
  CHECK(f.audited("directory.link_agency") == 2); // with the one of the fixture
  CHECK(f.room.agencies_of(agency, *club.organization).value() == std::vector<AgencyId>{agency.agency});
  CHECK(f.room.state_capacity(agency, club.id, free_places(1)));

  // A link outlives the next import, and ends when it is taken away.
  REQUIRE(f.room.import(admin, {small_directory(), {"small", "en"}, std::nullopt}));
  CHECK(f.room.state_capacity(agency, f.shelter.id, free_places(3)));
  REQUIRE(f.room.link(admin, f.house, {agency.agency, false}));
  CHECK(word(f.room.state_capacity(agency, f.shelter.id, free_places(4))) == "directory.not_own_organization");
  REQUIRE(f.room.link(admin, *club.organization, {agency.agency, false}));
  CHECK(word(f.room.state_capacity(agency, f.shelter.id, free_places(4))) == "directory.agency_not_linked");
  CHECK(f.audited("directory.unlink_agency") == 2);
  Fields odd;
  odd.add("agency", "health");
  odd.add("linked", "perhaps");
  CHECK(read_link_agency(odd).error().problems.size() == 2);
}

TEST_CASE("a wait stated with no places makes a waiting list, and stating places again keeps it") {
  const Place place = Place::sqlite();
  Filled f(place);
  const access::Actor agency = seated(Role::representative);
  StateCapacity act = free_places(0);
  act.wait_days = 9;
  REQUIRE(f.room.state_capacity(agency, f.shelter.id, act));
  CHECK(f.room.service(agency, f.shelter.id)->standing == CapacityStanding::waitlist);
  REQUIRE(f.room.state_capacity(agency, f.shelter.id, free_places(0)));
  const ServiceView view = *f.room.service(agency, f.shelter.id);
  CHECK(view.service->wait->days == 9);
  CHECK(view.service->wait == f.store.load().entries.services[0].wait);
}

TEST_CASE("a view holds together: organization, places, phones, categories") {
  const Place place = Place::sqlite();
  Filled f(place);
  const ServiceView view = *f.room.service(seated(Role::representative), f.shelter.id);
  CHECK(view.service->name == "Shelter");
  CHECK(view.organization->name == "Harbour House");
  REQUIRE(view.locations.size() == 1);
  CHECK(view.catalogue->addresses_of(view.locations[0]->id)[0]->address_1 == "1 Harbour St");
  REQUIRE(view.phones.size() == 1);
  CHECK(view.phones[0]->number == "555-0100");
  REQUIRE(view.terms.size() == 2);
  CHECK(view.terms[0]->name == "Shelter");
  const OrganizationView owner = *f.room.organization(seated(Role::planner), view.organization->id);
  CHECK(owner.services.size() == 1);
  CHECK_FALSE(f.room.service(seated(Role::planner), *ServiceId::parse("0123456789abcdef0123456789abcdef")));
}

TEST_CASE("a withheld address is in no view and no export") {
  const Place place = Place::sqlite();
  Filled f(place);
  REQUIRE(f.room.set_address_visibility(seated(Role::administrator), f.place_of_shelter.id, f.place_of_shelter.version,
                                        AddressVisibility::withheld));
  const ServiceView view = *f.room.service(seated(Role::representative), f.shelter.id);
  CHECK_FALSE(view.locations[0]->position);
  const Address& address = *view.catalogue->addresses_of(view.locations[0]->id)[0];
  CHECK(address.address_1.empty());
  CHECK(address.postal_code.empty());
  CHECK(address.city == "Town");
  const Export out = *f.room.export_hsds(seated(Role::administrator), {});
  CHECK(out.addresses_withheld == 1);
  for (const auto& [name, bytes] : out.files)
    CHECK(bytes.find("Harbour St") == std::string::npos);
  CHECK(f.audited("directory.export") == 1);
}

TEST_CASE("an edit needs the version that was read, and says what was stated") {
  const Place place = Place::sqlite();
  Filled f(place);
  const access::Actor actor = seated(Role::representative);
  EditService act;
  act.name = "Night Shelter";
  act.minimum_age = 18; // as the prose said: unchanged, and still read from prose
  REQUIRE(f.room.edit_service(actor, f.shelter.id, 1, act));
  CHECK(f.room.service(actor, f.shelter.id)->service->ages->source == Provenance::parsed_from_prose);
  CHECK(f.room.edit_service(actor, f.shelter.id, 1, act).error() == Refusal::stale());
  act.minimum_age = 16;
  REQUIRE(f.room.edit_service(actor, f.shelter.id, 2, act));
  const ServiceView view = *f.room.service(actor, f.shelter.id);
  CHECK(view.service->ages == AgeLimits{16, std::nullopt, Provenance::stated, ""});
  CHECK(view.service->name == "Night Shelter");
  CHECK(view.service->languages.size() == 2); // what the form does not hold is kept
  CHECK(view.service->edited_locally);
  CHECK(f.room.find(actor, {})->found.hits[1].service->name == "Night Shelter");
}

TEST_CASE("a refused import changes nothing; what was left out is reported") {
  const Place place = Place::sqlite();
  Filled f(place);
  const std::int64_t before = f.store.version();
  Files files = small_directory();
  files.erase("services.csv");
  CHECK(f.room.import(seated(Role::administrator), {files, {"small", "en"}}).error().problems[0].word ==
        "directory.import.no_services");
  CHECK(f.store.version() == before);
  files = small_directory();
  files["services.csv"] += "3,77,New,,,\n";
  const ImportOutcome outcome = *f.room.import(seated(Role::administrator), {files, {"small", "en"}, std::nullopt});
  CHECK(outcome.changes.added == 1);
  CHECK(outcome.report.count(NoteKind::left_out) == 1);
  CHECK(f.room.imports(seated(Role::planner))->at(0).left_out == 1);
  ImportDirectory overlaid{small_directory(), {"small", "en"}, ImportDirectory::Overlay{"o.csv", "nonsense\n", {}}};
  CHECK(f.room.install(overlaid).error().problems[0].word == "directory.import.column_missing");
}

TEST_CASE("all or nothing: one row that would be left out refuses the whole, and says where") {
  const Place place = Place::sqlite();
  Filled f(place);
  const std::int64_t before = f.store.version();
  ImportDirectory act{small_directory(), {"small", "en"}};
  act.files["services.csv"] += "3,77,New,,,\n";
  act.strictness = Strictness::all_or_nothing;
  const std::vector<Problem> problems = f.room.import(seated(Role::administrator), act).error().problems;
  REQUIRE(problems.size() == 2);
  CHECK(problems[0] == Problem{"folder", "directory.import.all_or_nothing", {"1"}});
  CHECK(problems[1] == Problem{"services.csv:4", "directory.import.dangling_location", {"77"}});
  CHECK(f.store.version() == before);
  act.files = small_directory();
  CHECK(f.room.import(seated(Role::administrator), act));
}

TEST_CASE("a check reads and keeps nothing, and only who may import may check") {
  const Place place = Place::sqlite();
  Filled f(place);
  const std::int64_t before = f.store.version(), audited = f.audited();
  ImportDirectory act{small_directory(), {"elsewhere", "en"}};
  act.files["services.csv"] += "3,77,New,,,\n";
  const CheckedImport checked = *f.room.check(seated(Role::administrator), act);
  CHECK(checked.services == 3);
  CHECK(checked.dialect == "ohana");
  CHECK(checked.report.count(NoteKind::left_out) == 1);
  CHECK(f.store.version() == before);
  CHECK(f.audited() == audited);
  CHECK_FALSE(f.room.check(seated(Role::representative), act));
}

TEST_CASE("what the program has no field for is kept by import and given back by export, under the same ids") {
  storage::testing::on_every_engine([](Place& place) {
    INFO(place.name());
    Fixture f(place);
    const std::string id = "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610";
    ImportDirectory act{{{"organizations.csv", "id,name,description,tax_id\n" + id + ",Org,d,\"7, 7\"\n"},
                         {"services.csv", "id,organization_id,name,status,licenses\ns," + id + ",Help,active,L-1\n"},
                         {"schedules.csv", "id,service_id,byday,opens_at\nh,s,MO,09:00\n"}},
                        {"source", "en"}};
    REQUIRE(f.room.import(seated(Role::administrator), act));
    CHECK(f.store.load_whole().further.size() == 3);
    CHECK(f.store.load().further.size() == 1); // the hours: what a catalogue reads
    const Export out = *f.room.export_hsds(seated(Role::administrator), {});
    CHECK(out.files.at("organizations.csv").find(id + ",Org,,d,,,,\"7, 7\"") != std::string::npos);
    CHECK(out.files.at("services.csv").find("L-1") != std::string::npos);
    CHECK(out.files.at("schedules.csv").find("09:00") != std::string::npos);
    // The same again changes nothing; a source that says less takes it back.
    const ImportOutcome again = *f.room.import(seated(Role::administrator), act);
    CHECK(again.changes.unchanged == 2);
    CHECK(again.changes.version == 1);
    act.files.erase("schedules.csv");
    CHECK(f.room.import(seated(Role::administrator), act)->changes.version == 2);
    CHECK(f.store.load_whole().further.size() == 2);
  });
}

TEST_CASE("forms are read strictly") {
  Fields fields;
  fields.add("available", "3");
  fields.add("maximum", "2");
  CHECK(read_state_capacity(fields).error().problems[0].word == "directory.more_than_maximum");
  Fields negative;
  negative.add("available", "-1");
  CHECK_FALSE(read_state_capacity(negative));
  CHECK_FALSE(read_state_capacity({}));
  Fields edit;
  edit.add("name", "X");
  edit.add("status", "open");
  edit.add("minimum_age", "30");
  edit.add("maximum_age", "20");
  CHECK(read_edit_service(edit).error().problems[0].field == "status");
  Fields closed;
  closed.add("name", "X");
  closed.add("status", "temporarily_closed");
  CHECK(read_edit_service(closed)->status == ServiceStatus::temporarily_closed);
  closed.add("minimum_age", "30");
  closed.add("maximum_age", "20");
  CHECK(read_edit_service(closed).error().problems[0].word == "directory.younger_than_minimum");
}

TEST_CASE("readers and writers do not disturb each other") {
  const Place place = Place::sqlite();
  Filled f(place);
  std::thread writer([&] {
    for (int i = 0; i < 30; ++i)
      (void)f.room.state_capacity(seated(Role::representative), f.shelter.id, free_places(i % 3)).has_value();
  });
  for (int i = 0; i < 60; ++i) {
    const auto view = f.room.service(seated(Role::planner), f.shelter.id);
    CHECK(view->service->name == "Shelter");
  }
  writer.join();
  CHECK(f.room.service(seated(Role::planner), f.shelter.id)->service->capacity->available == 2);
}
