// One way in for every directory: finds out in which dialect the files are written, or is told, and reads them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "rooms/directory/import.h"

namespace concert::directory {

enum class Dialect {
  hsds_tables,    // CSV files of HSDS 1.1, 2.0 or 3.x, or some of them
  hsds_documents, // JSON of HSDS 3.x
  ohana,          // the CSV files of the Ohana API
  mapped          // anybody's CSV files with a mapping (mapped_tables.h)
};

std::string_view name_of(Dialect dialect);
std::optional<Dialect> dialect_of(std::string_view name);

// By what lies there: a mapping, a services file with a column location_id and no organization_id (Ohana), any CSV file
// of a directory, any JSON. Nothing when none of these does.
std::optional<Dialect> detect(const Files& files);

// File names may begin with a folder ("data/services.csv"). Refuses as the dialect's reader does;
// directory.import.no_table when nothing there is of a directory, no_services when no service was read.
Result<Import> read_directory(const Files& files, const SourceSettings& settings,
                              std::optional<Dialect> dialect = std::nullopt);

} // namespace concert::directory
