// Opening hours out of the rows of HSDS 3.1 (table `schedule`) into which every dialect is brought. The rows themselves
// stay what is stored and exported, so nothing that a source said is lost by reading it.
#pragma once

#include <vector>

#include "rooms/directory/further.h"
#include "rooms/directory/hours.h"

namespace concert::directory {

// What one row says is added. `offsets`: of the wall clock from UTC, in minutes; a row that counts its times from
// another offset is unknown, because nobody can tell whether its publisher meant the wall clock.
//
// Read: freq WEEKLY and MONTHLY, byday, bymonthday, interval with dtstart, wkst, valid_from, valid_to, until; without
// freq and days, dates are exceptions: of at most 31 days, or closed. Year 0001, which Ohana writes, is every year. Not
// read, and so unknown on their days: count, byweekno, byyearday, and times that are missing or none, unless the
// description can be read (hours_phrases.h). Texts are kept.
void read_schedule(const FurtherRow& row, const std::vector<int>& offsets, Hours& into);

// "2026-01-31", "01/31/2026", "12/24/15", "January 31, 2026".
std::optional<LocalDate> date_in(std::string_view text);

} // namespace concert::directory
