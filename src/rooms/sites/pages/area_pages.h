// The neighbourhoods of the installation, drawn and listed; and for administrators the form that brings in others.
//
//   GET  /areas           show          POST  bring
//   GET  /areas.geojson   file          what is kept, to be mended and brought in again
#pragma once

#include "rooms/access/pages/visit.h"
#include "rooms/sites/room.h"

namespace concert::sites {

class AreaPages {
public:
  explicit AreaPages(Room& room) : room_(room) {}

  http::Reply show(access::Visit&);
  http::Reply bring(access::Visit&);
  http::Reply file(access::Visit&);

private:
  http::Reply page_of(const access::Visit&, const SharedAreas&, html::FormState, int status);

  Room& room_;
};

} // namespace concert::sites
