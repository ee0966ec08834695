// What the room keeps: every edition of every list, and which edition new entries are chosen from.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "rooms/audit/entry.h"
#include "rooms/codes/list_file.h"

namespace concert::codes {

struct KeptLists {
  std::vector<CodeEntry> entries;
  std::map<std::string, std::string, std::less<>> current;
};

class Store {
public:
  virtual ~Store() = default;
  virtual KeptLists load() = 0;
  // Adds the edition, or replaces it entry by entry; it becomes the current one. Entries that a replaced edition had and
  // the new one lacks stay readable only through older records' own version.
  virtual void keep(const std::vector<ListFile>&, const audit::Entry&) = 0;
};

} // namespace concert::codes
