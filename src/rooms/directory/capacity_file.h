// Statements of capacity from an agency's own spreadsheet: one row for a service and a moment. Read like a directory's
// files, with the same report; what a row may not say is left out with its line and column.
#pragma once

#include <string>
#include <vector>

#include "rooms/directory/acts.h"
#include "rooms/directory/catalogue.h"

namespace concert::directory {

struct ImportCapacity {
  std::string file; // its name, for the report
  std::string bytes;
  Strictness strictness = Strictness::what_is_sound;
};

struct FiledStatement {
  const Service* service = nullptr; // lives as long as the catalogue
  std::size_t line = 0;
  Capacity capacity;
  std::optional<Wait> wait;
};

struct CapacityFile {
  std::vector<FiledStatement> statements; // the latest of each service, in the order of the file
  std::size_t earlier = 0;                // rows that another row of the same service outlives
  std::size_t repeated = 0;               // rows that say what another row says
  Report report;
};

// Columns: service_id, or source and source_id as the import named them; available, maximum?, unit?, wait_days?,
// stated_at (2026-11-20T08:00:00Z; not later than `now`). Refuses like SourceTable::open. Left out, each with its
// column: directory.capacity.no_number {cell}, directory.out_of_range {least, most}, directory.more_than_maximum,
// directory.capacity.unit_too_long {longest}, .no_service {what}, .two_services {what}, .no_moment {cell}, .future
// {cell}, .contradicts {line}: of two that say different things of the same moment neither comes in.
Result<CapacityFile> read_capacity_file(const ImportCapacity& given, const Catalogue& catalogue, Instant now);

} // namespace concert::directory
