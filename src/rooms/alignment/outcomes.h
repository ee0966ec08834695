// How it went for groups: of each group's concluded situations, how many were connected with a service, how many in
// time, in how many the risk was lowered; with intervals, so that chance is not read as a difference. Pure.
//
// PRIVACY: only groups that may be counted (FloorBy), only while a purpose for it is recorded, and small counts are
// hidden with as many others as it takes. It knows a group's name and three answers, and nothing else of anybody.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/fields.h"
#include "base/instant.h"
#include "base/result.h"
#include "rooms/access/ids.h"
#include "rooms/alignment/region_rules.h"
#include "rooms/situations/room.h"

namespace concert::alignment {

// Why a table looks at its groups: stated before it looks, in the log for ever. `none`: it does not, or not any more.
enum class Purpose { none, fair_access, set_floor, report_to_table };
std::string_view name_of(Purpose purpose);
std::optional<Purpose> purpose_of(std::string_view name);

struct GroupPurpose {
  TableId table;
  std::int64_t version = 0; // 0: never stated
  std::optional<Instant> set_at;
  FloorBy by = FloorBy::age_band;
  Purpose purpose = Purpose::none;
  friend bool operator==(const GroupPurpose&, const GroupPurpose&) = default;
};
const FieldSpecs& purpose_fields(); // purpose
Result<Purpose> read_purpose(const Fields& fields);

// One concluded situation.
struct HowItWent {
  std::string group;
  bool served = false;         // a service connected or engaged
  std::optional<bool> in_time; // connected within 48 hours of the threshold; nothing where it was never met
  std::optional<bool> lowered; // some risk was graded lower; nothing where none was assessed again
};
HowItWent how_it_went(const situations::View& view, const situations::Picture& picture, FloorBy by);

struct Share {
  int of = 0, yes = 0;
  friend bool operator==(const Share&, const Share&) = default;
};
struct GroupOutcome {
  std::string group;
  Share served, in_time, lowered;
};
std::vector<GroupOutcome> outcomes_of(std::span<const HowItWent> all); // by group's name; without those of none

// Wilson's, for 95 in 100; of > 0.
struct Interval {
  double low = 0, high = 1;
};
Interval interval_of(const Share& share);

// Which groups may be shown: none of whose counts, of yes and of no, is from 1 to least_shown - 1. Where that hides
// some, it hides at least two, with least_shown situations together, so that no hidden one can be computed from a
// total.
std::vector<bool> may_be_shown(const std::vector<GroupOutcome>& groups);

} // namespace concert::alignment
