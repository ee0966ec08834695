// The log for privacy officers, and its verification for them and for administrators.
#pragma once

#include "rooms/access/pages/visit.h"
#include "rooms/access/room.h"
#include "rooms/oversight/room.h"

namespace concert::oversight {

class LogPages {
public:
  LogPages(Room& room, access::Room& access) : room_(room), access_(access) {}

  http::Reply log(access::Visit&);         // GET: lines for privacy officers; verification alone for administrators
  http::Reply verify_form(access::Visit&); // GET
  http::Reply verify(access::Visit&);      // POST

private:
  http::Reply verify_page(const access::Visit&, const Verification*, html::FormState, int status);

  Room& room_;
  access::Room& access_;
};

} // namespace concert::oversight
