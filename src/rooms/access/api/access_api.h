// Seats and tables as data. Members are added by the installation's own door.
#pragma once

#include "rooms/access/api/api_call.h"
#include "rooms/access/room.h"

namespace concert::access {

class Api {
public:
  explicit Api(Room& room) : room_(room) {}

  http::Reply seats(ApiCall&);
  http::Reply seat(ApiCall&);         // {id}
  http::Reply suspend_seat(ApiCall&); // {id}; for all who hold it
  http::Reply restore_seat(ApiCall&); // {id}
  http::Reply tables(ApiCall&);
  http::Reply table(ApiCall&); // {id}
  http::Reply add_table(ApiCall&);
  http::Reply set_names_policy(ApiCall&); // {id}

private:
  Room& room_;
};

} // namespace concert::access
