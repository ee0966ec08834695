// How far a situation has come, as the minutes of a meeting may say it. No invented middle: it is read from the
// situation in the transaction that writes the minutes' facts, so the two cannot disagree.
#pragma once

#include "rooms/situations/step_out.h"

namespace concert::situations {

// What the minutes of a meeting may say of a situation: nothing of the picture, not even which tests the threshold met.
struct Reached {
  std::int64_t number = 0;
  Stage stage = Stage::discussion;
  std::vector<AgencyId> likely; // while roles are being found
  std::optional<AgencyId> lead;
  std::vector<AgencyId> assisting;
  std::optional<Ending> ending;
  std::vector<StepOut> step_outs; // all there ever were, oldest first
  friend bool operator==(const Reached&, const Reached&) = default;
};
// Nothing for a situation that was never presented.
std::optional<Reached> reached_by(const Situation&, std::vector<StepOut>);

} // namespace concert::situations
