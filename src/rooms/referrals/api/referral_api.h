// Referrals as data, in a seat. Nothing here answers from outside: that way is for people, with a browser.
//
//   GET  /referrals                      list
//   GET  /referrals/{id}                 show
//   GET  /referrals/{id}/fhir            fhir
//   POST /situations/{id}/referrals      draft
//   POST /referrals/{id}/send            send       the code, once, when it goes outside the table
//   POST /referrals/{id}/step            take
//   POST /referrals/{id}/link            issue_link
//   POST /referrals/{id}/revoke          revoke_link
#pragma once

#include "rooms/access/api/api_call.h"
#include "rooms/codes/room.h"
#include "rooms/referrals/room.h"

namespace concert::referrals {

class Api {
public:
  Api(Room& room, codes::Room& codes) : room_(room), codes_(codes) {}

  http::Reply list(access::ApiCall&);
  http::Reply show(access::ApiCall&);
  http::Reply fhir(access::ApiCall&);
  http::Reply draft(access::ApiCall&);
  http::Reply send(access::ApiCall&);
  http::Reply take(access::ApiCall&);
  http::Reply issue_link(access::ApiCall&);
  http::Reply revoke_link(access::ApiCall&);

private:
  Room& room_;
  codes::Room& codes_;
};

} // namespace concert::referrals
