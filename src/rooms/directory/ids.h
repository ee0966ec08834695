// Identities of directory entries. They are drawn from the name of the import, the table and the source's own id, so
// that reading the same directory again finds the same entries, and a source that uses one number for an organization,
// a service and a location (Miami does) cannot make them clash. Entries typed in here get a random id.
// Not secret: who knows the source can compute them. Nothing personal may ever be keyed this way.
#pragma once

#include <string>
#include <string_view>

#include "base/id.h"

namespace concert::directory {

struct OrganizationTag;
struct ServiceTag;
struct LocationTag;
struct ServiceAtLocationTag;
struct PhoneTag;
struct AddressTag;
struct TaxonomyTermTag;

using OrganizationId = Id<OrganizationTag>;
using ServiceId = Id<ServiceTag>;
using LocationId = Id<LocationTag>;
using ServiceAtLocationId = Id<ServiceAtLocationTag>;
using PhoneId = Id<PhoneTag>;
using AddressId = Id<AddressTag>;
using TaxonomyTermId = Id<TaxonomyTermTag>;

// Where an entry came from: which import, which of its tables, and its id there.
struct Origin {
  std::string import; // short name of the source, e.g. "baltimore-charmcare"; empty when it was typed in here
  std::string table;
  std::string id;
  friend auto operator<=>(const Origin&, const Origin&) = default;
};

// 32 hexadecimal digits: the first half of SHA-256 over the three names, each preceded by its length.
std::string stable_id(const Origin& origin);

template <class Tag>
Id<Tag> id_from(const Origin& origin) {
  return *Id<Tag>::parse(stable_id(origin));
}

} // namespace concert::directory
