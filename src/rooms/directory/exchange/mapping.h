// A mapping as it was written: which column of which file goes where. Internal to the part.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "rooms/directory/exchange/hsds_tables.h"

namespace concert::directory {

struct MappingTarget {
  const hsds::Table* table = nullptr;
  const hsds::Field* field = nullptr;
  std::string row;   // tells rows of one model apart; may be empty
  char split = '\0'; // one row for each piece; none when zero
  std::string link;  // field that is given the cell of link_column
  std::string link_column;
  std::vector<std::pair<std::string, std::string>> also; // field -> fixed value
};

struct MappedColumn {
  std::string column;
  std::vector<MappingTarget> targets;
};

struct MappedFile {
  std::string stem;
  std::vector<MappedColumn> columns;
};

// `file` names the mapping in refusals.
Result<std::vector<MappedFile>> read_mapping(const std::string& file, std::string_view yaml);

} // namespace concert::directory
