// Sealed identities in the main database, one row a situation. The store never sees a name; every look at a box is written
// to the audit log in the same transaction.
#pragma once

#include <optional>
#include <vector>

#include "base/bytes.h"
#include "rooms/access/ids.h"
#include "rooms/audit/entry.h"

namespace concert::people {

struct SealedIdentity {
  Bytes names;   // under the key of scope `names`
  Bytes contact; // under the key of scope `everything`
};

class Store {
public:
  virtual ~Store() = default;
  virtual bool has(SituationId) = 0;
  virtual void save(SituationId, const SealedIdentity&, const audit::Entry&) = 0;
  virtual std::optional<SealedIdentity> open(SituationId, const audit::Entry&) = 0;
  // For an agency's own list: the boxes of these situations, with one entry for the search.
  virtual std::vector<std::pair<SituationId, SealedIdentity>> open_all(const std::vector<SituationId>&, const audit::Entry&) = 0;
};

} // namespace concert::people
