// Help a person can receive (HSDS). What the source did not say is absent, never assumed: no age limits means unknown,
// an empty list of languages means unknown, no capacity means unknown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rooms/directory/age_limits.h"
#include "rooms/directory/capacity.h"
#include "rooms/directory/ids.h"
#include "rooms/directory/spoken_language.h"

namespace concert::directory {

enum class ServiceStatus { active, inactive, defunct, temporarily_closed };

std::string_view name_of(ServiceStatus status); // as HSDS writes it: "temporarily closed"
std::optional<ServiceStatus> service_status_of(std::string_view name);

struct ServiceArea {
  std::string code; // of a list of places, e.g. "st_aurele"; empty when the source has words only
  std::string name; // a town or neighbourhood, as people say it
  Provenance source = Provenance::stated;
  friend bool operator==(const ServiceArea&, const ServiceArea&) = default;
};

struct Service {
  ServiceId id;
  Origin origin;
  std::optional<OrganizationId> organization; // real directories hold a few services without one
  std::string name;
  std::string alternate_name;
  std::string description;
  std::string eligibility;         // prose, as the source has it
  std::string application_process; // prose
  std::string fees;                // prose
  std::string interpretation;      // the source's words about languages, kept because they say more than `languages`
  std::string wait_time_text;      // prose about waiting, when the source has some
  std::string email;
  std::string website;
  ServiceStatus status = ServiceStatus::active;
  std::string language; // of these texts
  std::optional<AgeLimits> ages;
  std::vector<SpokenLanguage> languages; // by code
  std::vector<ServiceArea> areas;
  std::vector<TaxonomyTermId> terms; // each once, in the order of the source
  std::optional<Capacity> capacity;
  std::optional<Wait> wait;
  bool edited_locally = false;
  std::int64_t version = 0; // of the stored row; 0 before it is stored
  friend bool operator==(const Service&, const Service&) = default;
};

} // namespace concert::directory
