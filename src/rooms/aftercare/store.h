// What the room needs kept, in its own words. Implemented once, in the SQL that both engines share (sql/).
// Every change takes the audit entry that goes with it: a change without a trace has no spelling.
#pragma once

#include <set>
#include <utility>

#include "rooms/aftercare/aftercare.h"
#include "rooms/audit/entry.h"

namespace concert::aftercare {

using Conclusion = std::pair<SituationId, Instant>; // which, and which conclusion of it

class Store {
public:
  struct Planned {
    Conclusion of;
    FollowUp follow_up; // without what was found: nothing was yet
  };

  virtual ~Store() = default;
  virtual std::optional<Aftercare> load(const Conclusion&) = 0;
  // Saves over `expected_version` (0: nothing was kept), version + 1; false, and nothing changed, when somebody was
  // faster.
  virtual bool save(const Aftercare&, std::int64_t expected_version, const audit::Entry&) = 0;
  // What is still planned at this table and due on that day or before, the longest due first.
  virtual std::vector<Planned> planned(TableId, LocalDate due_by) = 0;
  virtual std::set<Conclusion> reported(TableId) = 0;
  virtual std::vector<Aftercare> all(TableId) = 0; // without reports: for figures
  virtual std::int64_t revision(TableId) = 0;      // rises with every change that `save` makes there
};

} // namespace concert::aftercare
