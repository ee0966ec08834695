// A table with its rooms on a real database, and who sits there. For tests only.
#pragma once

#include "base/testing/outcomes.h"
#include "rooms/alignment/plan_files.h"
#include "rooms/alignment/room.h"
#include "rooms/alignment/sql/alignment_store.h"
#include "rooms/alignment/tests/shipped.h"
#include "rooms/directory/sql/directory_store.h"
#include "rooms/situations/testing/ground.h"
#include <doctest/doctest.h>

namespace concert::alignment::testing {

using concert::testing::id_of;

inline access::Actor seat(char agency, access::Role role = access::Role::representative, char table = '1') {
  access::Actor out;
  out.member = id_of<MemberId>(agency);
  out.seat = id_of<SeatId>(agency);
  out.agency = id_of<AgencyId>(agency);
  out.table = id_of<TableId>(table);
  out.role = role;
  return out;
}

inline const access::Actor police = seat('a'), health = seat('b'), schools = seat('c'),
                           chair = seat('d', access::Role::chair),
                           elsewhere = seat('a', access::Role::representative, '2'),
                           administrator = seat('e', access::Role::administrator);

inline directory::ImportDirectory small_directory() {
  directory::ImportDirectory out;
  out.source = {"town", "en"};
  out.files = {
      {"organizations.csv", "id,name\n1,Harbour House\n"},
      {"locations.csv", "id,organization_id,name\n1,1,Main\n"},
      {"services.csv", "id,location_id,name,eligibility\n1,1,Night Shelter,18 and older\n2,1,Youth Beds,ages 13-17\n"},
      {"taxonomy.csv", "id,name,taxonomy_id,parent_id,type\n1,Emergency Shelter,101,,service\n"},
      {"service_categories.json", R"({"1":["1"],"2":["1"]})"}};
  return out;
}

struct House : situations::testing::Ground {
  explicit House(storage::testing::Place& place)
      : Ground(place, 11, *Instant::parse_iso("2026-11-22T12:00:00Z"), {directory::migrations(), migrations()}),
        directory_store(*database, log), directory(directory_store, clock, [](AgencyId) { return true; }),
        situation_store(*database, log),
        situations(
            situation_store, people, [] { return shipped_book(); },
            {.agencies_at =
                 [](TableId) {
                   return std::vector{police.agency, health.agency, schools.agency};
                 },
             .names_policy = [](TableId) { return access::NamesPolicy::likely_involved; }},
            clock, chance),
        store(*database, log), room(
                                   store, situations, directory, [] { return shipped_book(); }, clock) {
    REQUIRE(directory.install(small_directory()));
  }

  Code code(std::string_view list, std::string_view id) const { return shipped_book()->code(list, id); }

  SituationId screened(std::optional<situations::YouthStatement> youth = {}) {
    const auto opened = situations.open(police, {code("subjects", "person"), {true, true, true, {health.agency}}});
    REQUIRE(opened);
    situations::Picture picture;
    picture.affected = {{code("age_bands", youth ? "12_17" : "30_39"), code("sexes", "female")}};
    picture.risks = {{code("risk_factors", "housing_no_access_to_appropriate_housing"), 3, std::nullopt}};
    if (youth)
      picture.risks.push_back({code("risk_factors", criminal_factor()), 2, std::nullopt});
    picture.youth = std::move(youth);
    const auto amended = situations.amend(police, opened->id, opened->version, {picture});
    if (!amended)
      FAIL(amended.error().word << " " << (amended.error().problems.empty() ? "" : amended.error().problems[0].word));
    return opened->id;
  }
  // Brought to the table, found a night's shelter, and concluded with the risk graded `after`. `other`: other people.
  SituationId sheltered(int after, bool other = false) {
    situations::Picture picture;
    picture.affected = {{code("age_bands", other ? "60_plus" : "30_39"), code("sexes", other ? "male" : "female")}};
    picture.risks = {{code("risk_factors", "housing_no_access_to_appropriate_housing"), 3, std::nullopt}};
    if (other)
      picture.flags = {code("study_flags", "homelessness")};
    const access::Actor& by = other ? schools : police;
    const auto version = [&](SituationId id) { return situations.view(by, id)->version; };
    const auto done = [](const auto& result) {
      if (!result)
        FAIL(result.error().word << " " << (result.error().problems.empty() ? "" : result.error().problems[0].word));
    };
    const SituationId id = situations.open(by, {code("subjects", "person"), {true, true, true, {health.agency}}})->id;
    done(situations.amend(by, id, version(id), {picture}));
    people::Identity identity;
    identity.names = {Personal(std::string("Ann")), Personal(std::string("Other")), std::nullopt};
    done(situations.keep_identity(by, id, 0, identity));
    done(situations.present(by, id, version(id)));
    done(situations.accept(chair, id, version(id), {threshold_reasons(), {health.agency}}));
    done(situations.disclose(by, id, version(id),
                             {code("authorities", "consent_express_verbal"), false, LocalDate::utc_day_of(clock.now()),
                              std::nullopt, true}));
    done(situations.assign(chair, id, version(id), {health.agency, {}}));
    const auto catalogue = directory.catalogue(administrator);
    std::string shelter;
    for (const directory::Service& service : (*catalogue)->entries().services)
      if (service.name == "Night Shelter")
        shelter = service.id.text();
    done(situations.mobilize(health, id, version(id),
                             {code("service_types", shipped_book()->entries("service_types").front()->id), shelter,
                              code("mobilizations", "connected")}));
    done(situations.conclude(health, id, version(id),
                             {code("conclusions", "connected_to_services"), {{picture.risks[0].factor.id, after}}}));
    return id;
  }
  std::vector<Code> threshold_reasons() const {
    std::vector<Code> out;
    for (const char* reason :
         {"repeated_emergency_response", "harm_occurred_before", "risk_to_life", "needs_cross_sectors"})
      out.push_back(code("threshold_reasons", reason));
    return out;
  }
  static std::string criminal_factor() {
    for (const codes::CodeEntry* entry : shipped_book()->entries("risk_factors"))
      if (entry->category == "criminal_involvement")
        return entry->id;
    FAIL("the list has a factor of criminal involvement");
    return "";
  }

  std::vector<audit::KeptEntry> traces(const std::string& act) {
    audit::Filter filter;
    filter.act = act;
    return log.entries(*database, filter, std::nullopt, 100).entries;
  }

  directory::SqlStore directory_store;
  directory::Room directory;
  situations::SqlStore situation_store;
  situations::Room situations;
  SqlStore store;
  alignment::Room room;
};

inline std::string refused(const Result<FoundOffers>& found) {
  return found ? "found" : std::string(name_of(found.error().kind));
}

inline std::vector<std::string> needs_in(const FoundOffers& found) {
  std::vector<std::string> out;
  for (const NeedOffers& need : found.offers.needs)
    out.push_back(need.need);
  return out;
}

} // namespace concert::alignment::testing
