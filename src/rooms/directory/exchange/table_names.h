// How the dialects of HSDS call its tables and columns. Names are compared folded, with blanks and hyphens as
// underscores, so that "Postal Code" and "postal-code" are postal_code.
#pragma once

#include <string>
#include <string_view>

#include "rooms/directory/exchange/hsds_tables.h"

namespace concert::directory {

// "Services.CSV" -> "services"; "data/organizations.csv" -> "organizations".
std::string stem_of(std::string_view path);

// A table as its source calls it: one of HSDS 3.1, or one that earlier versions had and that is brought into another.
struct TableName {
  std::string_view table;  // of HSDS 3.1; empty when unknown
  std::string_view former; // "regular_schedule", "holiday_schedule", "eligibility", "physical_address",
                           // "postal_address", "taxonomy_1", "service_taxonomy", "payment_accepted"; else empty
};
TableName table_called(std::string_view name); // a file's stem, a JSON member or a mapping's model

// The field of `table` that a column of this name holds; null when none.
const hsds::Field* field_called(const hsds::Table& table, std::string_view column);

} // namespace concert::directory
