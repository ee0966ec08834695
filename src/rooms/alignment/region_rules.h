// What a table has settled for its plan of free places: who comes first, how ties are broken, what is kept for acute
// needs, how evenly services are asked. As installed, none of it changes the plan. Every setting stays readable.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fields.h"
#include "base/instant.h"
#include "base/result.h"
#include "rooms/access/ids.h"
#include "rooms/situations/situation.h"

namespace concert::alignment {

enum class Ties { lot, longest_wait };       // between plans that are equally good
enum class EvenLoad { none, light, strong }; // what a place may cost where a service is nearly full

// Whom a floor protects. PRIVACY: groups that the pictures have and that single out nobody by origin, belief or sex.
// What may never stand here without having been named by people themselves, for a stated purpose, is in docs/adr/0032.
enum class FloorBy { none, age_band };

std::string_view name_of(FloorBy by);
std::optional<FloorBy> floor_by_of(std::string_view name);
std::string_view name_of(Ties ties);
std::optional<Ties> ties_of(std::string_view name);
std::string_view name_of(EvenLoad load);
std::optional<EvenLoad> even_load_of(std::string_view name);

// In scores of the ranking, for the last places of a service: small beside what a place does for somebody.
double most_cost_of(EvenLoad load);

struct RegionRules {
  TableId table;
  std::int64_t version = 0; // 0: as installed, never set
  std::optional<Instant> set_at;
  int first_after_days = 0; // who has waited longer than this at the table comes first; 0: nobody
  Ties ties = Ties::lot;
  int held_for_acute = 0; // of each service's free places, only for acute needs
  EvenLoad even_load = EvenLoad::none;
  FloorBy floor_by = FloorBy::none;
  int floor_percent = 0;   // of the needs of each group for which a place is free somewhere: so many get one at least
  int floor_most_cost = 5; // per cent of the sum of all scores that may be given up for that

  bool has_floor() const { return floor_by != FloorBy::none && floor_percent > 0; }
  bool change_nothing() const {
    return first_after_days == 0 && ties == Ties::lot && held_for_acute == 0 && even_load == EvenLoad::none &&
           !has_floor();
  }
  friend bool operator==(const RegionRules&, const RegionRules&) = default;
};

// Of the person it is about; empty where the picture does not say.
std::string group_of(FloorBy by, const situations::Picture& picture);

std::string said_of(const RegionRules&); // for the audit log: settings, in plain

const FieldSpecs& rules_fields(); // first_after_days, ties, held_for_acute, even_load, floor_by?, floor_percent?,
                                  // floor_most_cost?: no floor where nothing is told
// table, version and set_at are not told. Refused field by field when a number makes no sense.
Result<RegionRules> read_rules(const Fields&);
Fields fields_of(const RegionRules&);

} // namespace concert::alignment
