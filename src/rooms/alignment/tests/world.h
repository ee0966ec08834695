// Small directories and tables of needs, made by hand or by chance.
#pragma once

#include <random>

#include "rooms/alignment/region.h"

namespace concert::alignment::testing {

inline const Instant now = *Instant::parse_iso("2026-11-22T12:00:00Z");

inline directory::Service service(const std::string& id, const std::string& name) {
  directory::Service out;
  out.origin = {"test", "service", id};
  out.id = directory::id_from<directory::ServiceTag>(out.origin);
  out.name = name;
  out.language = "en";
  return out;
}

inline directory::TaxonomyTerm term(const std::string& code, const std::string& name, const std::string& parent = "") {
  directory::TaxonomyTerm out;
  out.origin = {"test", "taxonomy", code};
  out.id = directory::id_from<directory::TaxonomyTermTag>(out.origin);
  out.code = code;
  out.name = name;
  if (!parent.empty())
    out.parent = directory::id_from<directory::TaxonomyTermTag>({"test", "taxonomy", parent});
  return out;
}

inline directory::Organization organization(const std::string& id, const std::string& name) {
  directory::Organization out;
  out.origin = {"test", "organization", id};
  out.id = directory::id_from<directory::OrganizationTag>(out.origin);
  out.name = name;
  return out;
}

inline Instant days_ago(int days) {
  return now - std::chrono::hours(24) * days;
}
inline directory::Capacity places(int available, int stated_days_ago) {
  return {available, std::nullopt, "place", days_ago(stated_days_ago), directory::Provenance::stated};
}
inline directory::Wait wait(int days, int stated_days_ago) {
  return {days, days_ago(stated_days_ago), directory::Provenance::stated};
}

inline std::shared_ptr<const directory::Catalogue> catalogue(directory::Entries entries) {
  return std::make_shared<const directory::Catalogue>(std::move(entries), 1);
}

inline NeedRow row(const char* category, const char* need, const char* term, double relevance, int half_life) {
  return {category, need, term, relevance, half_life, half_life <= 2 ? FirstContact::hours : FirstContact::days,
          "test"};
}

inline SharedNeeds needs(std::vector<NeedRow> rows) {
  NeedsEdition edition;
  edition.version = "2026-11";
  for (const NeedRow& each : rows)
    edition.terms.push_back({each.service_term, {each.service_term, each.service_term}});
  edition.rows = std::move(rows);
  return std::make_shared<const Needs>(std::move(edition));
}

struct World {
  directory::Entries entries;
  SharedNeeds needs;
  Asked asked;
};

// Few names for many things, so that ties, repeated titles, stale statements and full services are common.
World random_world(std::mt19937& random);

// One to three situations that ask such a directory, few needs of each, so that all plans can be tried.
Region random_region(unsigned seed);

} // namespace concert::alignment::testing
