#include "rooms/alignment/fit.h"

#include <doctest/doctest.h>

#include "rooms/alignment/tests/world.h"

using namespace concert;
using namespace concert::alignment;
using namespace concert::alignment::testing;
using directory::LanguageReach;

TEST_CASE("age bands as spans") {
  CHECK(span_of("0_5") == AgeSpan{0, 5});
  CHECK(span_of("60_plus") == AgeSpan{60, std::nullopt});
  for (const char* none : {"unknown", "", "_", "5_", "_5", "17_12", "a_b", "12_17_", "-1_5", "12_1 7"}) {
    CAPTURE(none);
    CHECK_FALSE(span_of(none));
  }
}

TEST_CASE("languages: offered is yes, limited or arranged is a question, another list is no") {
  auto s = service("1", "S");
  CHECK(language_fit(s, "") == Fit::not_asked);
  CHECK(language_fit(s, "fr") == Fit::unknown);
  s.languages = {{"es", LanguageReach::offered}};
  CHECK(language_fit(s, "fr") == Fit::no);
  CHECK(language_fit(s, "en") == Fit::unknown); // its own language, not stated
  s.languages.push_back({"fr", LanguageReach::printed});
  CHECK(language_fit(s, "fr") == Fit::no);
  s.languages.push_back({"fr", LanguageReach::limited});
  CHECK(language_fit(s, "fr") == Fit::unknown);
  s.languages = {{"fr", LanguageReach::offered}};
  CHECK(language_fit(s, "fr") == Fit::yes);
  s.languages = {{"es", LanguageReach::offered}};
  s.interpretation = "Language Line available.";
  CHECK(language_fit(s, "fr") == Fit::unknown);
}

TEST_CASE("areas: by code or name without accents, else by the town of an address") {
  directory::Entries entries;
  entries.services = {service("1", "Named"), service("2", "Addressed"), service("3", "Silent")};
  entries.services[0].areas = {{"st_aurele", "Saint-Aurèle", directory::Provenance::stated}};
  directory::Location location;
  location.id = directory::id_from<directory::LocationTag>({"test", "location", "1"});
  directory::Address address;
  address.location = location.id;
  address.city = "Rivermouth";
  entries.locations = {location};
  entries.addresses = {address};
  entries.services_at_locations = {{{}, {}, entries.services[1].id, location.id}};
  const directory::Catalogue all(entries, 1);
  const auto fit = [&](std::size_t i, std::vector<std::string> areas) {
    return area_fit(all, entries.services[i], areas).fit;
  };
  CHECK(fit(0, {}) == Fit::not_asked);
  CHECK(fit(0, {"st_aurele"}) == Fit::yes);
  CHECK(fit(0, {"saint-aurele"}) == Fit::yes);
  CHECK(fit(0, {"rivermouth"}) == Fit::no);
  CHECK(fit(1, {"rivermouth"}) == Fit::yes);
  CHECK(fit(2, {"rivermouth"}) == Fit::unknown);
}

TEST_CASE("who says that one can come any time") {
  const auto process = [](const char* words) {
    auto s = service("1", "S");
    s.application_process = words;
    return says_come_any_time(s);
  };
  for (const char* yes : {"Walk-in.", "Call or walk in", "WALK-INS welcome", "No referral needed; walk-in",
                          "Drop-in 9-5", "Sans rendez-vous"}) {
    CAPTURE(yes);
    CHECK(process(yes));
  }
  for (const char* no : {"", "Call for an appointment.", "No walk-ins.", "Does not accept walk-ins", "no walk in",
                         "Walk in to see us, by appointment only", "Pas de sans rendez-vous", "sidewalk in front"}) {
    CAPTURE(no);
    CHECK_FALSE(process(no));
  }
  auto s = service("1", "24-hour hotline");
  CHECK(says_come_any_time(s));
}

TEST_CASE("police and courts by whole words of the organization's name") {
  for (const char* yes :
       {"Town Police", "Baltimore City Circuit Court", "County Sheriff's Office", "Tribunal de la famille"}) {
    CAPTURE(yes);
    const auto o = organization("1", yes);
    CHECK(is_enforcement(&o));
  }
  for (const char* no : {"Courtney House", "Courtesy Rides", "Open Door", "Policeman"}) {
    CAPTURE(no);
    const auto o = organization("1", no);
    CHECK_FALSE(is_enforcement(&o));
  }
  CHECK_FALSE(is_enforcement(nullptr));
}
