// What a source says in fields of the standard that this program keeps but does not use itself: opening hours,
// contacts, programmes, costs, tax numbers. Kept so that an export gives back what an import took. Pages and searches
// do not read it. PRIVACY: it holds names of contacts and may describe a confidential place; the export decides what
// may leave.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rooms/directory/ids.h"

namespace concert::directory {

struct FurtherRow {
  std::string id; // 32 hexadecimal digits: that of the entry whose further fields these are, or of a row of its own
  Origin origin;  // its table is one of HSDS
  std::vector<std::pair<std::string, std::string>> values; // field -> value, never empty; links hold our ids
  std::string_view at(std::string_view field) const;       // "" when absent
  friend bool operator==(const FurtherRow&, const FurtherRow&) = default;
};

// As one text for a database, and back; nothing when the text is not one of ours.
std::string text_of(const FurtherRow& row);
bool read_values(std::string_view text, FurtherRow& row);

} // namespace concert::directory
