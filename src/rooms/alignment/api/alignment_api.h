// The offers for one situation, and the plan of a table, as data: the same search, gate and trace as the pages.
//
//   GET  /situations/{id}/offers?spoken=CODE&area=AREA
//   GET  /alignment/plan                                  the plan of the chair's table
//   GET  /alignment/plan/otherwise?situation=ID&need=CODE
//   PUT  /alignment/plan/rules                            If-Match is the version of the rules, as the plan gives it
#pragma once

#include "rooms/access/api/api_call.h"
#include "rooms/alignment/room.h"
#include "rooms/codes/room.h"

namespace concert::alignment {

class Api {
public:
  Api(Room& room, codes::Room& codes) : room_(room), codes_(codes) {}
  http::Reply offers(access::ApiCall&);
  http::Reply plan(access::ApiCall&);
  http::Reply otherwise(access::ApiCall&);
  http::Reply set_rules(access::ApiCall&);

private:
  Room& room_;
  codes::Room& codes_;
};

json::Value json_of(const FoundOffers&);
json::Value json_of(const FoundPlan&);
json::Value json_of(const RegionRules&);

} // namespace concert::alignment
