// What HSDS 1.1 and 2.0 said in tables and columns of their own, brought into the shape of 3.1: weekly hours, holidays,
// street and postal addresses, eligibility, categories of a service, languages of a telephone.
#pragma once

#include <string>
#include <string_view>

#include "rooms/directory/exchange/source_rows.h"

namespace concert::directory {

// Sentences about who may come, one row each, kept aside until their services are known.
extern const hsds::Table eligibility_table; // id, service_id, eligibility
extern const hsds::Table row_without_place; // id: of a former table that 3.1 dropped

// The table whose fields the columns of `former` hold, and the field of one column; null when it holds none.
const hsds::Table& table_of_former(std::string_view former, const hsds::Table& table);
const hsds::Field* former_field(std::string_view former, const hsds::Table& table, std::string_view column);
// Columns that only repeat what another says.
bool is_repetition(std::string_view former, std::string_view column);

struct Place {
  const std::string& file;
  std::size_t line;
};
// Once all cells of a row are there. False when the row cannot come in; then it is noted.
bool settle_former(std::string_view former, SourceRow& row, Place place, Report& report);

// "9:00am", "9:00 AM", "09:00:00", "0900" as "09:00"; what is no time of day stays as it is.
std::string time_of_day(std::string_view text);
// "Monday", "mon", "lundi", "1" (HSDS 1.1: Monday) as "MO"; empty when it is no day.
std::string weekday_code(std::string_view text);

} // namespace concert::directory
