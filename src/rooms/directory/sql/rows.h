// How directory rows are read and written, in one place; internal to the part.
#pragma once

#include "platform/storage/storage.h"
#include "rooms/directory/capacity_link.h"
#include "rooms/directory/entries.h"
#include "rooms/directory/further.h"

namespace concert::directory {

std::vector<Organization> read_organizations(storage::Transaction&);
std::vector<Service> read_services(storage::Transaction&); // with languages, areas, terms, capacity and wait
struct Standing {                                          // how much room a service has
  std::optional<Capacity> capacity;
  std::optional<Wait> wait;
};
Standing read_capacity(storage::Transaction&, const ServiceId&);
std::vector<Location> read_locations(storage::Transaction&);
std::vector<ServiceAtLocation> read_services_at_locations(storage::Transaction&);
std::vector<Phone> read_phones(storage::Transaction&);
std::vector<Address> read_addresses(storage::Transaction&);
std::vector<TaxonomyTerm> read_terms(storage::Transaction&);
std::vector<FurtherRow> read_further(storage::Transaction&);
std::vector<FurtherRow> read_further(storage::Transaction&, const std::string& import); // of one source
std::vector<FurtherRow> read_further_table(storage::Transaction&, const std::string& table);

// Each writes the row as given, version and all, whether it is there or not. A service with its languages, areas and
// terms, but without capacity and wait.
void put(storage::Transaction&, const Organization&);
void put(storage::Transaction&, const Service&);
void put(storage::Transaction&, const Location&);
void put(storage::Transaction&, const ServiceAtLocation&);
void put(storage::Transaction&, const Phone&);
void put(storage::Transaction&, const Address&);
void put(storage::Transaction&, const TaxonomyTerm&);
void put(storage::Transaction&, const FurtherRow&);
void put_capacity(storage::Transaction&, const ServiceId&, const std::optional<Capacity>&, const std::optional<Wait>&);

// One more than there was: readers keep what they read of the one before.
std::int64_t next_version(storage::Transaction&);

// Ends an open link as used; false, and nothing changed, when it is not open.
bool end_as_used(storage::Transaction&, const CapacityLinkId&, Instant now);

} // namespace concert::directory
