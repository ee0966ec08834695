// The directory to read: search with filters and categories, one service, one organization, what it is made from; and
// the form by which an agency says how much room a service has. PRIVACY: an address that is withheld is never on these
// pages.
#pragma once

#include "rooms/access/pages/visit.h"
#include "rooms/codes/room.h"
#include "rooms/directory/room.h"

namespace concert::directory {

class DirectoryPages {
public:
  DirectoryPages(Room& room, codes::Room& codes) : room_(room), codes_(codes) {}

  http::Reply search(access::Visit&);
  http::Reply service(access::Visit&);        // {id}
  http::Reply state_capacity(access::Visit&); // {id}
  http::Reply organization(access::Visit&);   // {id}
  http::Reply about(access::Visit&);

private:
  http::Reply service_page(const access::Visit&, const ServiceView&, html::FormState, int status);

  Room& room_;
  codes::Room& codes_;
};

} // namespace concert::directory
