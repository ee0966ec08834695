#include "rooms/directory/exchange/stated_values.h"

#include <doctest/doctest.h>

#include "rooms/directory/exchange/table_names.h"
#include "rooms/directory/exchange/uuids.h"

using namespace concert;
using namespace concert::directory;

TEST_CASE("a wait goes out in words and comes in as it was") {
  const Instant at = *Instant::parse_iso("2026-11-20T08:00:00Z");
  for (const std::string& prose :
       {std::string(), std::string("Ask at the desk"), std::string("3 days, stated by many")})
    for (const Provenance source : {Provenance::stated, Provenance::invented}) {
      const Wait wait{12, at, source};
      std::string words = wait_in_words(prose, wait);
      CHECK(take_wait(words) == wait);
      CHECK(words == prose);
    }
  for (std::string other :
       {"", "12 days", "days, stated 2026-11-20T08:00:00Z", "x 12 days, stated 2026-11-20T08:00:00Z",
        "99999 days, stated 2026-11-20T08:00:00Z", "12 days, stated 2026-13-20T08:00:00Z"}) {
    const std::string before = other;
    CHECK_FALSE(take_wait(other));
    CHECK(other == before);
  }
}

TEST_CASE("moments as ISO 8601 allows them") {
  const Instant at = *Instant::parse_iso("2026-11-20T08:00:00Z");
  for (const char* same : {"2026-11-20T08:00:00Z", "2026-11-20T08:00:00.125Z", "2026-11-20T09:00:00+01:00",
                           "2026-11-20T03:00:00-0500", "2026-11-20 08:00", " 2026-11-20T08:00:00 "})
    CHECK(moment_in(same) == at);
  CHECK(moment_in("2026-11-20") == *Instant::parse_iso("2026-11-20T00:00:00Z"));
  for (const char* none : {"", "20.11.2026", "2026-11-20T", "2026-11-20T25:00:00Z", "2026-02-30",
                           "2026-11-20T08:00:00+1", "2026-11-20T08:00:00 noon"})
    CHECK_FALSE(moment_in(none));
}

TEST_CASE("numbers are numbers only when all of the cell is one") {
  CHECK(whole_in("18") == 18);
  CHECK(whole_in(" 18.0 ") == 18);
  for (const char* none : {"", "18.5", "18 years", "1e99", "inf", "nan", "0x10"})
    CHECK_FALSE(whole_in(none));
}

TEST_CASE("what says confidential, in both languages, and what does not") {
  for (const char* said : {"Confidential", "Undisclosed location", "Adresse CONFIDENTIELLE", "Non divulguée"})
    CHECK(says_confidential(said));
  CHECK_FALSE(says_confidential("12 Confederation Drive"));
  for (const char* yes : {"yes", "1", "oui", "x", "sometimes"})
    CHECK(means_confidential(yes));
  for (const char* no : {"", "no", "False", "0", "NON", "public"})
    CHECK_FALSE(means_confidential(no));
}

TEST_CASE("tables and columns by the names that sources give them") {
  CHECK(stem_of("data/Services.CSV") == "services");
  CHECK(table_called("Physical Addresses").table == "address");
  CHECK(table_called("services_at_location").table == "service_at_location");
  CHECK(table_called("taxonomy_terms").table == "taxonomy_term");
  CHECK(table_called("colours").table.empty());
  const auto named = [](const char* table, const char* column) {
    const hsds::Field* field = field_called(hsds::table(table), column);
    return field == nullptr ? std::string_view() : field->name;
  };
  CHECK(named("organization", "URL") == "website");
  CHECK(named("service", "url") == "url");
  CHECK(named("address", "Postal Code") == "postal_code");
  CHECK(named("service", "service_name") == "name");
  CHECK(named("service", "service_id") == "id");
  CHECK(named("phone", "service_id") == "service_id");
  CHECK(named("location", "is_confidential") == "confidential");
  CHECK(named("service", "colour").empty());
}

TEST_CASE("UUIDs") {
  CHECK(is_uuid("d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610"));
  CHECK_FALSE(is_uuid("d9d5e0f5d3ce4f739a2f4dd0ecc6c610"));
  CHECK_FALSE(is_uuid("g9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610"));
  CHECK(uuid_of("d9d5e0f5d3ce4f739a2f4dd0ecc6c610") == "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610");
  CHECK(is_uuid(derived_uuid("unit", "bed")));
}
