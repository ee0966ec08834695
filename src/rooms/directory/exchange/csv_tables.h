// Reads the CSV files of an HSDS package of any version (1.1, 2.0, 3.x), or some of them, into the shape of 3.1. Files
// and columns are found by name, liberally; what is not understood is reported with file and column.
#pragma once

#include "base/result.h"
#include "rooms/directory/exchange/source_rows.h"

namespace concert::directory {

// Whether a file by this name is read at all.
bool is_table_file(std::string_view path);

// Refuses like SourceTable::open, and directory.import.no_table when no file is one of a directory.
Result<SourceTables> read_csv_tables(const Files& files, Report& report);

} // namespace concert::directory
