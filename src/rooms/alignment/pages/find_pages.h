// Services that fit one situation, to look through, to phone, and to go on from.
//
//   GET  /situations/{id}/find?spoken=CODE&area=AREA   find
#pragma once

#include "rooms/access/pages/visit.h"
#include "rooms/agencies/room.h"
#include "rooms/alignment/room.h"
#include "rooms/codes/room.h"

namespace concert::alignment {

class FindPages {
public:
  FindPages(Room& room, codes::Room& codes, agencies::Room& agencies)
      : room_(room), codes_(codes), agencies_(agencies) {}

  http::Reply find(access::Visit&);

private:
  Room& room_;
  codes::Room& codes_;
  agencies::Room& agencies_;
};

} // namespace concert::alignment
