// Where a situation stands and how an agency stands to it: everything, besides the seat itself, that decides what may be
// seen and done. The room `situations` computes it from the situation; the gate judges it.
#pragma once

#include <optional>
#include <string_view>

namespace concert::access {

// The four filters as states. A rejected situation may have stopped at any of the last three.
enum class Stage : unsigned {
  screening,      // filter 1: inside the originating agency
  discussion,     // filter 2: the table, de-identified
  identification, // filter 3: limited identifiers, to find who has a role
  intervention,   // filter 4: the intervening agencies only
  concluded,
  rejected
};

std::string_view name_of(Stage stage);
std::optional<Stage> stage_of(std::string_view name);

// Whom a table lets hear the name at filter 3. A table's own policy; the first is the default.
enum class NamesPolicy {
  likely_involved,     // preset "ontario": only agencies marked as likely to have a role
  intervening,         // preset "kenora": filter 3 stays de-identified, names only at filter 4
  whole_table          // preset "massachusetts": name and date of birth to every agency at the table
};

std::string_view preset_of(NamesPolicy policy); // "ontario", "kenora", "massachusetts"
std::optional<NamesPolicy> names_policy_of(std::string_view preset);

// How the actor's agency stands to one situation; several may hold at once.
struct Relations {
  bool at_table = false;     // has a seat at the situation's table
  bool originating = false;  // brought it
  bool likely = false;       // marked by the chair as likely to have a role, and has not declined it
  bool intervening = false;  // lead or assisting
  bool lead = false;
};

struct Standing {
  Stage stage = Stage::screening;
  Relations relations;
  NamesPolicy names = NamesPolicy::likely_involved;
  // The actor, or the actor's whole agency, stepped out over a conflict of interest and was not called back.
  bool stepped_out = false;
};

} // namespace concert::access
