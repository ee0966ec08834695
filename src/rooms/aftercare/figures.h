// What may be shown of counts over follow-ups: marked internal, and cells below the threshold withheld together with
// what would give them away, by the rule of the situations' figures.
#pragma once

#include "rooms/aftercare/aftercare.h"
#include "rooms/codes/code_book.h"
#include "rooms/situations/figures.h"

namespace concert::aftercare {

// One follow-up whose window has opened, without situation, agency or day: what a planner or evaluator counts.
struct Row {
  int days = 30;
  FollowUpState state = FollowUpState::planned; // planned: still open, or missed
  bool is_missed = false;
  int factors = 0, reduced = 0, gone = 0, worse = 0; // against what the table heard
  std::optional<Code> help, change;
  friend auto operator<=>(const Row&, const Row&) = default;
};
Row row_of(const FollowUp&, LocalDate today);

using situations::InternalCount;

// Of one of the three days. Absent: withheld.
struct InternalDay {
  int days = 30;
  std::vector<InternalCount> by_state; // assessed, not_reached, declined, missed, open
  std::vector<InternalCount> help;     // groups of help_received
  std::vector<InternalCount> change;   // groups of situation_now
  std::optional<std::int64_t> total, factors, reduced;
};

// PRIVACY: the answers to a question add up to the assessed. Where one is withheld so is that sum, and with it the
// other question; a total is shown only when every cell below it is.
std::vector<InternalDay> withheld(const std::vector<Row>&, const codes::CodeBook&, std::int64_t threshold);

} // namespace concert::aftercare
