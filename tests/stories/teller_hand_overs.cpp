// A situation goes from one table to another: offered at the one, taken or declined at the other. An offer is called by
// the situation that it is of.
#include <algorithm>

#include "stories/teller_parts.h"

namespace concert::stories {

using world::Answered;
using world::Deed;

bool Teller::is_of_hand_overs(const Step& step) const {
  return step.what == "hand-overs" || step.verb == "hands-over" || step.verb == "takes-back" ||
         step.verb == "takes-over" || step.verb == "declines";
}

void Teller::hand_over() {
  const Step& step = *step_;
  Deed deed;
  if (step.verb == "reads") {
    deed.what = "list";
    deed.noun = "hand-over";
    return judge(do_deed(deed));
  }
  const auto value_of = [&](std::string_view field, bool unnamed) -> std::optional<std::string> {
    for (const auto& [name, values] : step.told)
      if (name == field || (unnamed && name.empty()))
        return values.at(0);
    return std::nullopt;
  };
  const auto add = [&](std::string_view field, const std::optional<std::string>& value) {
    if (value)
      deed.told.add(std::string(field), *value);
  };
  if (step.verb == "takes-over") { // "takes-over S2 with of: S1, originating: housing"
    const auto of = value_of("of", false), by = value_of("originating", false);
    if (!of)
      not_understood("say which situation is taken over: \"takes-over S2 with of: S1, originating: housing\"");
    deed.what = "take";
    deed.noun = "hand-over";
    deed.hand_over = world_.hand_over(situation(*of));
    add("originating_agency", by ? std::optional(world_.agency(*by).text()) : std::nullopt);
    const Answered answered = do_deed(deed);
    if (!answered.refused)
      situations_[step.what] = SituationId::parse(shown(answered.seen.find("id"))).value();
    return judge(answered);
  }
  deed.situation = situation(step.what);
  if (step.verb == "declines") {
    deed.what = "decline";
    deed.noun = "hand-over";
    deed.hand_over = world_.hand_over(*deed.situation);
    add("reason", value_of("reason", true));
  } else if (step.verb == "takes-back") {
    deed.what = "withdraw-hand-over";
  } else {
    deed.what = "hand-over";
    const auto table = value_of("table", false);
    if (table && !tables_.contains(*table))
      not_understood("nobody sits at " + *table);
    add("table", table ? std::optional(tables_.at(*table).text()) : std::nullopt);
    add("reason", value_of("reason", true));
    const auto now = world_.situation(*deed.situation);
    deed.version = step.version ? *step.version : now ? now->version : 1;
  }
  judge(do_deed(deed));
}

} // namespace concert::stories
