// The rows of the table of needs as one CSV file: out, changed in a spreadsheet, and in again as the next edition, by
// the rules by which one row is changed on its page. All of the file, or none. Labels of services come by read_needs().
#pragma once

#include <string>
#include <vector>

#include "rooms/alignment/needs_editing.h"
#include "rooms/alignment/needs_files.h"

namespace concert::alignment {

struct ImportRows {
  std::string seen; // the version of the table that was taken out
  NeedsFile file;
  ChangeReason reason = ChangeReason::correction;
};
const FieldSpecs& import_rows_fields(); // file, seen, reason

std::string csv_of(const NeedsEdition& edition); // numbers with a point, as exact as they are kept

// Problems have the field "file" and say "name:line:column" first, both from 1: the words of read_needs(), and
// alignment.file.too_long {most}. `table` knows the service terms.
Result<std::vector<NeedRow>> read_rows(const NeedsFile& file, const codes::CodeBook& book, const Needs& table);

struct RowsChanged {
  NeedsEdition edition; // the version is the old one
  std::size_t added = 0, changed = 0, switched_off = 0;
  std::string said; // for the log: what change_said() says of each
  bool none() const { return added + changed + switched_off == 0; }
};
// In the order of the table, whatever the order of `rows`. A row that the table has and `rows` have not is a problem of
// the file, alignment.file.row_missing {row}: rows are switched off, never taken out.
Result<RowsChanged> with_rows(const NeedsEdition& edition, const std::vector<NeedRow>& rows);

} // namespace concert::alignment
