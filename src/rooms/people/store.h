// Sealed identities in the main database, one row a situation. The store never sees a name; every look at a box is
// written to the audit log in the same transaction.
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
  virtual std::int64_t version(SituationId) = 0; // 0: nothing is kept
  // Over `expected_version`, version + 1; false, and nothing changed, when somebody was faster.
  virtual bool save(SituationId, const SealedIdentity&, std::int64_t expected_version, const audit::Entry&) = 0;
  virtual std::optional<SealedIdentity> open(SituationId, const audit::Entry&) = 0;
  // For an agency's own list: the boxes of these situations, with one entry for the search.
  virtual std::vector<std::pair<SituationId, SealedIdentity>> open_all(const std::vector<SituationId>&,
                                                                       const audit::Entry&) = 0;
};

} // namespace concert::people
