#include <doctest/doctest.h>

#include <set>

#include "rooms/access/pages/testing/reader.h"
#include "rooms/directory/pages/directory_pages.h"

using namespace concert;
using namespace concert::directory;
using access::Role;
using access::testing::has;
using access::testing::Reader;

namespace {

template <class AnId>
AnId id_of(char digit) {
  return *AnId::parse(std::string(32, digit));
}

class FixedStore : public Store {
public:
  std::optional<Capacity> stated;
  bool open_place = false; // with hours, access, a town and categories

  Stored load_whole() override { return load(); }
  Stored load() override {
    Entries out;
    Organization keeper;
    keeper.id = id_of<OrganizationId>('1');
    keeper.name = "Keeper & Co.";
    keeper.language = "en";
    out.organizations = {keeper};
    Service shelter;
    shelter.id = id_of<ServiceId>('2');
    shelter.organization = keeper.id;
    shelter.name = "Shelter <script>";
    shelter.description = "First.\nSecond.";
    shelter.website = "javascript:alert(1)";
    shelter.language = "en";
    shelter.ages = AgeLimits{18, std::nullopt, Provenance::invented, ""};
    shelter.capacity = stated;
    out.services = {shelter};
    Location hidden_place;
    hidden_place.id = id_of<LocationId>('3');
    hidden_place.name = "The house";
    hidden_place.visibility = AddressVisibility::withheld;
    hidden_place.language = "en";
    out.locations = {hidden_place};
    ServiceAtLocation link;
    link.id = id_of<ServiceAtLocationId>('4');
    link.service = shelter.id;
    link.location = hidden_place.id;
    out.services_at_locations = {link};
    Address address;
    address.id = id_of<AddressId>('5');
    address.location = hidden_place.id;
    address.address_1 = "77 Secret Street";
    address.city = "Hiddenville";
    out.addresses = {address};
    if (!open_place)
      return {out, stated ? 2 : 1};
    Location centre;
    centre.id = id_of<LocationId>('6');
    centre.name = "The <centre>";
    centre.language = "en";
    centre.position = Position{43.0, -79.0};
    out.locations.push_back(centre);
    ServiceAtLocation second;
    second.id = id_of<ServiceAtLocationId>('7');
    second.service = shelter.id;
    second.location = centre.id;
    out.services_at_locations.push_back(second);
    Address town;
    town.id = id_of<AddressId>('8');
    town.location = centre.id;
    town.city = "Milltown";
    out.addresses.push_back(town);
    TaxonomyTerm housing;
    housing.id = id_of<TaxonomyTermId>('9');
    housing.name = "Housing";
    housing.language = "en";
    out.terms.push_back(housing);
    TaxonomyTerm unused = housing;
    unused.id = id_of<TaxonomyTermId>('a');
    unused.name = "Unused branch";
    out.terms.push_back(unused);
    out.services.front().terms = {housing.id};
    Stored stored{out, 1};
    const auto row = [&](const char* table, char digit, std::vector<std::pair<std::string, std::string>> values) {
      stored.further.push_back({std::string(32, digit), {"test", table, std::string(1, digit)}, std::move(values)});
    };
    const std::string service = shelter.id.text(), open_id = centre.id.text(), hidden_id = hidden_place.id.text();
    row("schedule", 'b',
        {{"service_id", service},
         {"byday", "MO,TU,WE,TH,FR,SA,SU"},
         {"opens_at", "08:00"},
         {"closes_at", "20:00"},
         {"notes", "Ring <twice>"}});
    row("schedule", 'c',
        {{"location_id", hidden_id},
         {"byday", "MO"},
         {"opens_at", "03:33"},
         {"closes_at", "04:44"},
         {"notes", "Secret hours"}});
    row("accessibility", 'd', {{"location_id", hidden_id}, {"description", "Secret ramp"}});
    row("accessibility", 'e', {{"location_id", open_id}, {"description", "wheelchair"}, {"details", "Side <door>"}});
    return stored;
  }
  std::int64_t version() override { return stated ? 2 : 1; }
  std::vector<ImportRecord> imports() override {
    return {{"baltimore-charmcare", Instant{}, "en", 1, 1, 1, 4, 5, 6}, {"other <source>", Instant{}, "en"}};
  }
  Changes save_import(const Import&, const std::string&, Instant, const audit::Entry&) override { return {}; }
  Result<std::int64_t> save_service(const Service&, const audit::Entry&) override { return Refusal::not_found(); }
  Result<std::int64_t> save_visibility(const LocationId&, std::int64_t, AddressVisibility,
                                       const audit::Entry&) override {
    return Refusal::not_found();
  }
  Result<std::int64_t> save_capacity(const ServiceId&, const std::optional<Capacity>& capacity,
                                     const std::optional<Wait>&, const audit::Entry&) override {
    stated = capacity;
    return 2;
  }
  bool link(const OrganizationId&, AgencyId agency, const audit::Entry&) override {
    return linked.insert(agency).second;
  }
  bool unlink(const OrganizationId&, AgencyId agency, const audit::Entry&) override { return linked.erase(agency) > 0; }
  std::vector<AgencyId> agencies_of(const OrganizationId&) override { return {linked.begin(), linked.end()}; }
  std::vector<OrganizationId> organizations_of(AgencyId agency) override {
    return linked.contains(agency) ? std::vector{id_of<OrganizationId>('1')} : std::vector<OrganizationId>();
  }
  void record(const audit::Entry&) override {}
  std::set<AgencyId> linked;
};

class NoCodes : public codes::Store {
public:
  codes::KeptLists load() override { return {}; }
  void keep(const std::vector<codes::ListFile>&, const audit::Entry&) override {}
};

struct House {
  explicit House(Role role, Language language = Language::en) : reader(role, language) {}
  Reader reader;
  FixedStore store;
  NoCodes no_codes;
  Room room{store, reader.clock(), [](AgencyId) { return true; }};
  codes::Room codes{no_codes, reader.clock()};
  DirectoryPages pages{room, codes, [this](Language) {
                         return std::vector<std::pair<AgencyId, std::string>>{{reader.actor().agency, "Agency <1>"},
                                                                              {id_of<AgencyId>('8'), "Another"}};
                       }};

  access::Visit visit(char id = '2', Fields fields = {}) const {
    http::PathParameters path;
    path.add("id", std::string(32, id));
    return reader.visit("/directory", std::move(fields), path);
  }
};

} // namespace

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
