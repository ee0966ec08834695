// Opening hours that an agency keeps here itself: written as rows of HSDS like those of a source, beside them and not
// in their place, so that what the source says is still there when the agency gives its own up.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/fields.h"
#include "base/result.h"
#include "rooms/directory/entries.h"
#include "rooms/directory/further.h"
#include "rooms/directory/hours.h"

namespace concert::directory {

// Of the origin of such rows. No source can be called so.
inline constexpr std::string_view own_hours_import = "x-own";
// In the values of a row that the demonstration made up; no field of the standard.
inline constexpr std::string_view invented_mark = "x-invented";

struct OwnHours {
  std::vector<std::vector<Span>> week = std::vector<std::vector<Span>>(7); // Monday first; none: closed
  std::vector<std::pair<LocalDate, LocalDate>> closed;                     // both days included
  std::string note;                                                        // "By appointment"
  bool empty() const;                                                      // nothing is said: the source's hours count
  friend bool operator==(const OwnHours&, const OwnHours&) = default;
};

// monday?, …, sunday? ("9:00-12:00, 13:00-17:00", "24 h"), closed? (a day or two with "to" between them on each line),
// note?. Problems: directory.hours.not_read, .overlap, .many, .date, .dates_turned, .many_dates ({0}: which line).
const FieldSpecs& own_hours_fields();
Result<OwnHours> read_own_hours(const Fields& fields);
Fields fields_of(const OwnHours& hours); // read_own_hours() of it gives the same

std::vector<FurtherRow> rows_of(const OwnHours& hours, const ServiceId& service);
// What of other hours can be kept here: those of each week, without what differs.
OwnHours own_hours_like(const Hours& hours);
std::optional<OwnHours> own_hours_in(const std::vector<FurtherRow>& rows, const ServiceId& service);

// Which rows count: of a service with rows of its agency none of its source's, and none that are invented; of one with
// rows of its source none that are invented. Rows about places always do, and rows of other tables. Empty: all.
std::vector<bool> counting(const std::vector<FurtherRow>& rows, const std::vector<ServiceAtLocation>& links);
// Leaves what an export may have: what counts and nobody invented. Whether something was invented.
bool keep_what_leaves(std::vector<FurtherRow>& rows, const std::vector<ServiceAtLocation>& links);

} // namespace concert::directory
