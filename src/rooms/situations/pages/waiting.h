// Who is waiting for whom: from what a seat may see of a situation, what has to happen next and who does it.
#pragma once

#include <string_view>
#include <vector>

#include "rooms/access/actor.h"
#include "rooms/situations/room.h"

namespace concert::situations {

enum class Awaited {
  picture,         // the originating agency describes it
  withdrawal,      // the screening said no: the originating agency takes it back
  presentation,    // the originating agency presents it
  decision,        // the chair says what the table decided at filter 2
  likely_agencies, // the chair marks who is likely to have a role
  authority,       // the originating agency opens the names
  wider_authority, // … on a ground that also carries filter 4
  answers,         // agencies say whether they have a role
  roles,           // the chair names lead and assisting
  first_contact,   // the intervening agencies meet the person
  connection,      // … and connect them
  conclusion       // the lead agency concludes
};
std::string_view name_of(Awaited awaited);

struct Waiting {
  Awaited what = Awaited::picture;
  bool chair = false;                  // the chair's to do …
  std::vector<AgencyId> agencies = {}; // … or these agencies'
};

// In the order in which it matters. Empty when the situation has ended or this seat cannot know.
std::vector<Waiting> waiting_for(const View& view, LocalDate today);
// Whether it is this seat's turn.
bool concerns(const Waiting& waiting, const access::Actor& actor);
// The page below the situation's where it is done; empty for the record itself.
std::string_view page_of(Awaited awaited);

bool picture_is_missing(const View& view);
// Agencies that may be named lead or assisting: the originating one and those likely, unless they declined.
std::vector<AgencyId> eligible_in(const View& view);
// Whether the ground on which the names were opened also carries filter 4 today.
bool carries_intervention(const View& view, LocalDate today);

} // namespace concert::situations
