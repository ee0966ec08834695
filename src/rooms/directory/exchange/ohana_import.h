// Reads a directory in the CSV dialect of the Ohana API (an early HSDS): organizations.csv, locations.csv,
// services.csv, and where present addresses.csv, phones.csv, taxonomy.csv, service_categories.json (service id ->
// taxonomy ids), regular_schedules.csv and holiday_schedules.csv. Pure: files in, entries and a report out. One bad row
// is left out and reported; it never stops the rest.
#pragma once

#include "base/result.h"
#include "rooms/directory/import.h"

namespace concert::directory {

// Refuses when a required file or column is missing, or a file is not text, with a problem whose field is the file name
// and whose values begin with the line.
Result<Import> read_ohana(const Files& files, const SourceSettings& settings);

} // namespace concert::directory
