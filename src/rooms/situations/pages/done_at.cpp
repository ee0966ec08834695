#include "rooms/situations/pages/done_at.h"

namespace concert::situations {

std::string_view page_of(Awaited awaited) {
  switch (awaited) {
  case Awaited::second_look:
    return "account";
  case Awaited::picture:
    return "picture";
  case Awaited::withdrawal:
    return "withdraw";
  case Awaited::presentation:
    return "check";
  case Awaited::decision:
    return "decide";
  case Awaited::likely_agencies:
    return "likely";
  case Awaited::authority:
  case Awaited::wider_authority:
    return "disclose";
  case Awaited::roles:
    return "assign";
  case Awaited::conclusion:
    return "conclude";
  case Awaited::answers:
  case Awaited::first_contact:
  case Awaited::connection:
    break;
  }
  return "";
}

} // namespace concert::situations
