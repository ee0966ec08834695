// What a demonstration makes up so that there is something to see: capacity, waits, ages and towns, because real
// directories hold almost none. Every value it sets is marked invented, and it never replaces a real one.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"
#include "rooms/directory/import.h"

namespace concert::directory {

// Columns: service_id (the source's), and any of minimum_age, maximum_age, capacity_available, capacity_maximum,
// wait_days, stated_days_ago, town_area (a code; `area_names` says it in words), hours ("MO,TU 09:00-17:00; SA 10:00-14:00").
// Empty cells set nothing. Rows that
// cannot be used are reported in the import's report. Refuses like read_ohana.
Result<void> apply_overlay(Import& import, const std::string& file, std::string_view bytes, Instant now,
                           const std::map<std::string, std::string>& area_names = {});

} // namespace concert::directory
