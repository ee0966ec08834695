// Collects rows of a source that repeats them: the same id in the same table comes in once.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "rooms/directory/exchange/source_rows.h"

namespace concert::directory {

class RowsOnce {
public:
  RowsOnce(SourceTables& tables, Report& report) : tables_(tables), report_(report) {}
  // A row that was met before is completed; where the two differ the first counts, and it is noted. A row without an id
  // is always new.
  void keep(const hsds::Table& table, SourceRow row);
  SourceRow& at(const hsds::Table& table, const std::string& id); // must have been kept

private:
  SourceTables& tables_;
  Report& report_;
  std::map<std::pair<std::string_view, std::string>, std::size_t> at_; // table and id -> position
};

} // namespace concert::directory
