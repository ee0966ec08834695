// A whole directory as plain values: what an import reads, a store keeps, an export writes and a Catalogue searches.
#pragma once

#include <vector>

#include "rooms/directory/address.h"
#include "rooms/directory/location.h"
#include "rooms/directory/organization.h"
#include "rooms/directory/phone.h"
#include "rooms/directory/service.h"
#include "rooms/directory/taxonomy_term.h"

namespace concert::directory {

struct Entries {
  std::vector<Organization> organizations;
  std::vector<Service> services;
  std::vector<Location> locations;
  std::vector<ServiceAtLocation> services_at_locations;
  std::vector<Phone> phones;
  std::vector<Address> addresses;
  std::vector<TaxonomyTerm> terms;
  friend bool operator==(const Entries&, const Entries&) = default;
};

} // namespace concert::directory
