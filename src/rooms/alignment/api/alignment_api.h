// The offers for one situation as data: the same search, gate and trace as the page.
//
//   GET  /situations/{id}/offers?spoken=CODE&area=AREA
#pragma once

#include "rooms/access/api/api_call.h"
#include "rooms/alignment/room.h"
#include "rooms/codes/room.h"

namespace concert::alignment {

class Api {
public:
  Api(Room& room, codes::Room& codes) : room_(room), codes_(codes) {}
  http::Reply offers(access::ApiCall&);

private:
  Room& room_;
  codes::Room& codes_;
};

json::Value json_of(const FoundOffers&);

} // namespace concert::alignment
