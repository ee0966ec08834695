// The Situation Tables of the installation, and whom each lets hear names at filter 3. For administrators.
#pragma once

#include "rooms/access/pages/visit.h"
#include "rooms/access/room.h"

namespace concert::access {

class TablePages {
public:
  explicit TablePages(Room& room) : room_(room) {}

  http::Reply list(Visit&);
  http::Reply new_table(Visit&);
  http::Reply add(Visit&);
  http::Reply show(Visit&);             // {id}
  http::Reply set_names_policy(Visit&); // {id}

private:
  http::Reply new_page(const Visit&, html::FormState, int status);
  http::Reply table_page(const Visit&, const Table&, html::FormState, int status);

  Room& room_;
};

} // namespace concert::access
