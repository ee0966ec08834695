// Who is waiting for whom: from what a seat may see of a situation, what has to happen next and who does it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "rooms/access/actor.h"
#include "rooms/situations/room.h"

namespace concert::situations {

enum class Awaited {
  second_look,     // a second person of the originating agency looks at words that the guard holds back
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
  Instant since = {};                  // when the step before was taken
};

// In the order in which it matters. Empty when the situation has ended or this seat cannot know.
std::vector<Waiting> waiting_for(const View& view, LocalDate today);
// Whether it is this seat's turn.
bool concerns(const Waiting& waiting, const access::Actor& actor);

// What one agency, or the chair, is awaited to do in one situation: a step of its journey, or a task of its plan.
struct AwaitedOf {
  SituationId situation;
  std::optional<std::int64_t> number;
  std::optional<AgencyId> agency; // absent: the chair
  Awaited what = Awaited::picture;
  std::optional<Task> task; // present: this task, and `what` means nothing
  Instant since;
  std::optional<Instant> due;
};
// What is awaited in these situations: of everybody for the chair, otherwise of the actor's own agency. By agency, the
// chair first, then the longest awaited first.
std::vector<AwaitedOf> awaited_in(const std::vector<View>&, LocalDate today, const access::Actor&);
// Whether an escalated task of this situation is this seat's business: the owner's, the lead's, later the chair's.
bool concerns(const Escalation&, const View&, const access::Actor&);

bool picture_is_missing(const View& view);
// Agencies that may be named lead or assisting: the originating one and those likely, unless they declined.
std::vector<AgencyId> eligible_in(const View& view);
// Whether the ground on which the names were opened also carries filter 4 today.
bool carries_intervention(const View& view, LocalDate today);

} // namespace concert::situations
