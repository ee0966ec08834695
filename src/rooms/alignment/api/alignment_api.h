// The offers for one situation, and the plan of a table, as data: the same search, gate and trace as the pages.
//
//   GET  /situations/{id}/offers?spoken=CODE&area=AREA
//   GET  /alignment/plan                                  the plan of the chair's table
//   GET  /alignment/plan/otherwise?situation=ID&need=CODE
//   GET  /alignment/plan/learning                         what concluded situations say of the table of needs
//   POST /alignment/plan/learning/adopt, /take-back
//   GET  /needs                                           the table of needs
//   PUT  /needs/row, POST /needs/row/retire               one row of it, over the edition that was read
//   GET  /alignment/plan/groups                           how it went for groups
//   PUT  /alignment/plan/groups/purpose                   If-Match is its version, as the groups give it
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
  http::Reply needs(access::ApiCall&);
  http::Reply set_row(access::ApiCall&);
  http::Reply retire_row(access::ApiCall&);
  http::Reply outcomes(access::ApiCall&);
  http::Reply state_purpose(access::ApiCall&);
  http::Reply learning(access::ApiCall&);
  http::Reply adopt(access::ApiCall&);
  http::Reply take_back(access::ApiCall&);

private:
  Room& room_;
  codes::Room& codes_;
};

json::Value json_of(const FoundOffers&);
json::Value json_of(const FoundPlan&);
json::Value json_of(const RegionRules&);
json::Value json_of(const Needs&);
json::Value json_of(const FoundLearning&);
json::Value json_of(const FoundOutcomes&);

const FieldSpecs& adopt_row_fields();     // risk_category, service_term, and those of adopt_fields()
const FieldSpecs& take_back_row_fields(); // risk_category, service_term, seen, reason

} // namespace concert::alignment
