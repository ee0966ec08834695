// Reads anybody's CSV files by a mapping in YAML, kept beside them, so that a council's spreadsheet needs no program:
//
//   services:                  # the file, without its ending
//     Agency:                  # a column
//       - {model: organizations, field: id}
//       - {model: organizations, field: name}
//       - {model: services, field: organization_id}
//     Phone: {model: phones, field: number, foreign_key_name: service_id, foreign_key_value: Id, also: {type: voice}}
//     Fax: {model: phones, row: fax, field: number, foreign_key_name: service_id, foreign_key_value: Id}
//     Areas: {model: service_areas, field: name, split: ";", foreign_key_name: service_id, foreign_key_value: Id}
//
// Each row of a file makes one row of each model that its columns name (one more for each `row`, one for each piece of
// a `split`). A model's rows with the same id are one. Columns without a target are not read, and are reported.
#pragma once

#include "base/result.h"
#include "rooms/directory/exchange/source_rows.h"

namespace concert::directory {

bool is_mapping_file(std::string_view path); // .yaml, .yml

// Refuses directory.import.mapping_unreadable {line, column}, mapping_model_unknown {model}, mapping_field_unknown
// {model, field}, mapping_column_missing {column}, mapping_missing, mapping_twice, and like SourceTable::open.
Result<SourceTables> read_mapped_tables(const Files& files, Report& report);

} // namespace concert::directory
