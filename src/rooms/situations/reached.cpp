#include "rooms/situations/reached.h"

namespace concert::situations {

std::optional<Reached> reached_by(const Situation& s, std::vector<StepOut> step_outs) {
  if (!s.number)
    return std::nullopt;
  Reached out;
  out.number = *s.number;
  out.stage = s.stage;
  out.lead = s.lead();
  out.ending = s.ending;
  out.step_outs = std::move(step_outs);
  for (const Involvement& i : s.involvements) {
    if (s.stage == Stage::identification && i.likely)
      out.likely.push_back(i.agency);
    if (i.part == Part::assisting)
      out.assisting.push_back(i.agency);
  }
  return out;
}

} // namespace concert::situations
