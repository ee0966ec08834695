// The code lists to read: which lists there are, and every entry of one in both languages with how far its wording can
// be trusted. Nothing is changed here: a correction is an import.
#pragma once

#include "rooms/access/pages/visit.h"
#include "rooms/codes/room.h"

namespace concert::codes {

class CodePages {
public:
  explicit CodePages(Room& room) : room_(room) {}

  http::Reply lists(access::Visit&);
  http::Reply entries(access::Visit&); // {list}

private:
  Room& room_;
};

} // namespace concert::codes
