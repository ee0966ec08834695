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

namespace concert::alignment {

enum class Ties { lot, longest_wait };       // between plans that are equally good
enum class EvenLoad { none, light, strong }; // what a place may cost where a service is nearly full

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

  bool change_nothing() const {
    return first_after_days == 0 && ties == Ties::lot && held_for_acute == 0 && even_load == EvenLoad::none;
  }
  friend bool operator==(const RegionRules&, const RegionRules&) = default;
};

std::string said_of(const RegionRules&); // for the audit log: settings, in plain

const FieldSpecs& rules_fields(); // first_after_days, ties, held_for_acute, even_load
// table, version and set_at are not told. Refused field by field when a number makes no sense.
Result<RegionRules> read_rules(const Fields&);
Fields fields_of(const RegionRules&);

} // namespace concert::alignment
