// The partners: who is at the table, by kind, with the law each answers to; and the form by which an administrator adds
// one.
#pragma once

#include "rooms/access/pages/visit.h"
#include "rooms/access/room.h"
#include "rooms/agencies/room.h"
#include "rooms/codes/room.h"

namespace concert::agencies {

class AgencyPages {
public:
  AgencyPages(Room& room, codes::Room& codes, access::Room& access) : room_(room), codes_(codes), access_(access) {}

  http::Reply list(access::Visit&);
  http::Reply form(access::Visit&);
  http::Reply add(access::Visit&);

private:
  http::Reply form_page(const access::Visit&, html::FormState, int status);

  Room& room_;
  codes::Room& codes_;
  access::Room& access_;
};

} // namespace concert::agencies
