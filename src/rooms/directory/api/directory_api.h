// The directory as data: search and one service. PRIVACY: made from the same catalogue as the pages, which has already
// taken withheld addresses out.
#pragma once

#include "platform/clock/clock.h"
#include "rooms/access/api/api_call.h"
#include "rooms/directory/room.h"
#include "rooms/directory/search_fields.h"

namespace concert::directory {

class Api {
public:
  Api(Room& room, const clock::Clock& clock) : room_(room), clock_(clock) {}

  http::Reply search(access::ApiCall&);
  http::Reply show(access::ApiCall&);           // {id}
  http::Reply state_capacity(access::ApiCall&); // {id}
  http::Reply places(access::ApiCall&);         // of one's own agency
  http::Reply still_true(access::ApiCall&);     // all of them, against what was read
  http::Reply agencies(access::ApiCall&);       // {id} of an organization
  http::Reply link_agency(access::ApiCall&);    // {id} of an organization

private:
  Room& room_;
  const clock::Clock& clock_;
};

} // namespace concert::directory
