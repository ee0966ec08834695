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
