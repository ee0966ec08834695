#include "rooms/situations/openings.h"

namespace concert::situations {

// PRIVACY: the one place that says whose keys open what; the keys are made to follow it (people::Room::settle).
people::Openings openings_of(const Situation& s, access::NamesPolicy policy, const std::vector<AgencyId>& at_table) {
  people::Openings out;
  if (s.stage == Stage::rejected)
    return out;
  out.names.insert(s.originating);
  out.everything.insert(s.originating);
  const bool opened = s.disclosure.has_value();
  if (s.stage == Stage::identification && opened) {
    if (policy == access::NamesPolicy::whole_table)
      out.names.insert(at_table.begin(), at_table.end());
    for (const Involvement& i : s.involvements)
      if (policy != access::NamesPolicy::intervening && i.likely && i.answer != Answer::not_involved)
        out.names.insert(i.agency);
  }
  if (s.stage == Stage::intervention || s.stage == Stage::concluded)
    for (const Involvement& i : s.involvements)
      if (i.part != Part::none) {
        out.names.insert(i.agency);
        out.everything.insert(i.agency);
      }
  return out;
}

bool names_are_open(const Situation& s, AgencyId agency, LocalDate today) {
  if (agency == s.originating || s.stage != Stage::identification)
    return true; // then the gate and the keys decide
  return s.disclosure && (!s.disclosure->expires || today <= *s.disclosure->expires);
}

} // namespace concert::situations
