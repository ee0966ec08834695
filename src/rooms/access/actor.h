// Whoever acts: a member sitting in a seat. Built only from a valid session, or by the program for its own command line.
#pragma once

#include "base/language.h"
#include "rooms/access/ids.h"
#include "rooms/access/role.h"

namespace concert::access {

struct Actor {
  MemberId member;
  SeatId seat;
  AgencyId agency;
  TableId table;
  Role role = Role::representative;
  Language language = Language::en;
};

} // namespace concert::access
