// What the room keeps: every edition of the table of needs, and which one is in use. Searches leave only their trace.
#pragma once

#include "rooms/alignment/adoption.h"
#include "rooms/alignment/needs.h"
#include "rooms/alignment/outcomes.h"
#include "rooms/alignment/region_rules.h"
#include "rooms/audit/entry.h"

namespace concert::alignment {

// What an edition does to the adopted values, beside the rows.
struct AdoptionStep {
  std::optional<Adoption> begins;
  std::string ends; // the edition of the adoption that is taken back; empty: none
  Instant at;
};

class Store {
public:
  virtual ~Store() = default;
  virtual NeedsEdition load() = 0; // the edition in use; an empty version when there is none
  // Adds the edition, or replaces the one of that version; it comes into use. With its trace, or not at all.
  virtual void keep(const NeedsEdition&, const audit::Entry&) = 0;
  // The same over the version that was read: false, and nothing changed, when another one is in use.
  virtual bool keep_over(const std::string& seen, const NeedsEdition&, const audit::Entry&,
                         const AdoptionStep& = {}) = 0;
  virtual std::vector<Adoption> adoptions() = 0; // of all tables, the first first
  virtual std::vector<Shadow> shadows(TableId) = 0;
  // Those that are not there yet. With the trace of the look that saw them.
  virtual void begin_shadows(TableId, const std::vector<Shadow>&, const audit::Entry&) = 0;
  virtual std::vector<std::string> versions() = 0; // of all editions
  virtual void record(const audit::Entry&) = 0;    // without a change

  // What a table has settled for its plan: every setting, the one in use first; none when it never settled anything.
  virtual std::vector<RegionRules> rules(TableId) = 0;
  // False, and nothing is changed: another version than `expected` is in use. With its trace, or not at all.
  virtual bool save_rules(const RegionRules&, std::int64_t expected, const audit::Entry&) = 0;
  // Why it looks at its groups, as of now; version 0 when it never said. False as in save_rules().
  virtual GroupPurpose purpose(TableId) = 0;
  virtual bool save_purpose(const GroupPurpose&, std::int64_t expected, const audit::Entry&) = 0;
};

} // namespace concert::alignment
