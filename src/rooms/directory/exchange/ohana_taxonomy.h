// The categories of an Ohana directory: the tree in taxonomy.csv, and which service has which of its terms, in
// service_categories.json; internal to the part. Both files may be missing.
#pragma once

#include <map>
#include <string>

#include "base/result.h"
#include "rooms/directory/import.h"

namespace concert::directory {

using TermsByRow = std::map<std::string, TaxonomyTermId>; // by the id of the row, which is not the term's code

Result<TermsByRow> read_ohana_taxonomy(const Files& files, const SourceSettings& settings, Import& out);
// After the services were read. The file is one line of JSON: notes name the service.
Result<void> read_ohana_categories(const Files& files, const TermsByRow& by_row, Import& out);

} // namespace concert::directory
