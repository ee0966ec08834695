// A directory as rows of text in the tables of HSDS 3.1: what both forms of the export are written from. Internal.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rooms/directory/exchange/hsds_export.h"
#include "rooms/directory/exchange/hsds_tables.h"

namespace concert::directory {

struct HsdsCells {
  using Row = std::vector<std::string>; // one text for each field of the table
  std::map<std::string_view, std::vector<Row>> rows;
};

void write_tables(const HsdsCells& cells, const ExportSettings& settings, Export& out);
void write_documents(const HsdsCells& cells, Export& out);

} // namespace concert::directory
