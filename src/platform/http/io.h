// The bytes of one connection, whatever carries them: TCP, a UNIX socket, later TLS. Private to this part.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <system_error>

#include "platform/http/message.h"

namespace concert::http {

class Io {
public:
  using Done = std::function<void(std::error_code, std::size_t bytes)>;
  virtual ~Io() = default;
  // One read and one write may be under way at once; the memory must live until `done`, which is called on the loop,
  // never from within these functions. The end of the stream is an error.
  virtual void read_some(std::span<char> into, Done done) = 0;
  virtual void write_all(std::string_view bytes, Done done) = 0;
  virtual void buffer_little() = 0;  // the kernel keeps some KB for a peer that does not read, not megabytes
  virtual void finish_writing() = 0; // the peer sees the end after what was written
  virtual void close() = 0;          // what is under way ends with an error; again is harmless
};

// Who knocks: before a connection exists, so that refusing costs next to nothing.
struct Caller {
  Listener listener = Listener::network;
  std::string address;       // as text, without port; IPv4 also when mapped into IPv6; empty for Listener::local
  std::string neighbourhood; // what the limit per address counts by: the address, for IPv6 its /64
};

} // namespace concert::http
