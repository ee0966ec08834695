// Listening sockets, TCP and UNIX. Private to this part.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "platform/http/io.h"
#include "platform/http/loop.h"

namespace concert::http {

class Door {
public:
  // Decides before anything is allocated for the connection.
  using Admits = std::function<bool(const Caller&)>;
  using Enters = std::function<void(std::unique_ptr<Io>, Caller)>;

  virtual ~Door() = default;
  virtual void open(Admits admits, Enters enters) = 0; // on the loop; callbacks too
  virtual void close() = 0;                            // on the loop
  virtual unsigned short port() const = 0;             // 0 for a UNIX socket
};

// Both listen when they return; both throw std::system_error when they cannot.
std::unique_ptr<Door> tcp_door(Loop& loop, const std::string& address, unsigned short port);
// A socket file left by a process that died is replaced; one that answers is an error.
std::unique_ptr<Door> local_door(Loop& loop, const std::filesystem::path& path);

} // namespace concert::http
