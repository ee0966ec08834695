// Reply to bytes: framing headers, compression, and what HEAD, 204 and 304 leave out. Private to this part.
#pragma once

#include <string>
#include <string_view>

#include "platform/http/message.h"

namespace concert::http {

struct WireChoices {
  bool head = false; // the request was HEAD
  bool keep_alive = true;
  bool one_point_zero = false;
  bool gzip_accepted = false;
  int gzip_level = 4;      // 0: never
  bool open_ended = false; // the body is a stream that ends with the connection
};

// A reply that cannot go on the wire (a status out of range, a line break in a header, a header that belongs to the
// server) is a bug.
std::string wire_of(Reply reply, const WireChoices& choices);

// "404 Not Found" in plain text, for replies that are made where the house cannot be asked.
Reply bare_reply(int status);

} // namespace concert::http
