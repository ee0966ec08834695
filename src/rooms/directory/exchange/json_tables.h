// Reads HSDS JSON into the shape of the tables: one document, a list, a page of a list ("contents"), an object of
// tables, or one document a line; compact or full. A full document repeats rows wherever it names them: each comes in
// once.
#pragma once

#include "base/result.h"
#include "rooms/directory/exchange/source_rows.h"

namespace concert::directory {

bool is_json_file(std::string_view path);

// Refuses directory.import.json_unreadable {line}, directory.import.no_table when nothing in it is of a directory.
Result<SourceTables> read_json_tables(const Files& files, Report& report);

} // namespace concert::directory
