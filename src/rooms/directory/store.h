// What the room needs kept. Implemented once, in the SQL that both engines share (sql/). Every change takes the audit
// entry that goes with it, and both happen or neither.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "rooms/access/ids.h"
#include "rooms/audit/entry.h"
#include "rooms/directory/capacity_link.h"
#include "rooms/directory/import.h"
#include "rooms/directory/visiting.h"

namespace concert::directory {

struct Stored {
  Entries entries;                      // each table in the order of its source's ids
  std::int64_t version = 0;             // of the directory as a whole; 0 while empty
  std::vector<FurtherRow> further = {}; // from load() only those of `visiting_tables`
};

// What an import did, counted over organizations, services and locations.
struct Changes {
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t unchanged = 0;
  std::size_t kept_local = 0; // edited here, and so left as they are
  std::size_t gone = 0;     // services that the source no longer has: now defunct, because situations may refer to them
  std::int64_t version = 0; // of the directory afterwards
  friend bool operator==(const Changes&, const Changes&) = default;
};

// What a service says of its room, or what is said for it. Absent leaves what is there.
struct StatedCapacity {
  ServiceId service;
  std::optional<Capacity> capacity;
  std::optional<Wait> wait;
  audit::Entry trace;
};

struct LinkUse {
  CapacityLinkId link;
  Instant now;
};

enum class Precedence {
  latest_word, // how things stand now: whatever was there before gives way
  later_moment // what was stated earlier never replaces what was stated later, nor the invented what was stated
};

struct SavedCapacities {
  std::int64_t version = 0;  // of the directory afterwards
  std::vector<bool> changed; // for each statement; one that changes nothing leaves no trace
};

struct ImportRecord { // the last one of each source
  std::string name;
  Instant at;
  std::string language;
  std::size_t organizations = 0, services = 0, locations = 0;
  std::size_t mended = 0, left_out = 0, noticed = 0;
};

class Store {
public:
  virtual ~Store() = default;

  virtual Stored load() = 0;       // with what a Catalogue reads
  virtual Stored load_whole() = 0; // with all that is kept beside the entries
  virtual std::int64_t version() = 0;
  virtual std::vector<ImportRecord> imports() = 0; // by name

  // Adds and updates by id. Rows edited here keep their texts, but an address withheld by the source is withheld.
  // Capacity and wait: the later statement stays, and an invented one never replaces one that somebody made.
  // Phones, addresses, places of services, terms and further rows of this source are replaced.
  virtual Changes save_import(const Import&, const std::string& language, Instant at, const audit::Entry&) = 0;

  // Versions: an edit takes the version it was read at, saves the next one and marks the row as edited here. Refused
  // as not_found or stale. Each gives the directory's version afterwards.
  virtual Result<std::int64_t> save_service(const Service&, const audit::Entry&) = 0; // texts, status, ages
  virtual Result<std::int64_t> save_visibility(const LocationId&, std::int64_t version, AddressVisibility,
                                               const audit::Entry&) = 0;
  // All or none: refused as not_found when there is no such service. No version, because a statement says how things
  // stand at its moment. The next version of the directory when anything changed.
  // `use`: a link that is open until now and is used up by it, in the same transaction; not_found when it is not open.
  virtual Result<SavedCapacities> save_capacities(const std::vector<StatedCapacity>&, Precedence,
                                                  const std::optional<LinkUse>& use = {}) = 0;

  // Opening hours that agencies keep here (own_hours.h): of all services; and those of one in place of the ones that were
  // read. Refused as stale when these are others by now, as not_found without such a service.
  virtual std::vector<FurtherRow> own_hours() = 0;
  virtual Result<std::int64_t> save_own_hours(const ServiceId&, const std::vector<FurtherRow>& read,
                                              const std::vector<FurtherRow>& fresh, const audit::Entry&) = 0;

  // Which agencies keep the entries of which organization. False, and no trace, when it is so already.
  virtual bool link(const OrganizationId&, AgencyId, const audit::Entry&) = 0;
  virtual bool unlink(const OrganizationId&, AgencyId, const audit::Entry&) = 0;
  virtual std::vector<AgencyId> agencies_of(const OrganizationId&) = 0; // by id
  virtual std::vector<OrganizationId> organizations_of(AgencyId) = 0;   // by id

  virtual void record(const audit::Entry&) = 0; // without a change
};

} // namespace concert::directory
