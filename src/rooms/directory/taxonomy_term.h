// A category of help, or a situation that a service is meant for ("no referral required", "teens"), in a tree. The same
// title may stand in several places of a tree (Emergency Shelter under Emergency and under Housing): each place is a
// term of its own, and Catalogue::terms_titled finds them all.
#pragma once

#include <optional>
#include <string>

#include "rooms/directory/ids.h"

namespace concert::directory {

enum class TermKind { service, situation };

struct TaxonomyTerm {
  TaxonomyTermId id;
  Origin origin;
  std::string taxonomy; // name of the tree
  std::string code;     // in that tree, e.g. "101-02-01"
  std::string name;
  std::optional<TaxonomyTermId> parent;
  TermKind kind = TermKind::service;
  std::string language;
  friend bool operator==(const TaxonomyTerm&, const TaxonomyTerm&) = default;
};

} // namespace concert::directory
