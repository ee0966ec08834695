// What the room keeps: every edition of the table of needs, and which one is in use. Searches leave only their trace.
#pragma once

#include "rooms/alignment/needs.h"
#include "rooms/alignment/region_rules.h"
#include "rooms/audit/entry.h"

namespace concert::alignment {

class Store {
public:
  virtual ~Store() = default;
  virtual NeedsEdition load() = 0; // the edition in use; an empty version when there is none
  // Adds the edition, or replaces the one of that version; it comes into use. With its trace, or not at all.
  virtual void keep(const NeedsEdition&, const audit::Entry&) = 0;
  // The same over the version that was read: false, and nothing changed, when another one is in use.
  virtual bool keep_over(const std::string& seen, const NeedsEdition&, const audit::Entry&) = 0;
  virtual std::vector<std::string> versions() = 0; // of all editions
  virtual void record(const audit::Entry&) = 0;    // without a change

  // What a table has settled for its plan: every setting, the one in use first; none when it never settled anything.
  virtual std::vector<RegionRules> rules(TableId) = 0;
  // False, and nothing is changed: another version than `expected` is in use. With its trace, or not at all.
  virtual bool save_rules(const RegionRules&, std::int64_t expected, const audit::Entry&) = 0;
};

} // namespace concert::alignment
