#include "rooms/directory/catalogue.h"

#include <algorithm>
#include <chrono>
#include <set>

#include <doctest/doctest.h>

#include "rooms/directory/fuzzy_words.h"
#include "rooms/directory/tests/baltimore.h"

using namespace concert;
using namespace concert::directory;

namespace {

const Instant now = *Instant::parse_iso("2026-11-22T12:00:00Z");

Service make(const char* id, const char* name, const char* description = "") {
  Service service;
  service.origin = {"test", "service", id};
  service.id = id_from<ServiceTag>(service.origin);
  service.name = name;
  service.description = description;
  service.language = "en";
  return service;
}

TaxonomyTerm term(const char* code, const char* name, const char* parent = nullptr) {
  TaxonomyTerm out;
  out.origin = {"test", "taxonomy", code};
  out.id = id_from<TaxonomyTermTag>(out.origin);
  out.code = code;
  out.name = name;
  if (parent != nullptr)
    out.parent = id_from<TaxonomyTermTag>({"test", "taxonomy", parent});
  return out;
}

std::vector<std::string> names(const Found& found) {
  std::vector<std::string> out;
  for (const Hit& hit : found.hits)
    out.push_back(hit.service->name);
  return out;
}

std::vector<std::string> find(const Catalogue& catalogue, std::string words) {
  Search search;
  search.words = std::move(words);
  return names(catalogue.find(search));
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("words are compared without case and accents, across apostrophes") {
  CHECK(words_of("Dépanneur d’urgence – l'Île") == Names{"depanneur", "d", "urgence", "l", "ile"});
  CHECK(words_of("24/7 Naloxone-kits") == Names{"24", "7", "naloxone", "kits"});
  CHECK(one_slip_apart("shelter", "sheltr"));
  CHECK(one_slip_apart("shelter", "shetler"));
  CHECK(one_slip_apart("centre", "center"));
  CHECK(one_slip_apart("counselling", "counseling"));
  CHECK_FALSE(one_slip_apart("shelter", "shelter"));
  CHECK_FALSE(one_slip_apart("shelter", "shlter2"));
  CHECK_FALSE(one_slip_apart("abcd", "badc"));
}

TEST_CASE("search meets accents, beginnings and slips of the key") {
  const Catalogue catalogue(
      {{}, {make("1", "Dépanneur Solidaire"), make("2", "Emergency Shelter"), make("3", "Food")}, {}, {}, {}, {}, {}},
      1);
  CHECK(find(catalogue, "depanneur") == Names{"Dépanneur Solidaire"});
  CHECK(find(catalogue, "DÉPANNEUR") == Names{"Dépanneur Solidaire"});
  CHECK(find(catalogue, "depaneur") == Names{"Dépanneur Solidaire"});
  CHECK(find(catalogue, "shel") == Names{"Emergency Shelter"});
  CHECK(find(catalogue, "shletr").empty()); // two slips
  CHECK(find(catalogue, "shetler") == Names{"Emergency Shelter"});
  CHECK(find(catalogue, "fodo").empty()); // short words must be right
  CHECK(find(catalogue, "helter") == Names{"Emergency Shelter"});
  CHECK(find(catalogue, "'\"%;--").size() == 3); // no word at all is no condition
  CHECK(find(catalogue, "zzzz").empty());
}

TEST_CASE("a hit in the name outranks one in a category, and that one any text") {
  Entries entries;
  entries.terms = {term("1", "Shelter")};
  entries.services = {make("1", "A", "shelter shelter shelter shelter shelter shelter shelter shelter shelter"),
                      make("2", "B"), make("3", "A Very Long Name Of A Place That Has A Shelter")};
  entries.services[1].terms = {entries.terms[0].id};
  const Catalogue catalogue(entries, 1);
  CHECK(find(catalogue, "shelter") == Names{"A Very Long Name Of A Place That Has A Shelter", "B", "A"});
}

TEST_CASE("entries with all words come alone; when there are none, those with the most") {
  const Catalogue catalogue(
      {{}, {make("1", "Youth Shelter"), make("2", "Youth Club"), make("3", "Family Shelter")}, {}, {}, {}, {}, {}}, 1);
  CHECK(find(catalogue, "youth shelter") == Names{"Youth Shelter"});
  Search search;
  search.words = "family club dancing";
  const Found found = catalogue.find(search);
  CHECK(found.words_asked == 3);
  CHECK(found.words_met == 1);
  CHECK(found.total == 2);
}

TEST_CASE("filters keep the unknown and mark it, or leave it out") {
  Entries entries;
  entries.services = {make("1", "Adults"), make("2", "Teens"), make("3", "Silent")};
  entries.services[0].ages = AgeLimits{18, std::nullopt, Provenance::stated, ""};
  entries.services[1].ages = AgeLimits{13, 17, Provenance::stated, ""};
  entries.services[1].languages = {{"fr", LanguageReach::offered}};
  entries.services[0].languages = {{"es", LanguageReach::offered}, {"fr", LanguageReach::printed}};
  entries.services[0].areas = {{"lower_town", "Basse-Ville", Provenance::stated}};
  const Catalogue catalogue(entries, 1);
  Search search;
  search.age = 15;
  Found found = catalogue.find(search);
  CHECK(names(found) == Names{"Silent", "Teens"});
  CHECK(found.hits[0].age_unknown);
  CHECK_FALSE(found.hits[1].age_unknown);
  search.unknowns = Unknowns::left_out;
  CHECK(names(catalogue.find(search)) == Names{"Teens"});
  search = {};
  search.spoken = "fr";
  CHECK(names(catalogue.find(search)) == Names{"Silent", "Teens"}); // a leaflet is no help in a language
  search.spoken = "en";
  CHECK(catalogue.find(search).total == 3); // sources list the languages beside their own
  search.unknowns = Unknowns::left_out;
  CHECK(catalogue.find(search).total == 0);
  search = {};
  search.areas = {"LOWER_TOWN"};
  CHECK(names(catalogue.find(search)) == Names{"Adults", "Silent", "Teens"});
  search.unknowns = Unknowns::left_out;
  CHECK(names(catalogue.find(search)) == Names{"Adults"});
  search.areas = {"basse-ville"};
  CHECK(catalogue.find(search).total == 1);
  search.areas = {"old_harbour"};
  CHECK(catalogue.find(search).total == 0);
}

TEST_CASE("a promise of interpreters keeps a service in, marked") {
  Entries entries;
  entries.services = {make("1", "Spanish"), make("2", "Line")};
  for (Service& each : entries.services)
    each.languages = {{"es", LanguageReach::offered}};
  entries.services[0].interpretation = "Spanish.";
  entries.services[1].interpretation = "Spanish. Language Line for other languages.";
  const Catalogue catalogue(entries, 1);
  Search search;
  search.spoken = "so";
  const Found found = catalogue.find(search);
  REQUIRE(names(found) == Names{"Line"});
  CHECK(found.hits[0].language_unknown);
}

TEST_CASE("capacity is asked as of now, and what is old is not known") {
  Entries entries;
  entries.services = {make("1", "Fresh"), make("2", "Old"), make("3", "Full"), make("4", "Silent"),
                      make("5", "Closed")};
  entries.services[0].capacity = Capacity{2, 5, "bed", now - std::chrono::hours(24), Provenance::stated};
  entries.services[1].capacity = Capacity{9, 9, "bed", now - std::chrono::hours(24 * 30), Provenance::stated};
  entries.services[2].capacity = Capacity{0, 5, "bed", now, Provenance::stated};
  entries.services[4].capacity = Capacity{3, 5, "bed", now, Provenance::stated};
  entries.services[4].status = ServiceStatus::defunct;
  const Catalogue catalogue(entries, 1);
  Search search;
  search.now = now;
  search.capacity = CapacityWish::free;
  CHECK(names(catalogue.find(search)) == Names{"Fresh"});
  search.capacity = CapacityWish::known;
  CHECK(names(catalogue.find(search)) == Names{"Fresh", "Full"});
  search.capacity = CapacityWish::any;
  CHECK(catalogue.find(search).total == 4); // a service that has ended is not found
}

TEST_CASE("capacity ages: free, full, waitlist, and unknown when nobody said it lately") {
  const Capacity some{1, 4, "bed", now - std::chrono::hours(48), Provenance::stated};
  const Capacity none{0, 4, "bed", now - std::chrono::hours(48), Provenance::stated};
  const Wait wait{5, now - std::chrono::hours(48), Provenance::stated};
  CHECK(capacity_on(some, std::nullopt, now, 7) == CapacityStanding::free);
  CHECK(capacity_on(some, wait, now, 7) == CapacityStanding::free);
  CHECK(capacity_on(none, std::nullopt, now, 7) == CapacityStanding::full);
  CHECK(capacity_on(none, wait, now, 7) == CapacityStanding::waitlist);
  CHECK(capacity_on(std::nullopt, wait, now, 7) == CapacityStanding::waitlist);
  CHECK(capacity_on(std::nullopt, std::nullopt, now, 7) == CapacityStanding::unknown);
  CHECK(capacity_on(some, std::nullopt, now, 2) == CapacityStanding::free); // the last moment still counts
  CHECK(capacity_on(some, std::nullopt, now + std::chrono::microseconds(1), 2) == CapacityStanding::unknown);
  CHECK(capacity_on(none, wait, now, 1) == CapacityStanding::unknown);
  CHECK(capacity_on(some, std::nullopt, now - std::chrono::hours(72), 7) ==
        CapacityStanding::unknown); // from the future
  CHECK(days_old(some.stated_at, now) == 2);
  CHECK_FALSE(days_old(now, now - std::chrono::hours(1)));
}

TEST_CASE("the tree counts each service once, with descendants, and rings end nowhere") {
  Entries entries;
  entries.terms = {term("1", "Housing"),        term("1-1", "Shelter", "1"), term("2", "Emergency"),
                   term("2-1", "Shelter", "2"), term("8", "Ring", "9"),      term("9", "Ring", "8")};
  entries.services = {make("1", "One"), make("2", "Two")};
  entries.services[0].terms = {entries.terms[0].id, entries.terms[1].id, entries.terms[4].id};
  entries.services[1].terms = {entries.terms[1].id, entries.terms[3].id};
  const Catalogue catalogue(entries, 1);
  REQUIRE(catalogue.tree().size() == 4);
  CHECK(catalogue.tree()[0].term->name == "Housing");
  CHECK(catalogue.tree()[0].services == 2);
  CHECK(catalogue.tree()[1].depth == 1);
  CHECK(catalogue.tree()[2].services == 1);
  CHECK(catalogue.terms_titled("SHELTER").size() == 2);
  CHECK(catalogue.services_with(entries.terms[4].id).empty());
  Search search;
  search.terms = {entries.terms[2].id};
  CHECK(names(catalogue.find(search)) == Names{"Two"});
  search.terms = {entries.terms[2].id, entries.terms[0].id};
  CHECK(catalogue.find(search).total == 2);
}

TEST_CASE("open now: what is known to be closed goes, what is unknown stays behind, or goes too when asked") {
  Entries entries;
  entries.services = {make("1", "A closed"), make("2", "B silent"), make("3", "C open"), make("4", "D words")};
  const auto hours = [&](std::size_t service, const char* opens, const char* closes) {
    FurtherRow row;
    row.origin = {"test", "schedule", std::to_string(service)};
    row.id = stable_id(row.origin);
    row.values = {{"service_id", entries.services[service].id.text()},
                  {"byday", "MO"},
                  {"opens_at", opens},
                  {"closes_at", closes}};
    return row;
  };
  FurtherRow words = hours(3, "", "");
  words.values.back() = {"description", "ask us"};
  const std::vector<FurtherRow> beside = {hours(0, "06:00", "07:00"), hours(2, "08:00", "20:00"), words};
  const Catalogue catalogue(entries, 1, beside);
  Search search;
  search.local = {*LocalDate::parse_iso("2026-11-23"), 12 * 60};
  CHECK(catalogue.find(search).total == 4); // nobody asked
  search.open = OpenWish::now;
  const Found found = catalogue.find(search);
  CHECK(names(found) == Names{"C open", "B silent", "D words"});
  CHECK_FALSE(found.hits[0].open_unknown);
  CHECK(found.hits[1].open_unknown);
  search.unknowns = Unknowns::left_out;
  CHECK(names(catalogue.find(search)) == Names{"C open"});
  search.local.minute = 6 * 60;
  CHECK(names(catalogue.find(search)) == Names{"A closed"});
  // Saying how much room there is rebuilds the rest, and keeps the hours.
  const auto later = catalogue.with_capacity(entries.services[0].id, std::nullopt, std::nullopt, 2);
  CHECK(names(later->find(search)) == Names{"A closed"});
}

TEST_CASE("distance: nearest first, unknown last, and a withheld place has none") {
  Entries entries;
  entries.services = {make("1", "A hidden"), make("2", "B far"), make("3", "C near"), make("4", "D nowhere"),
                      make("5", "E both")};
  const auto place = [&](const char* id, std::vector<std::size_t> services, std::optional<Position> position,
                         const char* town, AddressVisibility visibility = AddressVisibility::open) {
    Location location;
    location.origin = {"test", "location", id};
    location.id = id_from<LocationTag>(location.origin);
    location.name = id;
    location.position = position;
    location.visibility = visibility;
    Address address;
    address.origin = {"test", "address", id};
    address.id = id_from<AddressTag>(address.origin);
    address.location = location.id;
    address.city = town;
    for (const std::size_t service : services) {
      ServiceAtLocation at;
      at.origin = {"test", "service_at_location", std::string(id) + std::to_string(service)};
      at.id = id_from<ServiceAtLocationTag>(at.origin);
      at.service = entries.services[service].id;
      at.location = location.id;
      entries.services_at_locations.push_back(at);
    }
    entries.locations.push_back(location);
    entries.addresses.push_back(address);
    return location.id;
  };
  const Position mill{43.0, -79.0}, harbour{43.2, -79.0};
  place("mill", {2}, mill, "Milltown");
  const LocationId harbour_place = place("harbour", {1, 4}, harbour, "HARBOUR");
  const LocationId hidden = place("house", {0, 4}, mill, "Secretville", AddressVisibility::withheld);
  place("none", {3}, std::nullopt, "Milltown");
  const Catalogue catalogue(entries, 1);

  REQUIRE(catalogue.towns().size() == 2);
  CHECK(catalogue.towns()[1].name == "Milltown");
  CHECK(catalogue.towns()[1].places == 1);
  CHECK(catalogue.point_named("milltown")->is_town);
  CHECK(catalogue.point_named(harbour_place.text())->name == "harbour");
  for (const std::string& none : {hidden.text(), std::string("Secretville"), std::string("1 Mill Street"),
                                  std::string("43.0,-79.0"), std::string(32, 'f'), std::string()})
    CHECK_FALSE(catalogue.point_named(none));

  Search search;
  search.near = "MILLTOWN";
  Found found = catalogue.find(search);
  CHECK(names(found) == Names{"C near", "B far", "E both", "A hidden", "D nowhere"});
  CHECK(found.hits[0].km == 0);
  CHECK(*found.hits[1].km == doctest::Approx(22.24).epsilon(0.001)); // a fifth of a degree of latitude
  CHECK(*found.hits[2].km == found.hits[1].km);                      // by its open place, though the hidden one is here
  CHECK(found.hits[3].distance_unknown);
  CHECK_FALSE(found.hits[3].km);
  search.within_km = 10;
  CHECK(names(catalogue.find(search)) == Names{"C near", "A hidden", "D nowhere"});
  search.unknowns = Unknowns::left_out;
  CHECK(names(catalogue.find(search)) == Names{"C near"});
  // PRIVACY: the same as if there were no such place at all.
  Entries without = entries;
  without.locations.erase(without.locations.begin() + 2);
  without.addresses.erase(without.addresses.begin() + 2);
  const Catalogue twin(without, 1);
  for (const double within : {0.0, 10.0, 30.0})
    for (const Unknowns unknowns : {Unknowns::kept, Unknowns::left_out}) {
      search.within_km = within;
      search.unknowns = unknowns;
      CHECK(names(catalogue.find(search)) == names(twin.find(search)));
      CHECK(catalogue.find(search).total == twin.find(search).total);
    }
}

TEST_CASE("kilometres along a great circle") {
  CHECK(kilometres({43.6532, -79.3832}, {45.5019, -73.5674}) ==
        doctest::Approx(504).epsilon(0.005)); // Toronto, Montréal
  CHECK(kilometres({0, 179.5}, {0, -179.5}) == doctest::Approx(111.19).epsilon(0.001));
  CHECK(kilometres({90, 0}, {-90, 0}) == doctest::Approx(20015).epsilon(0.001));
  CHECK(kilometres({43, -79}, {43, -79}) == 0);
}

TEST_CASE("access: those that say they have it first, the silent behind them, never a no") {
  Entries entries;
  entries.services = {make("1", "A silent"), make("2", "B ramp"), make("3", "C wheelchair")};
  std::vector<FurtherRow> beside;
  for (const auto& [service, said] : {std::pair<std::size_t, const char*>{1, "ramp"}, {2, "wheelchair, restroom"}}) {
    Location location;
    location.origin = {"test", "location", std::to_string(service)};
    location.id = id_from<LocationTag>(location.origin);
    entries.locations.push_back(location);
    ServiceAtLocation at;
    at.origin = {"test", "service_at_location", std::to_string(service)};
    at.id = id_from<ServiceAtLocationTag>(at.origin);
    at.service = entries.services[service].id;
    at.location = location.id;
    entries.services_at_locations.push_back(at);
    beside.push_back({std::string(32, '1'),
                      {"test", "accessibility", std::to_string(service)},
                      {{"location_id", location.id.text()}, {"description", said}}});
  }
  const Catalogue catalogue(entries, 1, beside);
  Search search;
  search.access = AccessFeature::wheelchair;
  const Found found = catalogue.find(search);
  CHECK(names(found) == Names{"C wheelchair", "A silent", "B ramp"});
  CHECK_FALSE(found.hits[0].access_unknown);
  CHECK(found.hits[2].access_unknown);
  search.unknowns = Unknowns::left_out;
  CHECK(names(catalogue.find(search)) == Names{"C wheelchair"});
}

TEST_CASE("pages of one search never overlap and cover everything") {
  const Catalogue catalogue(baltimore().entries, 1);
  for (const char* words : {"", "housing", "food pantry"}) {
    Search search;
    search.words = words;
    search.most = 100;
    std::set<ServiceId> seen;
    Found found = catalogue.find(search);
    const std::size_t total = found.total;
    for (; !found.hits.empty(); found = catalogue.find(search)) {
      for (const Hit& hit : found.hits)
        CHECK(seen.insert(hit.service->id).second);
      search.first += 100;
    }
    CHECK(seen.size() == total);
    CHECK(total > 50);
  }
}

TEST_CASE("the Baltimore directory answers the questions people ask") {
  const Catalogue catalogue(baltimore().entries, 1);
  const auto has = [&](const char* words, const char* name) {
    const auto found = find(catalogue, words);
    return std::find(found.begin(), found.end(), name) != found.end();
  };
  CHECK(has("sister house", "Sister to Sister House of New Beginnings"));
  CHECK(has("sistre house", "Sister to Sister House of New Beginnings"));
  CHECK(find(catalogue, "counselling").size() == 25); // Canadian spelling of an American directory
  const auto shelters = catalogue.terms_titled("emergency shelter");
  CHECK(shelters.size() == 2);
  std::size_t roots = 0;
  for (const TermNode& node : catalogue.tree())
    roots += node.depth == 0;
  CHECK(roots == 32);
  CHECK(catalogue.tree().size() == 517);
  const Service& first = baltimore().entries.services[0];
  CHECK(catalogue.locations_of(first.id).size() == 1);
  CHECK(catalogue.phones_of(first.id).size() == 1);
  CHECK(catalogue.organization(*first.organization)->name == "Sister to Sister House of New Beginnings");
}
