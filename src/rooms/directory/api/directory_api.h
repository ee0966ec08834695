// The directory as data: search and one service. PRIVACY: made from the same catalogue as the pages, which has already
// taken withheld addresses out.
#pragma once

#include "platform/clock/clock.h"
#include "rooms/access/api/api_call.h"
#include "rooms/directory/links_room.h"
#include "rooms/directory/search_fields.h"

namespace concert::directory {

class Api {
public:
  Api(Room& room, CapacityLinks& links, const clock::Clock& clock) : room_(room), links_(links), clock_(clock) {}

  http::Reply search(access::ApiCall&);
  http::Reply show(access::ApiCall&);           // {id}
  http::Reply state_capacity(access::ApiCall&); // {id}
  http::Reply places(access::ApiCall&);         // of one's own agency
  http::Reply still_true(access::ApiCall&);     // all of them, against what was read
  http::Reply agencies(access::ApiCall&);       // {id} of an organization
  http::Reply link_agency(access::ApiCall&);    // {id} of an organization
  http::Reply ask_capacity(access::ApiCall&);   // {id} of an organization
  http::Reply revoke_ask(access::ApiCall&);     // {id} of an organization

private:
  Room& room_;
  CapacityLinks& links_;
  const clock::Clock& clock_;
};

} // namespace concert::directory
