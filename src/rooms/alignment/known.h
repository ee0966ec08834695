// What is known already of services for one situation, from what was recorded of them there: which of them helps, and
// which the person or the service refused. Pure. PRIVACY: made from the record as one seat may see it, never from more.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rooms/directory/ids.h"
#include "rooms/situations/situation.h"

namespace concert::alignment {

enum class Refusing {
  person, // holds for this situation, until somebody records that the person takes it up after all
  service // it was not available: holds as long as a statement of free places does
};
std::string_view name_of(Refusing who);

struct Known {
  struct Refused {
    std::string service; // its id, as recorded
    Refusing by = Refusing::person;
    Instant at;
    friend bool operator==(const Refused&, const Refused&) = default;
  };
  std::vector<std::string> connected; // a need that one of them answers is answered
  std::vector<Refused> refused;       // not offered again

  bool is_connected(const directory::ServiceId& id) const;
  const Refused* refusal_of(const directory::ServiceId& id) const; // null when there is none
};

// Of each service the last word counts. `elsewhere`: what was refused in other words, such as a referral that was
// declined. `service_holds_days`: how long the no of a service holds.
Known known_of(const std::vector<situations::Mobilized>& recorded, const std::vector<Known::Refused>& elsewhere,
               Instant now, int service_holds_days);

} // namespace concert::alignment
