// What comes after the table as data: one method an act, from the call's fields to the room and back.
#pragma once

#include "platform/json/value.h"
#include "rooms/access/api/api_call.h"
#include "rooms/aftercare/room.h"
#include "rooms/codes/room.h"

namespace concert::aftercare {

class Api {
public:
  Api(Room& room, codes::Room& codes) : room_(room), codes_(codes) {}

  http::Reply follow_ups(access::ApiCall&);
  http::Reply consent(access::ApiCall&);
  http::Reply end_consent(access::ApiCall&);
  http::Reply record(access::ApiCall&);
  http::Reply report(access::ApiCall&);
  http::Reply report_back(access::ApiCall&);
  http::Reply awaited(access::ApiCall&);
  http::Reply figures(access::ApiCall&);

private:
  Room& room_;
  codes::Room& codes_;
};

// Made from what the seat sees alone, so it cannot say more.
json::Value json_of(const FollowUps&);
json::Value json_of(const ReportSeen&);
json::Value json_of(const std::vector<AwaitedAfter>&);
// PRIVACY: what is withheld is null.
json::Value json_of(const std::vector<InternalDay>&, std::int64_t threshold);

} // namespace concert::aftercare
