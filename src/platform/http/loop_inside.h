// What a Loop is made of; included by loop.cpp and sockets.cpp only, after Asio.
#pragma once

#include "platform/http/loop.h"

namespace concert::http {

struct Loop::Inside {
  boost::asio::io_context context{1};
};

} // namespace concert::http
