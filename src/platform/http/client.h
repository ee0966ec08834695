// A tiny blocking HTTP/1.1 client over TCP or a UNIX socket: for tests, stories and the command line that talks to a
// running server. No TLS, no redirects, no chunked replies (our server sends none). Not for hostile servers.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/events.h"
#include "platform/http/message.h"

namespace concert::http {

struct ClientReply {
  int status = 0;
  Headers headers;
  std::string body;
};

// Failures (refused, closed, no answer in time, not HTTP) are std::system_error or std::runtime_error.
class Client {
public:
  static Client tcp(const std::string& address, unsigned short port,
                    std::chrono::milliseconds patience = std::chrono::seconds(10));
  static Client local(const std::filesystem::path& socket,
                      std::chrono::milliseconds patience = std::chrono::seconds(10));
  Client(Client&& other) noexcept;
  Client& operator=(Client&& other) noexcept;
  ~Client();

  // Adds Host unless given, and Content-Length when there is a body or the method is one that has bodies. The
  // connection stays open for the next exchange unless a side said otherwise.
  ClientReply exchange(Method method, std::string_view target, const HeaderList& headers = {},
                       std::string_view body = {});
  ClientReply get(std::string_view target, const HeaderList& headers = {});
  ClientReply post_form(std::string_view target, std::string_view encoded, const HeaderList& headers = {});

  // An event stream: the reply's head, and after it one event after the other, comments left out; nothing once the
  // server has ended it. Any other reply comes whole. As a browser does, last_event_id() keeps the id of the last
  // event.
  ClientReply open_stream(std::string_view target, const HeaderList& headers = {});
  std::optional<Event> next_event();
  const std::string& last_event_id() const { return last_event_id_; }

  // The bare wire, for tests of the server.
  void send(std::string_view bytes);
  bool try_send(std::string_view bytes);              // false when the peer has closed or takes no more
  ClientReply receive(Method answered = Method::get); // one reply, interim 1xx included; HEAD has no body
  std::string receive_all();                          // until the peer closes
  std::string receive_through(std::string_view mark); // up to and with it
  void finish_sending();

private:
  Client(int socket, std::chrono::milliseconds patience, std::string host);
  bool fill(); // false when the peer has closed
  void send_request(Method method, std::string_view target, const HeaderList& headers, std::string_view body);
  ClientReply receive_head();
  void receive_body(ClientReply& reply);
  void close();

  int socket_ = -1;
  std::string host_;
  std::string pending_; // received, not yet consumed
  std::string last_event_id_;
};

} // namespace concert::http
