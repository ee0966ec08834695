// What a worker does with one request: the function, its failures, the bytes of the reply. Private to this part.
#pragma once

#include <memory>
#include <string>

#include "platform/http/connection.h"

namespace concert::http {

struct Answered {
  std::string wire;                         // of the whole reply, or of its head when a stream follows
  std::shared_ptr<EventStream> events = {}; // then the connection serves nothing else any more
};

// Never throws: a function that throws ends as on_failure's reply, that one's failure as a bare 500.
Answered answered(Premises& premises, const Request& request, bool keep_alive, bool one_point_zero) noexcept;

} // namespace concert::http
